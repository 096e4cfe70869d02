"""Word by word: `claims.matching.word_differences`."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching import word_differences
from claims.text.normal import find_tokens

words = st.lists(
    st.sampled_from(["the", "ferry", "left", "on", "Friday", "240", "—", "«aboard»"]), max_size=12
)


def words_of(text):
    return [token.word for token in find_tokens(text)]


def read(a, b):
    return [
        (operation, a[one.start : one.end], b[other.start : other.end])
        for operation, one, other in word_differences(a, b)
    ]


def test_changed_added_and_missing_words_are_told_apart():
    a = "The ferry carried 240 passengers on Friday."
    b = "On Friday morning the ferry carried “420 passengers”."
    assert read(a, b) == [
        ("added", "", "On Friday morning"),
        ("equal", "The ferry carried", "the ferry carried"),
        ("changed", "240", "420"),
        ("equal", "passengers", "passengers"),
        ("missing", "on Friday", ""),
    ]


@settings(max_examples=80)
@given(words, words)
def test_all_words_are_covered_once_in_order(one, other):
    a, b = " ".join(one), " ".join(other)
    found = read(a, b)
    for operation, in_a, in_b in found:
        assert operation != "equal" or words_of(in_a) == words_of(in_b)
        assert bool(in_a) == (operation != "added")
        assert bool(in_b) == (operation != "missing")
    assert "".join(in_a for _, in_a, _ in found).count("ferry") == one.count("ferry")
    assert "".join(in_b for _, _, in_b in found).count("ferry") == other.count("ferry")


def test_texts_without_words_have_no_differences():
    assert word_differences("", "…") == []
    assert word_differences("", "a word")[0][0] == "added"
