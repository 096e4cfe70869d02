"""Named origins and datelines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import find_named_origins
from claims.text.origins import MAX_OUTLET_CHARACTERS, skip_dateline


def read(text: str) -> list[str]:
    return [origin.outlet for origin in find_named_origins(text)]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("It rained.\n\nSource: Floods in Lyon: what now?", "Floods in Lyon: what now?"),
        ("PARIS (Reuters) - The mayor resigned.", "Reuters"),
        ("He told the New York Times on Monday that it rained.", "the New York Times"),
        ("According to a report by the Lyon Gazette, it rained.", "the Lyon Gazette"),
        ("On Monday Reuters reported that it rained.", "Reuters"),
        ("She told Reuters Monday that it rained.", "Reuters"),
        ("The Daily Example reported that it rained.", "The Daily Example"),
        ("It was first reported by The Wall Street Journal.", "The Wall Street Journal"),
        ("He told state news agency TASS that it rained.", "TASS"),
        ("She noted to Al Jazeera that it rained.", "Al Jazeera"),
        ("It rained in Lyon. Al Jazeera’s diplomatic correspondent, Ada Byron, saw it.", "Al Jazeera"),
        ("She said so in an interview with broadcaster Sky News.", "Sky News"),
        ("Originally published by the Lyon Post", "the Lyon Post"),
    ],
)
def test_an_outlet_is_found_where_it_is_named_as_origin(text, outlet):
    assert read(text) == [outlet]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mayor told Ada Byron that it rained.",
        "He told the Central Intelligence Agency about it.",
        "According to the Health Department, it rained.",
        "According to Dawn Smith, it rained.",
        "The Lyon Gazette moved to a new office.",
        "Source: \nIt rained.",
        "A source: nobody knows.",
    ],
)
def test_other_names_are_no_origins(text):
    assert read(text) == []


def test_each_outlet_is_named_once_in_reading_order():
    text = "He told CNN so. Later he told the Lyon Post, then CNN, and The Lyon Post reported it."
    assert read(text) == ["CNN", "the Lyon Post"]


def test_a_long_source_line_is_cut():
    assert len(read("Source: " + "word " * 100)[0]) <= MAX_OUTLET_CHARACTERS


@pytest.mark.parametrize(
    ("paragraph", "rest"),
    [
        ("PARIS (Reuters) - It rained.", "It rained."),
        ("New York, March 3 (AP) — It rained.", "It rained."),
        ("LYON – It rained.", "It rained."),
        ("NATO said – twice – that it rained.", "NATO said – twice – that it rained."),
        ("It rained.", "It rained."),
    ],
)
def test_a_dateline_is_skipped(paragraph, rest):
    assert paragraph[skip_dateline(paragraph) :] == rest


@pytest.mark.parametrize(
    "text", ["Source: " * 20_000, "told " * 50_000, "The " * 50_000, "\f" * 100_000, "A." * 100_000]
)
def test_strange_text_is_read_in_time(text):
    assert len(find_named_origins(text)) <= 1


@given(
    st.lists(
        st.sampled_from(
            ["told ", "the ", "Lyon Post", "Reuters", "\n", "Source: ", "(AFP)", "🙂", "\ud800", " "]
        )
    )
)
def test_an_outlet_is_the_very_words_of_its_span(pieces):
    text = "".join(pieces)
    for origin in find_named_origins(text):
        assert origin.outlet == text[origin.span.start : origin.span.end]
        assert origin.outlet.strip()
