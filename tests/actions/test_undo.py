"""Undoing a decision: refused, with who built what on it, while a lead still may."""

import pytest

from claims.actions.refusal import Refused
from claims.actions.review import undo_decision
from claims.actions.sign_off import sign_off
from claims.models import Claim, Decision, Reviewer
from claims.models.clock import database_now
from tests.actions import recount
from tests.factories import decide, make_claim, make_cluster


def undo(decision: Decision, by: Reviewer) -> None:
    undo_decision(decision_id=decision.pk, by=by, idempotency_key=f"undo{by}", at=database_now())


def test_everything_is_as_before(ada, ben, lea):
    cluster = make_cluster("It fell.", "It rose.")
    decide(cluster, ben, "unverified", note="Called.")
    make_claim("It fell down.", cluster=cluster)
    cluster.refresh_from_db()
    before = recount.standing()
    decision = decide(cluster, ada, "unverified").decision
    assert recount.standing() != before
    undo(decision, ada)
    assert recount.standing() == before
    cluster.refresh_from_db()
    assert cluster.version == decision.cluster_version + 2


def test_a_second_reader_stands_in_the_way(ada, ben, lea, settings):
    settings.REVIEWS_PER_CLAIM = 2
    cluster = make_cluster()
    decision = decide(cluster, ada, "unverified").decision
    decide(cluster, ben, "unverified")
    with pytest.raises(Refused, match="ben decided on the same claims after you"):
        undo(decision, ada)
    undo(decision, lea)
    claim = cluster.claims.get()
    assert (claim.status, claim.reads) == ("pending", 1)


def test_a_sign_off_stands_in_the_way(ada, lea):
    cluster = make_cluster()
    decision = decide(cluster, ada, "unverified").decision
    claim = cluster.claims.get()
    sign_off(verdicts={claim.pk: claim.verdict_id or 0}, by=lea, at=database_now())
    with pytest.raises(Refused, match="lea signed off what you decided"):
        undo(decision, ada)
    undo(decision, lea)
    assert Claim.objects.get().sign_off is None


def test_a_claim_that_joined_since_stands_in_the_way(ada):
    cluster = make_cluster()
    decision = decide(cluster, ada, "unverified").decision
    make_claim("It fell down.", cluster=cluster)
    cluster.version += 1
    cluster.save()
    with pytest.raises(Refused, match="a claim joined or left it"):
        undo(decision, ada)
