"""Misspelt words: `claims.matching.spelling`."""

import pytest

from claims.matching.spelling import is_misspelling


@pytest.mark.parametrize(
    "pair", ["cement cemment", "police polcie", "despite desspite", "debating debtaing", "million milion"]
)
def test_a_slip_of_the_fingers_is_a_misspelling(pair):
    assert is_misspelling(*pair.split())


@pytest.mark.parametrize(
    "pair",
    ["country county", "united untied", "contract contact", "message massage",
     "statue statute", "cat cut",
     "soldier soldiers", "increase decrease", "police policy", "filing filling", "same same"],
)  # fmt: skip
def test_another_word_is_no_misspelling(pair):
    assert not is_misspelling(*pair.split())
