"""Recording decisions and undoing them."""

import uuid
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.deciding import StaleCluster
from claims.actions.membership import merge_clusters, split_cluster
from claims.actions.queue import take_next
from claims.actions.refusal import Refused
from claims.actions.review import (
    HeldByAnother,
    NeverHeld,
    record_decision,
    undo_decision,
)
from claims.actions.verdicts import IncompleteVerdict
from claims.models import Claim, Cluster, Decision, Event, Lease, Reviewer, Verdict
from claims.models.clock import database_now
from claims.records import DecisionInput, EvidenceInput, VerdictInput
from tests.factories import decide, make_claim, make_cluster, make_lease


def the_form(cluster: Cluster, lease: Lease, **verdict: Any) -> DecisionInput:
    """All claims of the cluster, labelled alike."""
    words = {"given_to": "cluster", "label": "consistent", "note": "Seen at the archive.", **verdict}
    members = list(cluster.claims.order_by("id").values_list("id", flat=True))
    return DecisionInput(
        idempotency_key=str(uuid.uuid4()),
        cluster_version=cluster.version,
        lease_token=str(lease.token),
        members=members,
        verdicts=[VerdictInput(claim_id=pk, **words) for pk in members],
    )


def record(cluster: Cluster, reviewer: Reviewer, form: DecisionInput) -> Any:
    return record_decision(cluster_id=cluster.pk, reviewer=reviewer, form=form, decided_at=database_now())


def test_a_decision_gives_every_claim_its_verdict_and_closes_the_cluster(ada):
    cluster = make_cluster("Rain fell for 3 days.", "It rained for 3 days.")
    recorded = decide(cluster, ada, label="unverified", note="Only the mayor says so.", reason="scope")
    assert not recorded.is_replay
    assert not recorded.is_late
    assert cluster.status == Cluster.Status.DECIDED
    for claim in cluster.claims.all():
        assert (claim.status, claim.decided_by) == ("decided", "review")
        assert (claim.verdict.label, claim.verdict.note, claim.verdict.reason) == (
            "unverified",
            "Only the mayor says so.",
            "scope",
        )


def test_a_decision_ends_the_lease_raises_the_version_and_writes_an_event(ada):
    cluster = make_cluster()
    version = cluster.version
    recorded = decide(cluster, ada)
    assert cluster.version == version + 1
    assert Lease.objects.get(cluster=cluster).ending == Lease.Ending.SAVED
    event = Event.objects.get(kind=Event.Kind.DECIDED)
    assert (event.by, event.cluster, event.after["decision"]) == (ada, cluster, recorded.decision.pk)


def test_evidence_and_what_it_stands_against_are_kept_with_the_verdict(ada):
    cluster, other = make_cluster("The bridge is 40 m long."), make_claim("The bridge is 60 m long.")
    piece = EvidenceInput(
        stance="contradicts", url="https://example.org/plan", title="The plan", seen_on=date(2024, 5, 31)
    )
    decide(cluster, ada, label="conflicting", against=[other.pk], evidence=[piece])
    verdict = Verdict.objects.get()
    assert [against.claim for against in verdict.against.all()] == [other]
    kept = verdict.evidence.get()
    assert (kept.title, kept.seen_on) == ("The plan", date(2024, 5, 31))


def test_a_claim_set_aside_has_no_label(ada):
    cluster = make_cluster()
    decide(cluster, ada, set_aside="prediction")
    claim = cluster.claims.get()
    assert (claim.status, claim.verdict.label, claim.verdict.set_aside) == ("set_aside", "", "prediction")


def test_a_claim_left_undecided_keeps_the_cluster_open_and_comes_later_to_its_reviewer(ada):
    cluster = make_cluster("One bridge fell.", "A bridge fell.")
    other = make_cluster(check_worthiness=0.5)
    Cluster.objects.filter(pk=cluster.pk).update(priority=9)
    lease = take_next(reviewer=ada, at=database_now())
    assert lease.cluster == cluster
    form = the_form(lease.cluster, lease)
    record(cluster, ada, replace(form, verdicts=form.verdicts[:1]))
    cluster.refresh_from_db()
    assert cluster.status == Cluster.Status.OPEN
    assert sorted(cluster.claims.values_list("status", flat=True)) == ["decided", "pending"]
    assert take_next(reviewer=ada, at=database_now()).cluster == other


def test_the_same_form_sent_twice_gives_one_decision(ada):
    cluster = make_cluster()
    form = the_form(cluster, make_lease(cluster, ada))
    first, second = record(cluster, ada, form), record(cluster, ada, form)
    assert second.is_replay
    assert second.decision == first.decision
    assert Decision.objects.count() == 1


def test_a_form_of_an_older_version_is_refused_and_nothing_is_saved(ada):
    cluster = make_cluster()
    form = replace(the_form(cluster, make_lease(cluster, ada)), cluster_version=cluster.version - 1)
    with pytest.raises(StaleCluster, match="changed while you read it"):
        record(cluster, ada, form)
    assert not Decision.objects.exists()


