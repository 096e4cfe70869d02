"""Fields for what people type."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from claims.forms.fields import NumberField, NumbersField, TickedClaimsField, WordsField, as_web_address


@pytest.mark.parametrize("words", ["a\0b", "half \ud800 a pair", "\udfff"])
def test_words_no_database_can_hold_are_refused(words):
    with pytest.raises(ValidationError, match="cannot be stored"):
        WordsField().clean(words)


@pytest.mark.parametrize(
    "words", ["שלום", "e\u0301 and é", "\u202eturned", "👨‍👩‍👧" * 100, "a\x1bb", "a\u2028b"]
)
def test_words_of_any_script_are_kept_as_they_are(words):
    assert WordsField().clean(words) == words


def test_words_have_one_line_ending_and_a_limit():
    assert WordsField().clean(" a\r\nb\rc ") == "a\nb\nc"
    assert WordsField().clean(None) == ""
    assert len(WordsField().clean("x" * 10_000)) == 10_000
    with pytest.raises(ValidationError, match="10000"):
        WordsField().clean("x" * 10_001)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "http://example.org"),
        ("https://[::1]/", "https://[::1]/"),
        ("https://bücher.example/ü", "https://bücher.example/ü"),
    ],
)
def test_a_web_address_is_kept(typed, kept):
    assert as_web_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "example.org",
        "https://",
        "https://[broken",
        "https://a b",
        "https://a\nb",
        "//evil.example",
        "ftp://example.org",
        "https:example.org",
    ],
)
def test_what_is_no_web_address_is_refused(typed):
    with pytest.raises(ValidationError, match="http"):
        as_web_address(typed)


def test_numbers_of_claims_are_read_as_people_write_them():
    assert NumbersField().clean(" #12, 15;12  0016 ") == [12, 15, 16]
    assert NumbersField().clean("") == []
    assert TickedClaimsField().clean(["3", "3", "1"]) == [3, 1]


@pytest.mark.parametrize("typed", ["abc", "-1", "0", "9" * 30, "٣", "1_000", "1.5", "##1"])
def test_what_is_no_number_of_a_claim_is_refused(typed):
    with pytest.raises(ValidationError, match="not the number of a claim"):
        NumbersField().clean(typed)
    with pytest.raises(ValidationError, match="not the number of a cluster"):
        NumberField(of="cluster").clean(typed)


def test_too_many_numbers_are_refused():
    with pytest.raises(ValidationError, match="at most 200"):
        NumbersField().clean(" ".join(map(str, range(1, 202))))
    with pytest.raises(ValidationError, match="at most 200"):
        TickedClaimsField().clean([str(n) for n in range(1, 202)])


@given(st.text(max_size=200))
def test_any_text_is_either_read_or_refused(text):
    fields = (WordsField(), NumbersField(), NumberField(of="claim"))
    assert all(isinstance(clean_or_refuse(field, text), str | list | int | None) for field in fields)


def clean_or_refuse(field, text):
    try:
        return field.clean(text)
    except ValidationError as error:
        return error.messages
