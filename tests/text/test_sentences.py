"""Sentences: where they start and end, and what stays together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import split_sentences


def read(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


def test_sentences_end_at_full_stops_and_carry_no_blanks():
    assert read("  The bridge fell.   Nobody was hurt.  ") == ["The bridge fell.", "Nobody was hurt."]


def test_abbreviations_do_not_end_a_sentence():
    text = "The U.S. Army came. Dr. Byron left at 5 p.m. on Jan. 5 from Washington, D.C. for Lyon."
    assert read(text) == [
        "The U.S. Army came.",
        "Dr. Byron left at 5 p.m. on Jan. 5 from Washington, D.C. for Lyon.",
    ]


@pytest.mark.parametrize(
    "quotation",
    [
        "“We did not start it. We will end it.”",
        '"We did not start it. We will end it."',
        "«We did not start it. We will end it.»",
        "« We did not start it. We will end it. »",
        "„We did not start it. We will end it.“",
        "»We did not start it. We will end it.«",
        "‘We did not start it. We will end it.’",
        "“We did not start it. He said ‘Go. Now.’ to us.”",
        "“We did not start it … We will end it.”",
    ],
)
def test_a_quotation_of_several_sentences_stays_together(quotation):
    assert read(f"Ada Byron said: {quotation} Then she left.") == [
        f"Ada Byron said: {quotation}",
        "Then she left.",
    ]


def test_an_unclosed_quotation_mark_holds_nothing_together():
    assert read("He said “this. The next one. And the last.") == [
        "He said “this.",
        "The next one.",
        "And the last.",
    ]


def test_a_quotation_never_reaches_into_the_next_paragraph():
    assert read("“This began. It went on.\nIt ended there.” He left.") == [
        "“This began.",
        "It went on.",
        "It ended there.”",
        "He left.",
    ]


def test_a_quotation_too_long_to_be_one_is_split():
    assert len(read("He said “" + "This went on. " * 200 + "It ended.”")) > 100


def test_apostrophes_are_no_quotation_marks():
    assert read("The workers' union met. The owners' meeting ended.") == [
        "The workers' union met.",
        "The owners' meeting ended.",
    ]


@pytest.mark.parametrize(
    "attributed",
    [
        "“No! Never!” she said.",
        "“We stay. We wait.” Ada Byron said on Monday.",
        "“We stay. We wait.” Ada Byron, the mayor of Lyon, told reporters.",
        "“We stay. We wait.” said Ada Byron.",
    ],
)
def test_an_attribution_stays_with_its_quotation(attributed):
    assert read(f"It rained. {attributed} Then it stopped.") == ["It rained.", attributed, "Then it stopped."]


def test_a_sentence_that_says_more_than_whose_words_they_are_stands_alone():
    text = "“We stay. We wait.” Byron said that the budget of the town had doubled."
    assert read(text) == ["“We stay. We wait.”", "Byron said that the budget of the town had doubled."]


def test_an_opening_mark_goes_with_the_sentence_it_opens():
    assert read("He left. “We stay,” she said. “We wait.”") == [
        "He left.",
        "“We stay,” she said.",
        "“We wait.”",
    ]


def test_repeated_marks_end_one_sentence():
    assert read("It fell!!! They ran?! It was over.") == ["It fell!!!", "They ran?!", "It was over."]


def test_an_ellipsis_at_the_end_of_a_word_ends_a_sentence():
    assert read("It was the end… Meanwhile, the river rose.") == [
        "It was the end…",
        "Meanwhile, the river rose.",
    ]


def test_web_addresses_are_not_split():
    assert read("See https://example.org/list.asp?Town=4 for it. It rained.") == [
        "See https://example.org/list.asp?Town=4 for it.",
        "It rained.",
    ]


def test_bullet_marks_stay_outside():
    assert read("• The bridge fell.\n- Nobody was hurt.\n2) The town rebuilt it.") == [
        "The bridge fell.",
        "Nobody was hurt.",
        "The town rebuilt it.",
    ]


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b\u200e", "\n\n\n", "\ufeff"])
def test_blank_text_has_no_sentences(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    ["«" * 100_000, "“a. B " * 20_000, "'a " * 50_000, "?" * 50_000, "\ud800 It fell. " * 100, "\f" * 50_000],
)
def test_strange_text_is_split_in_time(text):
    spans = split_sentences(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(
    st.lists(
        st.sampled_from(
            ["It fell.", "“", "”", "« ", " »", '"', "'", " ", "\n", "!", "He said", "🙂", "\u202e"]
        )
    )
)
def test_sentences_are_in_order_and_never_overlap(pieces):
    spans = split_sentences("".join(pieces))
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(st.lists(st.sampled_from(["It fell.", "“", "”", '"', " ", "\n", "!", "He said", "🙂", "no"])))
def test_sentences_hold_every_word(pieces):
    text = "".join(pieces)
    assert "".join("".join(read(text)).split()) == "".join(text.split())
