"""Finding pasted words in a text."""

from hypothesis import given
from hypothesis import strategies as st

from claims.records import Span
from claims.text.passages import find_words


def test_words_are_found_wherever_they_stand():
    assert find_words("one two. one  two", "one two", limit=9) == [Span(0, 7), Span(9, 17)]


def test_line_breaks_count_as_blanks():
    assert find_words("it goes\r\n  on", " goes on\n", limit=9) == [Span(3, 13)]


def test_signs_that_patterns_use_are_only_signs():
    assert find_words("costs (1+1)* $5.", "(1+1)* $5.", limit=9) == [Span(6, 16)]


def test_blank_words_are_nowhere():
    assert find_words("one two", " \n ", limit=9) == []


def test_no_more_places_are_given_than_asked_for():
    assert len(find_words("a " * 1000, "a", limit=3)) == 3


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_found_has_the_same_words(before, words):
    for span in find_words(f"{before} {words}", words, limit=5):
        assert f"{before} {words}"[span.start : span.end].split() == words.split()
