"""The rule that decided how two claims stand to each other."""

from datetime import date

import pytest

from claims.matching import compare

FERRY = "The ferry carried 240 passengers when it left the harbour on Friday."


@pytest.mark.parametrize(
    ("other", "rule"),
    [
        (FERRY, "word for word the same"),
        ("When it left the harbour on Friday the ferry carried 240 passengers.", "alike in words"),
        ("The ferry carried 420 passengers when it left the harbour on Friday.", "a figure differs"),
        ("The old mill by the river was sold to a bank.", "little in common"),
    ],
)
def test_the_rule_says_what_decided(other, rule):
    assert compare(FERRY, other).rule == rule
    assert compare(other, FERRY).rule == rule


def test_the_days_of_the_articles_may_be_given():
    days = (date(2024, 5, 3), date(2024, 5, 4))
    assert compare(FERRY, FERRY, dates=days) == compare(FERRY, FERRY, dates=days[::-1])


def test_what_both_mention_is_told_in_the_words_of_each():
    other = "The ferries were carrying 240 passengers when they left the harbour on Friday."
    words = [reason.words for reason in compare(FERRY, other).reasons if reason.kind == "shared words"]
    assert words == [
        "Both mention ferry (ferries there), carried (carrying there), passengers, left, harbour"
    ]
