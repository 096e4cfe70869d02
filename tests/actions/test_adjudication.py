"""Settling what readers see differently."""

import uuid
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.adjudication import OwnCase, adjudicate
from claims.actions.deciding import Recorded, StaleCluster
from claims.actions.refusal import Refused
from claims.actions.review import undo_decision
from claims.actions.verdicts import IncompleteVerdict
from claims.models import Claim, Cluster, Decision, Event, Reviewer
from claims.models.clock import database_now
from claims.records import DecisionInput, VerdictInput
from tests.factories import decide, make_cluster, make_reviewer


@pytest.fixture(autouse=True)
def two_readers(settings):
    settings.REVIEWS_PER_CLAIM = 2


@pytest.fixture
def disputed(ada, ben):
    """Two claims that ada calls consistent and ben unverified."""
    cluster = make_cluster("Rain fell for 3 days.", "It rained for 3 days.")
    decide(cluster, ada)
    decide(cluster, ben, label="unverified")
    return cluster


def the_form(cluster: Cluster, **verdict: Any) -> DecisionInput:
    """All disputed claims of the cluster, settled alike."""
    words = {"given_to": "claim", "label": "consistent", "note": "The gauge says so.", **verdict}
    disputed = cluster.claims.filter(status=Claim.Status.DISPUTED).order_by("id")
    members = list(disputed.values_list("id", flat=True))
    verdicts = [VerdictInput(claim_id=pk, **words) for pk in members]
    return DecisionInput(str(uuid.uuid4()), cluster.version, "", members, verdicts)


def settle(cluster: Cluster, by: Reviewer, form: DecisionInput | None = None) -> Recorded:
    form = form or the_form(cluster)
    recorded = adjudicate(cluster_id=cluster.pk, by=by, form=form, at=database_now())
    cluster.refresh_from_db()
    return recorded


def test_the_verdict_of_a_lead_holds_and_ends_the_dispute(disputed, lea):
    assert disputed.status == Cluster.Status.DISPUTED
    version = disputed.version
    recorded = settle(disputed, lea)
    assert recorded.decision.kind == Decision.Kind.ADJUDICATION
    assert (disputed.status, disputed.version) == (Cluster.Status.DECIDED, version + 1)
    for claim in disputed.claims.all():
        assert (claim.status, claim.decided_by, claim.reads) == ("decided", "adjudication", 2)
        assert (claim.verdict.label, claim.verdict.note) == ("consistent", "The gauge says so.")


def test_an_adjudication_is_told_as_an_event(disputed, lea):
    recorded = settle(disputed, lea)
    event = Event.objects.filter(kind=Event.Kind.DECIDED).latest("id")
    assert (event.by, event.cluster) == (lea, disputed)
    assert event.after == {"decision": recorded.decision.pk, "claims": 2}


def test_one_of_two_disputes_can_be_settled_and_the_other_waits(disputed, lea):
    form = the_form(disputed)
    settle(disputed, lea, replace(form, verdicts=form.verdicts[:1]))
    assert disputed.status == Cluster.Status.DISPUTED
    assert sorted(disputed.claims.values_list("status", flat=True)) == ["decided", "disputed"]


def test_a_claim_can_be_set_aside(disputed, lea):
    settle(disputed, lea, the_form(disputed, label="", set_aside="opinion"))
    assert set(disputed.claims.values_list("status", flat=True)) == {"set_aside"}


def test_only_leads_settle(disputed, ada, max):
    with pytest.raises(PermissionDenied):
        settle(disputed, ada)
    settle(disputed, max)
    assert disputed.status == Cluster.Status.DECIDED


def test_the_same_form_sent_twice_settles_once(disputed, lea):
    form = the_form(disputed)
    first, second = settle(disputed, lea, form), settle(disputed, lea, form)
    assert (second.is_replay, second.decision) == (True, first.decision)
    assert Decision.objects.filter(kind=Decision.Kind.ADJUDICATION).count() == 1


def test_a_key_that_served_a_review_settles_nothing(disputed, lea):
    other = Decision.objects.first()
    with pytest.raises(Refused, match="already used"):
        settle(disputed, lea, replace(the_form(disputed), idempotency_key=other.idempotency_key))


def test_a_form_of_an_older_version_or_for_other_claims_is_refused(disputed, lea):
    form = the_form(disputed)
    for outdated in (replace(form, cluster_version=form.cluster_version - 1), replace(form, members=[])):
        with pytest.raises(StaleCluster):
            settle(disputed, lea, outdated)
    assert not Decision.objects.filter(kind=Decision.Kind.ADJUDICATION).exists()


def test_what_nobody_disputes_is_not_settled(ada, lea):
    cluster = make_cluster()
    claim = cluster.claims.get()
    form = replace(the_form(cluster), verdicts=[VerdictInput(claim.pk, "claim", label="consistent")])
    with pytest.raises(IncompleteVerdict):
        settle(cluster, lea, form)


def test_nobody_settles_their_own_case_while_another_lead_can(ada, lea, max):
    cluster = make_cluster()
    decide(cluster, ada)
    decide(cluster, lea, label="unverified")
    with pytest.raises(OwnCase, match="Another lead settles this"):
        settle(cluster, lea)
    settle(cluster, max)
    assert cluster.status == Cluster.Status.DECIDED


def test_the_only_lead_settles_their_own_case(ada, lea):
    make_reviewer(role="lead", is_active=False)
    cluster = make_cluster()
    decide(cluster, ada)
    decide(cluster, lea, label="unverified")
    settle(cluster, lea)
    assert cluster.claims.get().verdict.decision.reviewer == lea


def test_two_leads_who_disagree_with_one_another_are_not_stuck(lea, max):
    cluster = make_cluster()
    decide(cluster, lea)
    decide(cluster, max, label="unverified")
    settle(cluster, max)
    assert cluster.claims.get().verdict.label == "consistent"


def test_undoing_an_adjudication_brings_the_dispute_back(disputed, lea):
    decision = settle(disputed, lea).decision
    undo_decision(decision_id=decision.pk, by=lea, idempotency_key="k", at=database_now())
    disputed.refresh_from_db()
    assert disputed.status == Cluster.Status.DISPUTED
    assert set(disputed.claims.values_list("status", "verdict")) == {("disputed", None)}


def test_double_clicks_in_a_race_settle_once(committed_db, disputed, lea, race):
    form = the_form(disputed)
    results = race(4, lambda number: settle(Cluster.objects.get(pk=disputed.pk), lea, form))
    assert sorted(result.is_replay for result in results) == [False, True, True, True]


def test_two_leads_who_settle_at_once_do_not_overwrite_each_other(committed_db, disputed, lea, max, race):
    leads = [lea, max]
    forms = [the_form(disputed), the_form(disputed, label="unverified")]
    results = race(2, lambda n: settle(Cluster.objects.get(pk=disputed.pk), leads[n], forms[n]))
    assert sum(isinstance(result, StaleCluster) for result in results) == 1
    assert Decision.objects.filter(kind=Decision.Kind.ADJUDICATION).count() == 1