def test_a_form_for_other_members_is_refused(ada):
    cluster = make_cluster()
    form = replace(the_form(cluster, make_lease(cluster, ada)), members=[])
    with pytest.raises(StaleCluster):
        record(cluster, ada, form)
    assert not Decision.objects.exists()


def test_a_decision_with_another_reviewers_lease_is_refused(ada, ben):
    cluster = make_cluster()
    form = the_form(cluster, make_lease(cluster, ben))
    with pytest.raises(HeldByAnother):
        record(cluster, ada, form)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("token", ["", "abc", "7d1e4a52-0b1f-4c1e-9d57-3c1f0a2b4c5d"])
def test_a_decision_without_ever_having_held_the_cluster_is_refused(ada, token):
    cluster = make_cluster()
    form = replace(the_form(cluster, make_lease(cluster, ada)), lease_token=token)
    with pytest.raises(NeverHeld):
        record(cluster, ada, form)
    assert not Decision.objects.exists()


def test_a_lease_for_another_cluster_does_not_count(ada):
    cluster, other = make_cluster(), make_cluster()
    form = the_form(cluster, make_lease(other, ada))
    with pytest.raises(NeverHeld):
        record(cluster, ada, form)
    assert not Decision.objects.exists()


def test_saving_after_the_lease_ran_out_is_accepted_and_said_when_nobody_decided(ada, ben):
    cluster = make_cluster()
    over = database_now() - timedelta(minutes=2)
    lease = make_lease(cluster, ada, expires_at=over, taken_at=over - timedelta(minutes=15))
    recorded = record(cluster, ada, the_form(cluster, lease))
    assert recorded.is_late
    assert cluster.claims.get().verdict.decision.reviewer == ada


def test_saving_late_is_refused_when_somebody_decided(ada, ben):
    cluster = make_cluster()
    over = database_now() - timedelta(minutes=2)
    lease = make_lease(cluster, ada, expires_at=over, ended_at=over, ending="expired")
    form = the_form(cluster, lease)
    decide(cluster, ben, label="unverified")
    with pytest.raises(StaleCluster):
        record(cluster, ada, form)
    assert Decision.objects.get().reviewer == ben


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ({"label": "", "set_aside": ""}, "Choose a label"),
        ({"label": "consistent", "set_aside": "opinion"}, "Choose a label"),
        ({"label": "conflicting"}, "Say what it conflicts with"),
        ({"label": "conflicting", "against": [10**15]}, "not there"),
        ({"note": "x" * 10_001}, "at most 10,000"),
        ({"label": "true"}, "no such label"),
        ({"label": "", "set_aside": "boring"}, "no such label"),
        ({"reason": "whim"}, "no such label, reason"),
        ({"given_to": "nobody"}, "no such label"),
        ({"evidence": [EvidenceInput(stance="proves", url="https://a.example")]}, "stance"),
        ({"evidence": [EvidenceInput(stance="supports")]}, "either a link or a claim"),
    ],
)
def test_an_incomplete_verdict_is_refused_in_words(ada, fault, message):
    cluster = make_cluster()
    form = the_form(cluster, make_lease(cluster, ada), **fault)
    with pytest.raises(IncompleteVerdict, match=message):
        record(cluster, ada, form)
    assert not Decision.objects.exists()


def test_a_claim_does_not_count_against_itself(ada):
    cluster = make_cluster()
    form = the_form(cluster, make_lease(cluster, ada), label="conflicting", against=[cluster.claims.get().pk])
    with pytest.raises(IncompleteVerdict, match="against itself"):
        record(cluster, ada, form)
    assert not Decision.objects.exists()


def test_a_consistent_verdict_that_nothing_backs_is_refused(ada):
    cluster = make_cluster()
    form = the_form(cluster, make_lease(cluster, ada), note="")
    with pytest.raises(IncompleteVerdict, match="Say what backs it"):
        record(cluster, ada, form)
    assert not Decision.objects.exists()


def test_a_claim_of_the_same_article_is_no_evidence(ada):
    cluster = make_cluster()
    own = make_claim("More follows.", source=cluster.claims.get().source)
    pieces = [EvidenceInput(stance="supports", claim_id=own.pk)]
    form = the_form(cluster, make_lease(cluster, ada), evidence=pieces)
    with pytest.raises(IncompleteVerdict, match="of the same article, or of a copy of it"):
        record(cluster, ada, form)
    assert not Decision.objects.exists()


def test_verdicts_on_claims_of_other_clusters_are_refused(ada):
    cluster, stranger = make_cluster(), make_claim()
    form = the_form(cluster, make_lease(cluster, ada))
    forged = [*form.verdicts, VerdictInput(claim_id=stranger.pk, given_to="claim", label="consistent")]
    with pytest.raises(IncompleteVerdict, match="not on this card"):
        record(cluster, ada, replace(form, verdicts=forged))
    assert not Decision.objects.exists()


def undo(decision: Decision, by: Reviewer, key: str = "") -> Decision:
    return undo_decision(
        decision_id=decision.pk, by=by, idempotency_key=key or str(uuid.uuid4()), at=database_now()
    )


