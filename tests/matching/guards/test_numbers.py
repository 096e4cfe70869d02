"""Figures of two claims: `claims.matching.guards.numbers`."""

import pytest

from claims.matching import compare

SENTENCE = "The company that runs the harbour lost {} in the flood, its director told the council."


def judge(one, other, sentence=SENTENCE):
    comparison = compare(sentence.format(one), sentence.format(other))
    return comparison.differs_in or comparison.relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 million euros", "€12,000,000"),
        ("1.2bn dollars", "$1.2 billion"),
        ("two trillion pounds", "£2tn"),
        ("a dozen ships", "12 ships"),
        ("half a dozen ships", "six ships"),
        ("45,000 crates", "45 000 crates"),
        ("300k crates", "300,000 crates"),
        ("one in ten crates", "10 percent of crates"),
        ("two thirds of its crates", "67 percent of its crates"),
        ("dozens of crates", "45 crates"),
        ("at least 50 crates", "no fewer than 50 crates"),
        ("nearly 50 crates", "almost 50 crates"),
        ("50 tons of grain", "50 tonnes of grain"),
        ("300 km of track", "186 miles of track"),
    ],
)
def test_one_figure_written_in_two_ways_is_no_difference(one, other):
    assert judge(one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 million euros", "12 billion euros"),
        ("$5m", "€5m"),
        ("190 miles of track", "186 miles of track"),
        ("145km of track", "165km of track"),
        ("190 miles (300 km) of track", "186 miles (300 km) of track"),
        ("300 km (186 miles) of track", "250 kilometers (155 miles) of track"),
        ("150 litres of oil a week", "150 litres of oil a day"),
        ("3,000 soldiers", "2,000 troops"),
        ("6 percent of its crates", "6 percentage points of its crates"),
        ("one in ten crates", "one in five crates"),
        ("more than 50 crates", "fewer than 50 crates"),
        ("nearly 50 crates", "more than 50 crates"),
        ("10 to 15 crates", "10 to 20 crates"),
        ("twice as much", "three times as much"),
    ],
)
def test_another_figure_is_a_difference_in_value(one, other):
    assert judge(one, other) == "value"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("more than 50 crates", "61 crates"),
        ("up to 50 crates", "41 crates"),
        ("about 50 crates", "51 crates"),
        ("10 to 15 crates", "12 crates"),
        ("less than 50 crates", "50 crates"),
        ("$5m", "A$5m"),
    ],
)
def test_a_figure_within_the_bounds_of_the_other_may_agree(one, other):
    assert judge(one, other) == "possible"


def test_a_figure_that_only_one_side_gives_is_an_addition():
    a, b = SENTENCE.format("much of its grain, 400 tonnes,"), SENTENCE.format("much of its grain")
    assert compare(a, b).relation == "same"


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "more than 50 crates",
            "fewer than 50 crates",
            "more than 50 crates here, fewer than 50 crates there",
        ),
        ("10 tonnes a day", "10 tonnes a week", "10 tonnes a day here, 10 tonnes a week there"),
        ("251 miles of track", "400 km of track", "251 miles here, 400 km there: may be rounding"),
    ],
)
def test_findings_read_as_words(one, other, words):
    comparison = compare(SENTENCE.format(one), SENTENCE.format(other))
    assert words in [reason.words for reason in comparison.reasons]
