"""Pairs of quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.quotations import MAX_QUOTATION_CHARACTERS, find_quotations


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("He said “no” and left.", ["“no”"]),
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("Er sagte „nein“ und ging.", ["„nein“"]),
        ("Il dit « non » et part.", ["« non »"]),
        ("“He said ‘no.’ Then he left.”", ["“He said ‘no.’ Then he left.”"]),
        ("He said 'It is done.' and left.", ["'It is done.'"]),
        ("The workers' and the owners' day in the '90s.", []),
        ('A board of 5" by 8".', []),
        ("He said “no.", []),
        ("", []),
    ],
)
def test_marks_are_paired(text, quotations):
    assert [text[one.start : one.end] for one in find_quotations(text)] == quotations


def test_a_mark_is_not_paired_with_one_far_away():
    assert find_quotations("“" + "a" * MAX_QUOTATION_CHARACTERS + "”") == []


@given(st.text(alphabet="“”„«»‹›‘’'\" .a\n"))
def test_quotations_are_in_order_and_apart(text):
    found = find_quotations(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