def test_undoing_makes_the_claims_pending_again_and_hands_the_card_back(ada):
    cluster = make_cluster("It snowed.", "Snow fell.")
    decision = decide(cluster, ada).decision
    undo(decision, ada)
    cluster.refresh_from_db()
    assert cluster.status == Cluster.Status.OPEN
    assert set(cluster.claims.values_list("status", "verdict")) == {("pending", None)}
    assert take_next(reviewer=ada, at=database_now()).cluster == cluster
    assert Decision.objects.count() == 2


def test_undoing_adds_rows_and_takes_none_away(ada):
    cluster = make_cluster()
    decision = decide(cluster, ada).decision
    undoing = undo(decision, ada)
    assert undoing.undoes == decision
    assert Verdict.objects.filter(decision=decision).count() == 1
    assert Event.objects.filter(kind=Event.Kind.UNDONE, cluster=cluster).count() == 1


def test_a_decision_can_be_made_again_after_undoing(ada):
    cluster = make_cluster()
    undo(decide(cluster, ada).decision, ada)
    decide(cluster, ada, label="unverified")
    assert cluster.claims.get().verdict.label == "unverified"
    assert list(cluster.decisions.order_by("id").values_list("revision", flat=True)) == [1, 2, 3]


def test_undoing_twice_with_one_key_undoes_once(ada):
    cluster = make_cluster()
    decision = decide(cluster, ada).decision
    assert undo(decision, ada, key="k") == undo(decision, ada, key="k")
    assert Decision.objects.filter(kind=Decision.Kind.UNDO).count() == 1


def test_what_was_undone_is_not_undone_again(ada):
    decision = decide(make_cluster(), ada).decision
    undo(decision, ada)
    with pytest.raises(Refused, match="undone already"):
        undo(decision, ada)


def test_undoing_is_refused_once_the_cluster_changed(ada, lea):
    cluster = make_cluster()
    decision = decide(cluster, ada).decision
    late = make_cluster()
    merge_clusters(cluster_id=late.pk, into_id=cluster.pk, by=lea, note="", at=database_now())
    with pytest.raises(Refused, match="A lead can still undo it"):
        undo(decision, ada)
    assert cluster.claims.filter(status=Claim.Status.DECIDED).count() == 1


def test_a_lead_undoes_what_was_decided_before_the_cluster_changed_wherever_its_claims_are(ada, lea):
    cluster, into = make_cluster("Hail fell.", "It hailed.", "Snow fell."), make_cluster()
    decision = decide(cluster, ada).decision
    snow = cluster.claims.get(text="Snow fell.")
    split_cluster(cluster_id=cluster.pk, claim_ids=[snow.pk], by=lea, note="", at=database_now())
    merge_clusters(cluster_id=cluster.pk, into_id=into.pk, by=lea, note="", at=database_now())
    assert undo(decision, lea) == undo(decision, lea, key=undo_key(decision))
    assert set(Claim.objects.values_list("status", flat=True)) == {"pending"}
    assert set(Cluster.objects.values_list("status", flat=True)) == {"open", "merged"}


def undo_key(decision: Decision) -> str:
    return decision.undone_by.idempotency_key


def test_a_reviewer_does_not_undo_what_another_decided_but_a_lead_does(ada, ben, lea):
    cluster = make_cluster()
    decision = decide(cluster, ada).decision
    with pytest.raises(PermissionDenied):
        undo(decision, ben)
    undo(decision, lea)
    assert cluster.claims.get().status == Claim.Status.PENDING
    assert not Lease.objects.unreleased().filter(reviewer=lea).exists()


def test_double_clicks_in_a_race_give_one_decision(committed_db, ada, race):
    cluster = make_cluster("Hail fell.", "It hailed.")
    form = the_form(cluster, make_lease(cluster, ada))
    results = race(6, lambda number: record(cluster, ada, form))
    assert sorted(result.is_replay for result in results) == [False] + [True] * 5
    assert Decision.objects.count() == 1
    assert Verdict.objects.count() == 2


def test_two_reviewers_who_save_at_once_never_overwrite_each_other(committed_db, ada, ben, race):
    cluster = make_cluster()
    over = database_now() - timedelta(minutes=1)
    old = make_lease(cluster, ada, expires_at=over, ended_at=over, ending="expired")
    forms = {
        ada: the_form(cluster, old),
        ben: the_form(cluster, make_lease(cluster, ben), label="unverified"),
    }
    people = [ada, ben]
    results = race(2, lambda number: record(cluster, people[number], forms[people[number]]))
    assert sum(isinstance(result, StaleCluster) for result in results) == 1
    assert Decision.objects.count() == 1
    assert cluster.claims.get().verdict.decision == Decision.objects.get()


def test_undoing_in_a_race_undoes_once(committed_db, ada, race):
    decision = decide(make_cluster(), ada).decision
    results = race(4, lambda number: undo(decision, ada))
    assert sum(isinstance(result, Refused) for result in results) == 3
    assert Decision.objects.filter(kind=Decision.Kind.UNDO).count() == 1
