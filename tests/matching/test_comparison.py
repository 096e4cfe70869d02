"""How two claims stand to each other: `claims.matching.compare`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching import compare
from tests.matching.pairs import DIFFERENT, SAME, UNRELATED, UNSURE

PAIRS = [(a, b) for a, b, _ in DIFFERENT] + UNSURE + SAME + UNRELATED
any_text = st.text(st.characters(exclude_categories=[]), max_size=60)


@pytest.mark.parametrize(("a", "b", "differs_in"), DIFFERENT)
def test_a_difference_is_recognised(a, b, differs_in):
    comparison = compare(a, b)
    assert (comparison.relation, comparison.differs_in) == ("differs", differs_in)
    assert comparison.probability < 0.5


@pytest.mark.parametrize(("a", "b"), UNSURE)
def test_what_a_person_should_look_at_is_possible(a, b):
    assert compare(a, b).relation == "possible"


@pytest.mark.parametrize(("a", "b"), SAME)
def test_the_same_claim_in_other_words_is_the_same(a, b):
    assert compare(a, b).relation == "same"


@pytest.mark.parametrize(("a", "b"), UNRELATED)
def test_other_claims_are_unrelated(a, b):
    assert compare(a, b).relation == "unrelated"


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_exchanging_the_sides_exchanges_the_spans(a, b):
    there, back = compare(a, b), compare(b, a)
    assert (there.probability, there.relation) == (back.probability, back.relation)
    spans = [(reason.kind, reason.a_spans, reason.b_spans) for reason in there.reasons]
    assert spans == [(reason.kind, reason.b_spans, reason.a_spans) for reason in back.reasons]


@settings(max_examples=60, deadline=None)
@given(any_text, any_text)
def test_any_two_texts_can_be_compared(a, b):
    comparison = compare(a, b)
    assert 0 <= comparison.probability <= 1
    assert (comparison.relation == "differs") == (comparison.differs_in is not None)
    assert compare(b, a).relation == comparison.relation
    for reason in comparison.reasons:
        assert all(0 <= span.start < span.end <= len(a) for span in reason.a_spans)
        assert all(0 <= span.start < span.end <= len(b) for span in reason.b_spans)


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "😀" * 10_000, "1 " * 20_000, "not " * 20_000])
def test_strange_texts_are_compared_with_anything(text):
    assert compare(text, "The ferry left the harbour on Friday.").relation == "unrelated"
    assert compare(text, text).relation in ("same", "unrelated")


SUBJECTS = [
    "The ferry to the islands carried",
    "Farmers in the flooded valley lost",
    "The mine near the border sold",
]
ENDINGS = ["before the storm reached the coast last week", "according to figures published by the ministry"]
UNITS = [
    "passengers",
    "tons of coal",
    "miles",
    "km",
    "percent of its load",
    "million euros",
    "litres of milk",
]
numbers = st.integers(2, 9_999)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SUBJECTS), st.sampled_from(UNITS), st.sampled_from(ENDINGS), numbers, numbers)
def test_claims_with_other_numbers_are_never_the_same(subject, unit, ending, one, other):
    relation = compare(f"{subject} {one} {unit} {ending}.", f"{subject} {other} {unit} {ending}.").relation
    assert relation == ("same" if one == other else "differs")


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SUBJECTS), st.sampled_from(UNITS), st.sampled_from(ENDINGS), numbers)
def test_the_way_a_number_is_written_makes_no_difference(subject, unit, ending, number):
    relation = compare(
        f"{subject} {number:,} {unit} {ending}.", f"{subject} {number} {unit} {ending}."
    ).relation
    assert relation == "same"


def test_agreement_in_one_unit_does_not_hide_disagreement_in_another():
    a = "The new drone has a range of 400km (250 miles), which doubles the reach of the coast guard."
    b = "Able to reach 400 kilometres (249 miles) out, the coast guard's drone can search at night."
    comparison = compare(a, b)
    assert (comparison.relation, comparison.differs_in) == ("differs", "value")
    reason = next(reason for reason in comparison.reasons if reason.kind == "number")
    assert reason.words == "250 miles here, 249 miles there"
    assert [a[span.start : span.end] for span in reason.a_spans] == ["250 miles"]
    assert [b[span.start : span.end] for span in reason.b_spans] == ["249 miles"]


def test_figures_across_units_that_rounding_explains_are_told_as_such():
    a = "The coast guard's new drone has a range of 251 miles and can search at night."
    b = "The coast guard's new drone has a range of 400 kilometers and can search at night."
    comparison = compare(a, b)
    assert comparison.relation == "same"
    assert [reason.words for reason in comparison.reasons if reason.kind == "rounding"] == [
        "251 miles here, 400 kilometers there: may be rounding"
    ]


def test_a_denial_of_what_the_other_reports_is_a_difference_although_words_differ():
    a = "A ministry official confirmed that Kenya has yet to station NATO drones on Somali soil."
    b = "In a turn of the long conflict, the Kenyan army last night flew NATO drones into Somali territory."
    comparison = compare(a, b)
    assert (comparison.relation, comparison.differs_in) == ("differs", "value")
    assert comparison.reasons[0].words == "“has yet to station” here, “flew” there"


def test_a_detail_that_only_one_side_has_is_an_addition():
    a = "The minister resigned in Oslo on 3 May 2021 after the report of 400 pages was published."
    b = "The minister resigned after the report was published."
    comparison = compare(a, b)
    assert comparison.relation == "same"
    assert [reason.words for reason in comparison.reasons if reason.kind == "added"] == [
        "Only here: Oslo, 3 May 2021, 400 pages"
    ]


def test_short_claims_are_the_same_only_when_nearly_identical():
    assert compare("The dam burst on Friday", "The dam burst on Friday.").relation == "same"
    assert compare("The dam burst on Friday", "The old dam burst").relation != "same"


def test_weights_of_a_corpus_change_the_likeness():
    a = "Norway opened the northern railway for freight trains in the spring."
    b = "Norway opened the northern harbour for cruise ships in the spring."
    light = dict.fromkeys(("norway", "open", "northern", "spring"), 0.1)
    assert compare(a, b, weights=light).probability < compare(a, b).probability
