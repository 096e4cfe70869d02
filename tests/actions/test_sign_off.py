"""Signing off verdicts, and what withdraws it."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.check_again import ask_to_check_again
from claims.actions.refusal import Refused
from claims.actions.review import undo_decision
from claims.actions.sign_off import sign_off
from claims.models import Claim, Cluster, Event, Reviewer, SignOff
from claims.models.clock import database_now
from tests.factories import decide, make_cluster, make_reviewer


def shown(*clusters: Cluster) -> dict[int, int]:
    """What the preview of these clusters would send."""
    return dict(Claim.objects.filter(cluster__in=clusters).values_list("pk", "verdict"))


def sign(cluster: Cluster, by: Reviewer) -> int:
    return sign_off(verdicts=shown(cluster), by=by, at=database_now())


def decided(by: Reviewer, *texts: str) -> Cluster:
    cluster = make_cluster(*texts)
    decide(cluster, by)
    return cluster


def test_a_lead_signs_off_the_verdicts_of_several_clusters_at_once(ada, lea):
    one, other = decided(ada, "Hail fell.", "It hailed."), decided(ada)
    assert sign_off(verdicts=shown(one, other), by=lea, at=database_now()) == 3
    for claim in Claim.objects.select_related("sign_off"):
        assert (claim.sign_off.by, claim.sign_off.verdict, claim.sign_off.is_own) == (
            lea,
            claim.verdict,
            False,
        )


def test_signing_off_is_told_of_each_claim(ada, lea):
    cluster = decided(ada)
    sign(cluster, lea)
    event, signed = Event.objects.get(kind=Event.Kind.SIGNED_OFF), SignOff.objects.get()
    assert (event.by, event.claim, event.cluster) == (lea, cluster.claims.get(), cluster)
    assert event.after == {"sign_off": signed.pk, "verdict": signed.verdict_id, "is_own": False}


def test_what_is_sent_twice_is_signed_off_once(ada, lea, max):
    cluster = decided(ada)
    assert (sign(cluster, lea), sign(cluster, lea), sign(cluster, max)) == (1, 0, 0)
    assert SignOff.objects.get().by == lea


def test_only_leads_sign_off(ada, ben):
    with pytest.raises(PermissionDenied):
        sign(decided(ada), ben)


def test_nobody_signs_off_their_own_verdict_while_there_is_another_lead(ada, lea, max):
    own, other = decided(lea), decided(ada)
    with pytest.raises(Refused, match="Another lead signs it off"):
        sign_off(verdicts=shown(own, other), by=lea, at=database_now())
    assert not SignOff.objects.exists()
    assert sign(own, max) == 1


def test_the_only_lead_signs_off_their_own_verdict_and_that_is_recorded(lea):
    make_reviewer(role="lead", is_active=False)
    sign(decided(lea), lea)
    assert SignOff.objects.get().is_own


def test_a_verdict_on_which_another_reader_agreed_is_not_alone_ones_own(ada, lea, max, settings):
    settings.REVIEWS_PER_CLAIM = 2
    cluster = make_cluster()
    decide(cluster, ada)
    decide(cluster, lea)
    assert cluster.claims.get().verdict.decision.reviewer == lea
    sign(cluster, lea)
    assert not SignOff.objects.get().is_own


@pytest.mark.parametrize("verdict", [0, 10**15])
def test_a_verdict_that_was_not_shown_is_not_signed_off(ada, lea, verdict):
    claim = decided(ada).claims.get()
    with pytest.raises(Refused, match="changed since you looked"):
        sign_off(verdicts={claim.pk: verdict}, by=lea, at=database_now())


def test_nothing_and_what_is_not_there_are_refused(lea):
    for verdicts in ({}, {10**15: 1}):
        with pytest.raises(Refused, match="Pick what"):
            sign_off(verdicts=verdicts, by=lea, at=database_now())


def test_what_is_pending_or_to_be_checked_again_is_not_signed_off(ada, lea):
    pending, flagged = make_cluster(), decided(ada)
    ask(flagged, ada)
    for cluster in (pending, flagged):
        with pytest.raises(Refused, match="changed since you looked"):
            sign(cluster, lea)
    assert not SignOff.objects.exists()


def ask(cluster: Cluster, by: Reviewer) -> None:
    ids = [claim.pk for claim in cluster.claims.all()]
    ask_to_check_again(cluster_id=cluster.pk, claim_ids=ids, reason="New.", by=by, at=database_now())


def test_asking_to_check_again_withdraws_the_sign_off_and_tells_why(ada, lea):
    cluster = decided(ada)
    sign(cluster, lea)
    ask(cluster, ada)
    signed = SignOff.objects.get()
    assert cluster.claims.get().sign_off is None
    event = Event.objects.get(kind=Event.Kind.SIGN_OFF_WITHDRAWN)
    assert (event.before, event.after) == (
        {"sign_off": signed.pk, "verdict": signed.verdict_id},
        {"cause": "check_again"},
    )


def test_undoing_the_decision_withdraws_the_sign_off(ada, lea):
    cluster = make_cluster()
    decision = decide(cluster, ada).decision
    sign(cluster, lea)
    with pytest.raises(Refused, match="A lead can still undo it"):
        undo_decision(decision_id=decision.pk, by=ada, idempotency_key=str(uuid.uuid4()), at=database_now())
    undo_decision(decision_id=decision.pk, by=lea, idempotency_key=str(uuid.uuid4()), at=database_now())
    assert cluster.claims.get().sign_off is None
    assert Event.objects.get(kind=Event.Kind.SIGN_OFF_WITHDRAWN).after == {"cause": "verdict_changed"}


def test_what_was_checked_again_is_signed_off_anew(ada, lea):
    cluster = decided(ada)
    sign(cluster, lea)
    ask(cluster, ada)
    decide(cluster, ada, "unverified")
    assert sign(cluster, lea) == 1
    assert SignOff.objects.count() == 2


def test_two_leads_who_sign_off_at_once_sign_off_once(committed_db, ada, lea, max, race):
    cluster = decided(ada, "Hail fell.", "It hailed.")
    leads, verdicts = [lea, max, lea, max], shown(cluster)
    results = race(4, lambda n: sign_off(verdicts=verdicts, by=leads[n], at=database_now()))
    assert sorted(results) == [0, 0, 0, 2]
    assert SignOff.objects.count() == 2


def test_a_sign_off_that_meets_an_undoing_never_stays_on_a_claim_without_a_verdict(
    committed_db, ada, lea, race
):
    cluster = make_cluster()
    decision = decide(cluster, ada).decision
    verdicts, key = shown(cluster), str(uuid.uuid4())

    def act(number: int) -> object:
        if number:
            return sign_off(verdicts=verdicts, by=lea, at=database_now())
        return undo_decision(decision_id=decision.pk, by=ada, idempotency_key=key, at=database_now())

    race(2, act)
    claim = cluster.claims.get()
    assert (claim.verdict is None) == (claim.sign_off is None)
