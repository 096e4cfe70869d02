"""Claims of whole articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import MAX_CLAIM_CHARACTERS, extract_claims

ARTICLE = """News
River Floods Old Town of Lyon
By Ada Byron
****
  • The river rose by three metres.
  • Schools stay closed on Tuesday

PARIS (Reuters) - The river rose by three metres on Monday, the mayor said.
“We were warned. We did nothing,” she told the Lyon Gazette. What happens next?

What Lies Ahead?
A Town in Fear
The old bridge could fall within days. This is a terrible disaster.
This article explores the causes of the flood.

Conclusion
The damage will cost 40 million euros.

Source: Floods in Lyon: what now?
Post a Comment
Previous Post Next Post
"""

any_text = st.text(st.characters(exclude_categories=[]), max_size=300)
PIECES = (
    "The river rose. |“It fell. |It rose.” |• |\n|\r\n|🙂|\u202e|שלום. |300 km |News\n|? |\0|By Ada Byron\n"
)
article_like = st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join)


def read(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(claim.place, claim.text) for claim in extract_claims(text, title=title)]


def test_an_article_gives_its_assertions_with_their_place():
    assert read(ARTICLE) == [
        ("headline", "River Floods Old Town of Lyon"),
        ("bullet", "The river rose by three metres."),
        ("bullet", "Schools stay closed on Tuesday"),
        ("body", "The river rose by three metres on Monday, the mayor said."),
        ("body", "“We were warned. We did nothing,” she told the Lyon Gazette."),
        ("body", "The old bridge could fall within days."),
        ("body", "This is a terrible disaster."),
        ("body", "The damage will cost 40 million euros."),
    ]


def test_a_line_equal_to_the_title_is_a_headline():
    assert read("The mayor has resigned.\nShe left on Monday.", title="The mayor has resigned.") == [
        ("headline", "The mayor has resigned."),
        ("body", "She left on Monday."),
    ]


def test_a_headline_printed_twice_is_two_claims():
    assert read("Mayor resigns after audit\n\nMayor resigns after audit") == [
        ("headline", "Mayor resigns after audit"),
        ("headline", "Mayor resigns after audit"),
    ]


def test_what_can_be_looked_up_scores_above_opinion_and_prediction():
    scores = {claim.text: claim.check_worthiness.score for claim in extract_claims(ARTICLE)}
    reported = scores["The river rose by three metres on Monday, the mayor said."]
    assert reported > scores["The old bridge could fall within days."]
    assert reported > scores["This is a terrible disaster."]


def test_text_without_a_sentence_end_is_cut_between_words():
    claims = extract_claims("The mayor said that " + "word " * 200_000)
    assert len(claims) > 400
    assert all(len(claim.text) <= MAX_CLAIM_CHARACTERS for claim in claims)
    assert {word for claim in claims for word in claim.text.split()} == {
        "The",
        "mayor",
        "said",
        "that",
        "word",
    }


def test_a_sentence_is_cut_where_its_last_whole_word_ends():
    claims = extract_claims("The mayor said" + " " * 5_000 + "that it rained.")
    assert [claim.text for claim in claims] == ["The mayor said", "that it rained."]


def test_a_sentence_too_long_becomes_several_claims_that_hold_all_of_it():
    sentence = "The mayor said that " + "it rained, and then " * 5_000 + "it stopped."
    claims = extract_claims(f"It began. {sentence} It ended.")
    assert "".join("".join(claim.text.split()) for claim in claims[1:-1]) == "".join(sentence.split())


@pytest.mark.parametrize(
    "text", ["", "  \n ", "🙂" * 10_000, "a" * 1_000_000, "?" * 100_000, "\ud800", "\0", "\u200b"]
)
def test_text_without_an_assertion_gives_no_claims(text):
    assert extract_claims(text) == []


@pytest.mark.parametrize("text", ["The river\0rose in \ud800 Lyon.", "\u202eThe river rose in Lyon.\u202c"])
def test_characters_that_cannot_be_read_do_not_hide_a_claim(text):
    assert len(extract_claims(text)) == 1


@given(st.one_of(any_text, article_like))
def test_a_claim_is_the_very_words_of_its_span(text):
    for claim in extract_claims(text):
        assert claim.text == text[claim.start : claim.end]
        assert claim.text == claim.text.strip() != ""
        assert len(claim.text) <= MAX_CLAIM_CHARACTERS
        assert 0 <= claim.check_worthiness.score <= 1


@given(article_like)
def test_claims_are_in_reading_order_and_have_spans_of_their_own(text):
    spans = [(claim.start, claim.end) for claim in extract_claims(text)]
    assert spans == sorted(set(spans))
