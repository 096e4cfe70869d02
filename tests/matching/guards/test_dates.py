"""Dates of two claims: `claims.matching.guards.dates`."""

from datetime import date

import pytest

from claims.matching import compare

SENTENCE = "The ferry between the islands ran aground {} and was towed back to the harbour."


def judge(one, other, days=(None, None)):
    comparison = compare(SENTENCE.format(one), SENTENCE.format(other), dates=days)
    return comparison.differs_in or comparison.relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("on 17 November 2024", "on Nov. 17, 2024"),
        ("on 17 November 2024", "on 17.11.2024"),
        ("on 17 November 2024", "on 2024-11-17"),
        ("on 17 November 2024", "on the 17th of November 2024"),
        ("on 17 November 2024", "on November the 17th"),
        ("in November 2024", "in November"),
        ("in the 1980s", "in the eighties"),
        ("in the 19th century", "in the nineteenth century"),
        ("in the third quarter of 2023", "in Q3 2023"),
        ("at 5:30 p.m.", "at 17:30"),
        ("at half past five", "at 5:30"),
        ("at noon", "at 12:00"),
        ("before 2012", "prior to 2012"),
    ],
)
def test_one_date_written_in_two_ways_is_no_difference(one, other):
    assert judge(one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("on 17 November 2024", "on 18 November 2024"),
        ("in November 2024", "in October 2024"),
        ("on Monday", "on Wednesday"),
        ("in the 1980s", "in the 1970s"),
        ("in 1955", "in the 1960s"),
        ("in the late 1970s", "in the early 1970s"),
        ("in Q3 2023", "in the first quarter of 2023"),
        ("at half past seven", "at 9:30"),
        ("in the summer of 2021", "in the winter of 2021"),
        ("before 2012", "after 2012"),
        ("before 2012", "in 2012"),
        ("until 2012", "since 2012"),
    ],
)
def test_another_date_is_a_difference_in_value(one, other):
    assert judge(one, other) == "value"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("yesterday", "on Sunday"),
        ("last month", "in October"),
        ("last year", "last week"),
        ("two years ago", "in 2019"),
        ("in 1955", "in the 1950s"),
    ],
)
def test_dates_that_only_the_day_of_writing_could_compare_may_differ(one, other):
    assert judge(one, other) == "possible"


MONDAY = date(2024, 11, 18)


@pytest.mark.parametrize(
    ("one", "other", "days", "judged"),
    [
        ("yesterday", "on Sunday", (MONDAY, MONDAY), "same"),
        ("yesterday", "on Saturday", (MONDAY, MONDAY), "value"),
        ("yesterday", "today", (MONDAY, date(2024, 11, 17)), "same"),
        ("yesterday", "yesterday", (MONDAY, date(2024, 11, 17)), "value"),
        ("last month", "in October", (MONDAY, MONDAY), "same"),
        ("last month", "in September", (MONDAY, MONDAY), "value"),
        ("last month", "in October", (MONDAY, None), "possible"),
        ("last year", "in 2023", (MONDAY, MONDAY), "same"),
        ("two years ago", "in 2022", (MONDAY, MONDAY), "same"),
        ("two years ago", "in 2021", (MONDAY, MONDAY), "possible"),
        ("two years ago", "in 2019", (MONDAY, MONDAY), "value"),
        ("on Tuesday", "on 12 November", (MONDAY, MONDAY), "same"),
        ("on Tuesday", "on 14 November", (MONDAY, MONDAY), "value"),
    ],
)
def test_relative_dates_are_read_against_the_days_of_the_articles(one, other, days, judged):
    assert judge(one, other, days) == judged
    assert judge(other, one, days[::-1]) == judged


def test_a_date_that_only_one_side_gives_is_an_addition():
    a, b = SENTENCE.format("on Monday, 17 June 2019,"), SENTENCE.format("again")
    assert compare(a, b).relation == "same"


def test_the_finding_reads_as_words():
    a, b = SENTENCE.format("before 2012"), SENTENCE.format("after 2012")
    reason = next(reason for reason in compare(a, b).reasons if reason.kind == "date")
    assert reason.words == "before 2012 here, after 2012 there"
    assert "".join(a[span.start : span.end] for span in reason.a_spans) == "before 2012"
