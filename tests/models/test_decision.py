"""What the database refuses about decisions, verdicts and evidence."""

from typing import Any

import pytest
from django.db.models import ProtectedError

from claims.models import Decision, Evidence, Verdict
from claims.models.clock import database_now
from tests.factories import decide, make_claim, make_cluster
from tests.refusals import refused


@pytest.fixture
def decision(ada) -> Decision:
    return decide(make_cluster("The mill burnt.", "The mill burned."), ada).decision


def again(decision: Decision, **fields: Any) -> Decision:
    """Another decision of the same reviewer on the same cluster."""
    same = {name: getattr(decision, name) for name in ("cluster", "reviewer", "kind", "members")}
    new = {"idempotency_key": "another", "revision": 2, "cluster_version": 2, "decided_at": database_now()}
    return Decision.objects.create(**{**same, **new, **fields})


def rule(decision: Decision, **fields: Any) -> Verdict:
    """A verdict on one more claim."""
    given = {"claim": make_claim(), "label": "consistent", "given_to": "claim", **fields}
    return Verdict.objects.create(decision=decision, **given)


def test_an_idempotency_key_is_used_once(decision):
    with refused("idempotency_key"):
        again(decision, idempotency_key=decision.idempotency_key)


def test_an_idempotency_key_is_not_empty(decision):
    with refused("decision_has_a_key"):
        again(decision, idempotency_key="")


def test_a_reviewer_has_one_decision_a_revision(decision):
    with refused("decision_revision_once"):
        again(decision, revision=decision.revision)
    assert again(decision).revision == 2


def test_only_an_undoing_names_what_it_undoes_and_only_once(decision):
    with refused("decision_kind"):
        again(decision, kind="undo")
    with refused("decision_kind"):
        again(decision, kind="review", undoes=decision)
    with refused("decision_kind"):
        again(decision, kind="guess")
    again(decision, kind="undo", undoes=decision)
    with refused("undoes"):
        again(decision, kind="undo", undoes=decision, idempotency_key="third", revision=3)


@pytest.mark.parametrize(
    "words",
    [
        {"label": ""},
        {"label": "true"},
        {"label": "", "set_aside": "boring"},
        {"label": "consistent", "set_aside": "opinion"},
    ],
)
def test_a_verdict_is_one_of_three_labels_or_a_known_reason_to_set_aside(decision, words):
    with refused("verdict_label_or_set_aside"):
        rule(decision, **words)


@pytest.mark.parametrize("label", Verdict.Label.values)
def test_each_label_is_taken(decision, label):
    assert rule(decision, label=label).label == label


@pytest.mark.parametrize("why", Verdict.SetAside.values)
def test_each_reason_to_set_aside_is_taken(decision, why):
    assert rule(decision, label="", set_aside=why).outcome == "Set aside"


def test_a_verdict_is_given_to_a_claim_a_side_or_a_cluster(decision):
    with refused("verdict_given_to"):
        rule(decision, given_to="source")


def test_a_decision_has_one_verdict_a_claim(decision):
    verdict = rule(decision)
    with refused("verdict_once_per_decision"):
        rule(decision, claim=verdict.claim)


@pytest.mark.parametrize(
    "fields", [{}, {"url": "javascript:alert(1)"}, {"url": "https://example.org", "claim": 1}]
)
def test_evidence_is_a_link_or_a_claim(decision, fields):
    if "claim" in fields:
        fields = {**fields, "claim": make_claim()}
    with refused("evidence_is_a_link_or_a_claim"):
        Evidence.objects.create(verdict=rule(decision), stance="supports", **fields)


def test_an_unknown_stance_is_refused(decision):
    with refused("evidence_stance"):
        Evidence.objects.create(verdict=rule(decision), stance="hints", url="https://example.org")


def test_a_claim_is_named_against_once(decision):
    verdict = rule(decision, label="conflicting")
    other = make_claim()
    verdict.against.create(claim=other)
    with refused("against_once"):
        verdict.against.create(claim=other)


def test_what_a_decision_hangs_on_cannot_be_deleted(decision):
    claim = decision.verdicts.order_by("id").first().claim
    for hung_on in (decision.reviewer, decision.cluster, claim, claim.source):
        with pytest.raises(ProtectedError):
            hung_on.delete()
