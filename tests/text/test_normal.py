"""Folding, tokens, stems: `claims.text.normal`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.normal import find_tokens, flatten, fold, is_stop_word, stem

any_text = st.text(st.characters(exclude_categories=[]), max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("“Ready”", '"ready"'),
        ("«Ready»", '"ready"'),
        ("''Ready''", '"ready"'),
        ("the dam’s", "the dam's"),
        ("10–15—20", "10-15-20"),
        ("soft\u00adhyphen and\u200b zero\u2060 width", "softhyphen and zero width"),
        ("\u202eright to left\u200f", "right to left"),
        ("  two\u00a0 \n blanks\t", "two blanks"),
        ("ＦＵＬＬ ３００ｋｍ", "full 300km"),
        ("Straße Ærø", "strasse æro"),
        ("Erdoğan Zelenský", "erdogan zelensky"),
        ("nul\x00 and \ud800 surrogate", "nul and surrogate"),
        ("", ""),
    ],
)
def test_folding_unifies(written, folded):
    assert fold(written) == folded


@given(any_text)
def test_folding_twice_changes_nothing_and_never_leaves_what_a_database_refuses(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert "\x00" not in folded
    folded.encode()


@given(any_text)
def test_every_token_stands_where_it_says(text):
    ends = [0]
    for token in find_tokens(text):
        assert ends[-1] <= token.span.start < token.span.end <= len(text)
        assert fold(token.text) in fold(text[token.span.start : token.span.end])
        ends.append(token.span.end)


@given(any_text)
def test_the_flat_text_leads_back_to_the_original(text):
    flat = flatten(text)
    span = flat.locate(0, len(flat.text))
    assert 0 <= span.start <= span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. and the E.U. agreed.", "the us and the eu agreed"),
        ("Norway’s NGOs don’t", "norway ngo don't"),
        ("SARS, a 300km range, 12,000.5", "sars a 300 km range 12000.5"),
        ("the 1980's and the 3rd", "the 1980s and the 3rd"),
        ("a long-range F-16", "a long range f 16"),
        ("cafe\u0301 na\u00efve", "cafe naive"),
    ],
)
def test_tokens_are_the_words_as_compared(text, words):
    assert " ".join(token.word for token in find_tokens(text)) == words


def test_an_acronym_is_no_stop_word():
    us, pronoun = find_tokens("US us")
    assert not is_stop_word(us)
    assert is_stop_word(pronoun)


def test_stems_join_inflections():
    assert stem("missiles") == stem("missile")
    assert stem("deployed") == stem("deploying")
    assert len(stem("a" * 100_000)) < 100
