"""The review form: from what was sent to one verdict for each claim."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from claims.forms.review import ReviewForm
from claims.forms.review_layout import Layout
from claims.forms.review_words import tell_faults
from claims.models import Source
from tests.factories import make_claim

pytestmark = pytest.mark.django_db

HEADER = {"key": "0" * 32, "version": "3", "token": str(uuid.UUID(int=1))}
AGREEING = {"sides": ["1,2,3"], "asked": "1,2,3", "silent": ""}
SIDES = {"sides": ["1,2", "3", "4"], "asked": "1,2,3,4", "silent": "4"}


def sent(layout, **answers):
    """A form as a browser sends it."""
    query = QueryDict(mutable=True)
    for name, value in {**HEADER, **layout, **answers}.items():
        name = name.replace("__", "-")
        query.setlist(name, value if isinstance(value, list) else [value])
    return query


def read(layout, **answers):
    form = ReviewForm.sent(sent(layout, **answers))
    assert form.is_valid(), (form.faults, form.marked)
    return form.decision()


def faults(layout, **answers):
    form = ReviewForm.sent(sent(layout, **answers))
    assert not form.is_valid()
    return [words for _, words in form.marked] or form.faults


def test_one_label_is_given_to_every_member():
    decision = read(AGREEING, side1__label="consistent", side1__reason="rounding", shared__note=" same ")
    assert decision.idempotency_key == "0" * 32
    assert decision.cluster_version == 3
    assert decision.lease_token == str(uuid.UUID(int=1))
    assert decision.members == [1, 2, 3]
    assert [v.claim_id for v in decision.verdicts] == [1, 2, 3]
    assert {(v.label, v.reason, v.note, v.given_to) for v in decision.verdicts} == {
        ("consistent", "rounding", "same", "cluster")
    }


def test_setting_aside_needs_a_reason_and_is_no_label():
    assert faults(AGREEING, side1__label="set_aside") == ["Say why it is set aside."]
    (verdict, *_) = read(AGREEING, side1__label="set_aside", side1__set_aside="opinion").verdicts
    assert (verdict.label, verdict.set_aside) == ("", "opinion")


def test_a_label_is_demanded_and_none_is_assumed():
    assert faults(AGREEING) == ["Choose a label."]
    assert faults(AGREEING, side1__label="true") == ["There is no such label. Choose again."]
    assert faults(SIDES, side1__label="consistent", side3__label="conflicting") == ["Choose a label."]


def test_a_fault_names_the_side_or_the_claim_it_is_about():
    answers = {
        "says": ["14 cracks", "19 cracks", ""],
        "side1-label": "unverified",
        "claim2-choice": "set_aside",
    }
    form = ReviewForm.sent(sent(SIDES, **answers))
    form.is_valid()
    assert [words for _, words in tell_faults(form)] == [
        "B 19 cracks: Choose a label.",
        "C says nothing on it: Choose a label.",
        "#2: Say why it is set aside.",
    ]


def test_exceptions_override_what_is_said_of_the_others():
    decision = read(
        AGREEING,
        side1__label="consistent",
        side1__reason="rounding",
        shared__note="for all",
        claim2__choice="unverified",
        claim2__note="alone",
        claim3__choice="undecided",
    )
    one, two = decision.verdicts
    assert (one.claim_id, one.label, one.reason, one.note, one.given_to) == (
        1,
        "consistent",
        "rounding",
        "for all",
        "cluster",
    )
    assert (two.claim_id, two.label, two.reason, two.note, two.given_to) == (
        2,
        "unverified",
        "",
        "alone",
        "claim",
    )


def test_an_exception_may_change_only_the_note_or_reason():
    two = read(AGREEING, side1__label="consistent", claim2__note="alone", claim2__reason="scope").verdicts[1]
    assert (two.label, two.reason, two.note, two.given_to) == ("consistent", "scope", "alone", "claim")


def test_words_on_a_claim_left_undecided_are_not_lost_in_silence():
    words = faults(AGREEING, side1__label="consistent", claim2__choice="undecided", claim2__note="alone")
    assert words == ["A claim left undecided keeps no note. Choose a label or take the words out."]


def test_leaving_everything_undecided_is_no_review():
    undecided = {f"claim{pk}__choice": "undecided" for pk in (1, 2, 3)}
    assert "skip instead" in faults(AGREEING, side1__label="consistent", **undecided)[0]


def test_a_conflicting_side_stands_against_the_sides_that_say_otherwise():
    decision = read(SIDES, side1__label="conflicting", side3__label="conflicting", side4__label="unverified")
    assert [tuple(v.against) for v in decision.verdicts] == [(3,), (3,), (1, 2), ()]
    assert {v.given_to for v in decision.verdicts} == {"side"}


def test_a_side_may_be_left_undecided():
    decision = read(SIDES, side1__label="consistent", side3__label="undecided", side4__label="unverified")
    assert [v.claim_id for v in decision.verdicts] == [1, 2, 4]


def test_a_silent_side_has_no_opponents_of_its_own():
    words = faults(SIDES, side1__label="consistent", side3__label="undecided", side4__label="conflicting")
    assert words[0].startswith("Say what it is against")


def test_sides_with_decided_members_are_asked_for_the_others_only_but_stand_against_all():
    layout = {"sides": ["1,2", "3"], "asked": "2", "silent": ""}
    (verdict,) = read(layout, side1__label="conflicting").verdicts
    assert (verdict.claim_id, tuple(verdict.against)) == (2, (3,))


def test_a_conflicting_verdict_must_name_an_opponent():
    assert faults(AGREEING, side1__label="conflicting")[0].startswith("Say what it is against")
    words = faults(AGREEING, side1__label="consistent", claim2__choice="conflicting")
    assert words[0].startswith("Say what it is against")


@pytest.mark.parametrize("how", ["tick", "number", "evidence"])
def test_an_opponent_is_a_claim_or_evidence(how):
    other = make_claim()
    answers = {
        "tick": {"shared__against": [str(other.pk)]},
        "number": {"shared__against_numbers": f"#{other.pk}"},
        "evidence": {"evidence0__where": "https://example.org", "evidence0__stance": "contradicts"},
    }[how]
    (verdict,) = read(ALONE, side900__label="conflicting", **answers).verdicts
    assert tuple(verdict.against) == (() if how == "evidence" else (other.pk,))
    assert len(verdict.evidence) == (how == "evidence")


ALONE = {"sides": ["900"], "asked": "900", "silent": ""}


def test_claims_that_are_not_there_are_named():
    answers = {"side900__label": "conflicting", "shared__against_numbers": "987654321"}
    assert faults(ALONE, **answers) == ["There is no claim 987654321."]
    answers = {"side900__label": "consistent", "evidence0__where": "#7654321", "evidence0__stance": "context"}
    assert faults(ALONE, **answers) == ["There is no claim 7654321."]


def test_an_opponent_without_a_conflict_is_not_dropped_in_silence():
    other = make_claim()
    words = faults(ALONE, side900__label="consistent", shared__against=[str(other.pk)])
    assert "not labelled conflicting" in words[0]
    words = faults(AGREEING, side1__label="consistent", claim2__against=str(other.pk))
    assert "not labelled conflicting" in words[0]


def test_evidence_is_complete_or_empty():
    label = {"side1__label": "consistent"}
    assert faults(AGREEING, **label, evidence0__title="A report") == [
        "Give the link, or the number of a claim.",
        "Say how it stands to the claim.",
    ]
    assert (
        "http" in faults(AGREEING, **label, evidence0__where="javascript:x", evidence0__stance="supports")[0]
    )
    (verdict, *_) = read(
        AGREEING,
        **label,
        evidence1__where="https://example.org",
        evidence1__stance="supports",
        evidence1__title="A report",
        evidence1__publisher="A desk",
        evidence1__passage="So it is.",
    ).verdicts
    (piece,) = verdict.evidence
    assert (piece.stance, piece.url, piece.title, piece.publisher, piece.passage) == (
        "supports",
        "https://example.org",
        "A report",
        "A desk",
        "So it is.",
    )


def test_evidence_for_one_side_speaks_against_the_others():
    labels = {"side1__label": "consistent", "side3__label": "conflicting", "side4__label": "undecided"}
    decision = read(
        SIDES,
        **labels,
        evidence0__where="https://example.org/a",
        evidence0__stance="supports-1",
        evidence1__where="https://example.org/b",
        evidence1__stance="contradicts-3",
    )
    given = {v.claim_id: [(e.url[-1], e.stance) for e in v.evidence] for v in decision.verdicts}
    assert given == {
        1: [("a", "supports")],
        2: [("a", "supports")],
        3: [("a", "contradicts"), ("b", "contradicts")],
    }


def test_own_evidence_takes_the_place_of_the_shared():
    decision = read(
        AGREEING,
        side1__label="consistent",
        evidence0__where="https://example.org/a",
        evidence0__stance="supports",
        claim2evidence__where="https://example.org/b",
        claim2evidence__stance="context",
    )
    assert [[e.url[-1] for e in v.evidence] for v in decision.verdicts] == [["a"], ["b"], ["a"]]


def test_a_claim_does_not_count_for_or_against_itself():
    pk = make_claim().pk
    layout = {"sides": [f"{pk},900"], "asked": f"{pk},900", "silent": ""}
    label = {f"side{pk}__label": "conflicting"}
    assert faults(layout, **label, shared__against=[str(pk)])[0].startswith("Say what it is against")
    evidence = {"evidence0__where": f"#{pk}", "evidence0__stance": "supports"}
    one, other = read(layout, **{f"side{pk}__label": "consistent"}, **evidence).verdicts
    assert (one.evidence, [piece.claim_id for piece in other.evidence]) == ((), [pk])


def test_notes_that_cannot_be_stored_are_refused_and_kept():
    form = ReviewForm.sent(sent(AGREEING, side1__label="consistent", shared__note="a\0b"))
    assert not form.is_valid()
    assert form.marked == [
        ("id_shared-note", "There is a character in it that cannot be stored. Take it out.")
    ]
    assert form.parts.shared["note"].value() == "a\0b"


@pytest.mark.parametrize(
    "change",
    [
        {"key": ""},
        {"key": "x" * 65},
        {"version": "9" * 30},
        {"version": "three"},
        {"token": "1"},
    ],
)
def test_a_damaged_header_is_refused(change):
    assert faults(AGREEING, side1__label="consistent", **change)[0].startswith("The form came back damaged")


@pytest.mark.parametrize(
    "change",
    [
        {"asked": ""},
        {"asked": "1,9"},
        {"sides": ["1", "1,2"]},
        {"sides": []},
        {"sides": ["1,x"]},
        {"sides": ["9" * 30], "asked": "9" * 30},
        {"silent": "7"},
        {"sides": [",".join(map(str, range(1, 3000)))]},
        {"side1-label": ["consistent", "conflicting"]},
    ],
)
def test_a_form_that_was_tampered_with_is_refused(change):
    with pytest.raises(ValidationError):
        ReviewForm.sent(sent({**AGREEING, **change}, side2__label="consistent"))


@given(
    st.dictionaries(st.sampled_from(["side1__label", "shared__note", "claim2__choice", "version"]), st.text())
)
def test_any_answer_is_read_or_refused(answers):
    assert outcome(sent(AGREEING, **answers))


def outcome(answers):
    """A decision, or what is wrong with the form."""
    try:
        form = ReviewForm.sent(answers)
    except ValidationError as error:
        return error.messages
    return form.decision() if form.is_valid() else form.faults


def test_a_new_form_keeps_what_was_typed_and_shows_no_faults():
    answers = sent(
        AGREEING,
        side1__label="consistent",
        shared__note="mine",
        evidence0__where="nonsense",
        shared__against=["5"],
        claim3__choice="unverified",
    )
    layout = Layout(((1, 2, 3), (4,)), frozenset({1, 2, 3, 4}))
    form = ReviewForm.again(layout, answers, version=3, token=str(uuid.UUID(int=2)))
    assert form.parts.labels["1"]["label"].value() == "consistent"
    assert form.parts.labels["4"]["label"].value() is None
    assert form.parts.shared["note"].value() == "mine"
    assert form.parts.shared["against"].value() == ["5"]
    assert form.parts.evidence[0]["where"].value() == "nonsense"
    assert form.parts.exceptions[3]["choice"].value() == "unverified"
    assert form.marked == []
    assert form.header["key"].value() != HEADER["key"]
    assert form.version == "3"


def test_on_another_version_labels_are_chosen_anew_and_the_rest_is_kept():
    answers = sent(
        AGREEING,
        side1__label="consistent",
        claim2__choice="unverified",
        claim2__note="its own",
        shared__note="mine",
    )
    form = ReviewForm.again(Layout(((1, 2, 3),), frozenset({1, 2, 3})), answers, version=4, token="")
    assert form.parts.labels["1"]["label"].value() is None
    assert form.parts.exceptions[2]["choice"].value() is None
    assert form.parts.exceptions[2]["note"].value() == "its own"
    assert form.parts.shared["note"].value() == "mine"


def test_a_label_is_dropped_when_its_claims_changed():
    answers = sent(AGREEING, side1__label="consistent", shared__note="mine")
    form = ReviewForm.again(Layout(((1, 2),), frozenset({1, 2})), answers, version=3, token="")
    assert form.parts.labels["1"]["label"].value() is None
    assert form.parts.shared["note"].value() == "mine"


def test_a_blank_form_chooses_nothing():
    form = ReviewForm.blank(Layout(((1,), (2,)), frozenset({1, 2})), version=1, token="")
    assert [label["label"].value() for label in form.parts.labels.values()] == [None, None]
    assert not any(field.value() for part in form.parts.forms for field in part)


def test_a_layout_travels_with_the_form():
    layout = Layout(((1, 2), (3,), (4,)), frozenset({2, 3, 4}), frozenset({4}))
    assert layout.as_fields() == {
        "sides": ["1,2", "3", "4"],
        "asked": ["2,3,4"],
        "silent": ["4"],
        "says": [],
        "earlier": [],
    }
    assert dict(layout.asked_sides) == {"1": (2,), "3": (3,), "4": (4,)}
    assert layout.side_keys == ("1", "3", "4")


def test_a_large_cluster_sends_fewer_fields_than_django_takes():
    many = tuple(range(1, 501))
    form = ReviewForm.blank(Layout((many,), frozenset(many)), version=1, token="")
    assert sum(len(part.fields) for part in form.parts.forms) < 900


def alone(claim):
    return {"sides": [str(claim.pk)], "asked": str(claim.pk), "silent": ""}


@pytest.mark.parametrize(
    "backing",
    [
        {"shared__note": "The mayor showed the deed."},
        {"evidence0__where": "https://example.org/deed", "evidence0__stance": "supports"},
    ],
)
def test_consistent_asks_for_a_basis(backing):
    claim = make_claim()
    said = {f"side{claim.pk}__label": "consistent"}
    assert faults(alone(claim), **said)[0].startswith("Say what backs it")
    context = {"evidence0__where": "https://example.org/deed", "evidence0__stance": "context"}
    assert faults(alone(claim), **said, **context)[0].startswith("Say what backs it")
    assert read(alone(claim), **said, **backing).verdicts[0].label == "consistent"


def test_an_independent_member_that_says_the_same_is_a_basis_and_a_copy_is_none():
    claim, other = make_claim(), make_claim()
    layout = {"sides": [f"{claim.pk},{other.pk}"], "asked": str(claim.pk), "silent": ""}
    said = {f"side{claim.pk}__label": "consistent"}
    assert read(layout, **said).verdicts[0].label == "consistent"
    Source.objects.filter(pk__in=[claim.source_id, other.source_id]).update(origin="outlet:wire")
    assert faults(layout, **said)[0].startswith("Say what backs it")


def test_one_that_says_otherwise_is_no_basis():
    claim, other = make_claim(), make_claim()
    layout = {"sides": [str(claim.pk), str(other.pk)], "asked": str(claim.pk), "silent": ""}
    assert faults(layout, **{f"side{claim.pk}__label": "consistent"})[0].startswith("Say what backs it")


def test_sides_of_independent_sources_that_are_both_consistent_back_each_other():
    claim, other = make_claim(), make_claim()
    layout = {"sides": [str(claim.pk), str(other.pk)], "asked": f"{claim.pk},{other.pk}", "silent": ""}
    said = {f"side{one.pk}__{what}": word for one in (claim, other) for what, word in ROUNDED.items()}
    assert {verdict.reason for verdict in read(layout, **said).verdicts} == {"rounding"}


ROUNDED = {"label": "consistent", "reason": "rounding"}


def test_a_claim_of_the_same_article_or_of_a_copy_of_it_is_no_evidence():
    claim = make_claim()
    own, copy = make_claim("More follows.", source=claim.source), make_claim()
    Source.objects.filter(pk__in=[claim.source_id, copy.source_id]).update(origin="outlet:wire")
    for cited in (own, copy):
        said = {"evidence0__where": f"#{cited.pk}", "evidence0__stance": "supports", "shared__note": "so"}
        words = faults(alone(claim), **{f"side{claim.pk}__label": "consistent"}, **said)
        assert "is of the same article, or of a copy of it" in words[0]


def test_evidence_given_for_all_does_not_go_to_claims_of_its_own_article():
    claim, other = make_claim(), make_claim()
    cited = make_claim("More follows.", source=other.source)
    layout = {"sides": [f"{claim.pk},{other.pk}"], "asked": f"{claim.pk},{other.pk}", "silent": ""}
    said = {"evidence0__where": f"#{cited.pk}", "evidence0__stance": "supports"}
    decision = read(layout, **{f"side{claim.pk}__label": "consistent"}, **said)
    assert [len(verdict.evidence) for verdict in decision.verdicts] == [1, 0]


def test_evidence_says_when_it_was_seen():
    seen = {"evidence0__where": "https://example.org", "evidence0__stance": "supports"}
    (verdict,) = read(ALONE, side900__label="consistent", **seen, evidence0__seen_on="2024-05-31").verdicts
    assert verdict.evidence[0].seen_on == date(2024, 5, 31)
    for day in ("2990-01-01", "1024-05-31"):
        words = faults(ALONE, side900__label="consistent", **seen, evidence0__seen_on=day)
        assert words == ["Nobody can have seen it then. Look at the date again."]
