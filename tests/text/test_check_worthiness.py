"""Check-worthiness: what raises and lowers it, and the reasons given."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import LOW_CHECK_WORTHINESS, score_check_worthiness
from claims.text.worthiness.weights import START


def score(text: str) -> float:
    return score_check_worthiness(text).score


def reasons(text: str) -> list[str]:
    return [reason.words for reason in score_check_worthiness(text).reasons]


@pytest.mark.parametrize(
    "claim",
    [
        "Unemployment in Lyon fell to 4.1 percent in March 2021.",
        "The dam, built in 1962, holds 300 million litres of water.",
        "The council voted on Tuesday to close the bridge.",
        "Ada Byron said that the company had paid no taxes since 2015.",
        "The company sold 12,000 houses last year, twice as many as in 2019.",
    ],
)
def test_what_can_be_looked_up_scores_high(claim):
    assert score(claim) > 0.6


@pytest.mark.parametrize(
    "claim",
    [
        "This move raises serious questions about what lies ahead.",
        "The situation remains deeply uncertain.",
        "I think we should all be proud of that.",
        "This could have profound consequences for everyone.",
        "Let me thank you for coming.",
        "Experts say it might perhaps get better.",
        "Is this the right way?",
    ],
)
def test_opinion_prediction_and_vagueness_score_low(claim):
    assert score(claim) < LOW_CHECK_WORTHINESS


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("The road is 300 km long.", "names a figure: 300 km"),
        ("Ada Byron opened the bridge.", "names who: Ada Byron"),
        ("It opened in March 2021.", "dated: March 2021"),
        ("The bridge could fall.", "is a prediction: “could”"),
        ("The change is significant.", "is an opinion: “significant”"),
        ("She said it was safe.", "reports what somebody says: “said”"),
        ("The council rejected the plan.", "reports an act: “rejected”"),
        ("The road was closed because of snow.", "names a cause: “because of”"),
        ("This move came late.", "has a vague subject: “this move”"),
        ("We must act.", "says what ought to be: “must”"),
        ("Is it safe?", "is a question"),
        ("It takes 20 minutes to walk there.", "says how long: 20 minutes"),
        ("The bridge is longer than any other.", "compares or tells a change: “longer than”"),
        ("Lyon is the poorest town of all.", "compares or tells a change: “the poorest”"),
        ("The bold plan was rejected in Lyon.", "judges in passing: “bold”"),
        ("The council lifted the ban on fires.", "tells what is allowed or forbidden: “lifted”"),
        ("Byron pointed out that it leaks.", "reports what somebody says: “pointed”"),
        ("Many UNESCO members left.", "names who: UNESCO"),
        ("In Paris, President Ada Byron left the city hall early.", "names who: President Ada Byron"),
        ("The road is important for its views.", "is an opinion: “important”"),
        ("The pilot of the F-16 slept.", "names who: F-16"),
    ],
)
def test_a_reason_says_in_words_what_was_found(claim, words):
    assert words in reasons(claim)


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("French-made bicycles are blue.", "act"),
        ("Her measured reply was no surprise.", "act"),
        ("This adds pressure on the council.", "attribution"),
        ("The leadership of the party met.", "opinion"),
        ("The mayor may go.", "date"),
        ("Byron underscored that it leaks.", "commentary"),
        ("The shop opens at 8:30 for F-16 pilots.", "figure"),
        ("Covid-19 is a disease.", "figure"),
        ("See https://example.org/a1b2 for the plan.", "figure"),
    ],
)
def test_what_only_looks_like_a_sign_is_none(claim, kind):
    found = [reason for reason in score_check_worthiness(claim).reasons if reason.kind == kind]
    assert found == []


def test_a_score_has_four_digits_at_most():
    found = score("The dam, built in 1962, holds 300 million litres of water.")
    assert found == round(found, 4)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("The town has 4,000 wells.", "The town has many wells."),
        ("The mayor resigned in May 2020.", "The mayor resigned."),
        ("The bridge fell on Monday.", "The bridge might fall on Monday."),
        ("The council closed the old bridge.", "The council should close the old bridge."),
        ("Ada Byron said that the plan is critical for Lyon.", "The plan is critical for Lyon."),
        ("The river rose and flooded the town.", "Did the river rise and flood the town?"),
    ],
)
def test_the_more_checkable_of_two_scores_higher(more, less):
    assert score(more) > score(less)


def test_a_headline_scores_above_the_same_words_in_the_text():
    text = "Mayor resigns after audit"
    assert score_check_worthiness(text, place="headline").score > score_check_worthiness(text).score


def test_the_weights_of_the_reasons_add_up_to_the_score():
    scored = score_check_worthiness("Ada Byron said that prices could rise by 5% in May.")
    log_odds = START + sum(reason.weight for reason in scored.reasons)
    assert scored.score == pytest.approx(1 / (1 + exp(-log_odds)), abs=1e-4)


def test_the_strongest_reason_comes_first():
    weights = [
        abs(reason.weight) for reason in score_check_worthiness("It may cost 5 million euros.").reasons
    ]
    assert weights == sorted(weights, reverse=True)


@given(st.text(st.characters(exclude_categories=[]), max_size=200))
def test_any_text_has_a_score(text):
    assert 0 <= score(text) <= 1
