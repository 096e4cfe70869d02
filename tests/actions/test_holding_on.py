"""What holds of a claim holds on, though its source wants more readers by now, or a merge is undone."""

import uuid

import pytest

from claims.actions.check_again import ask_to_check_again
from claims.actions.membership import merge_clusters
from claims.actions.membership_undo import undo_membership
from claims.actions.review import undo_decision
from claims.actions.steering import set_readers
from claims.models import CheckAgain, Claim, Cluster, Decision, Event, Reviewer
from claims.models.as_of import AsOf
from claims.models.clock import database_now
from tests.actions import recount
from tests.factories import decide, make_claim, make_source
from tests.matched import BRIDGE_14, BRIDGE_19, match


@pytest.fixture
def claim(ada: Reviewer, lea: Reviewer) -> Claim:
    """One reader decided it; from then on its source wants two."""
    claim = make_claim(source=make_source(BRIDGE_14, origin="one"))
    decide(claim.cluster, ada)
    set_readers(source_id=claim.source_id, readers=2, by=lea, at=database_now())
    return claim


def ask(claim: Claim, by: Reviewer) -> None:
    ask_to_check_again(
        cluster_id=claim.cluster_id, claim_ids=[claim.pk], reason="She spoke.", by=by, at=database_now()
    )


def undo(decision: Decision, by: Reviewer | None = None) -> None:
    by, key = by or decision.reviewer, str(uuid.uuid4())
    undo_decision(decision_id=decision.pk, by=by, idempotency_key=key, at=database_now())


def merge(one: Claim, other: Claim, by: Reviewer) -> None:
    ids = {"cluster_id": other.cluster_id, "into_id": one.cluster_id}
    merge_clusters(**ids, by=by, note="", at=database_now())


def undo_merge(by: Reviewer) -> None:
    event = Event.objects.filter(kind=Event.Kind.CLUSTER_MERGED).latest("id")
    undo_membership(event_id=event.pk, by=by, at=database_now())


def held(claim: Claim, *readers: int) -> tuple[object, ...]:
    """Its label, readings and open check, the same by the rows, and as of now."""
    recount.check_all(readers or (1, 2))
    (row,) = Claim.objects.filter(pk=claim.pk).values(
        *("id", "cluster_id", "source_id", "source__reviews_per_claim", "status", "verdict__label"),
        *("decided_by", "reads", "check_again__cause"),
    )
    stored = dict(row)
    AsOf(database_now()).rewind([row])
    assert stored == {name: row[name] for name in stored}
    return row["verdict__label"], row["reads"], row["check_again__cause"]


def test_a_verdict_stands_until_as_many_as_are_wanted_now_have_looked_again(claim, ada, ben):
    ask(claim, ada)
    decide(claim.cluster, ada, "unverified")
    assert held(claim) == ("consistent", 1, "asked")
    decide(claim.cluster, ben, "unverified")
    assert held(claim) == ("unverified", 2, None)


def test_undoing_a_second_look_leaves_the_first(claim, ada, ben):
    ask(claim, ada)
    before = recount.standing()
    undo(decide(claim.cluster, ben, "unverified").decision)
    assert recount.standing() == before
    assert held(claim) == ("consistent", 0, "asked")


def test_undoing_a_merge_leaves_what_was_decided(claim, lea):
    other = make_claim(source=make_source(BRIDGE_19, origin="other"))
    match(claim, other)
    before = recount.standing()
    merge(claim, other, lea)
    assert held(claim) == ("consistent", 0, "differing_member")
    undo_merge(lea)
    assert recount.standing() == before
    assert held(claim) == ("consistent", 1, None)


def test_undoing_a_merge_after_a_second_look_that_was_undone_leaves_it_too(claim, ben, lea):
    other = make_claim(source=make_source(BRIDGE_19, origin="other"))
    match(claim, other)
    merge(claim, other, lea)
    undo(decide(Cluster.objects.get(pk=claim.cluster_id), ben, "unverified").decision)
    undo_merge(lea)
    assert held(claim) == ("consistent", 1, None)
    assert CheckAgain.objects.get().ended_by is None


def test_undoing_a_merge_does_not_bring_back_a_reading_that_was_undone_meanwhile(ada, ben, lea, settings):
    settings.REVIEWS_PER_CLAIM = 2
    one, other = (make_claim(source=make_source(text, origin=text)) for text in (BRIDGE_14, BRIDGE_19))
    match(one, other)
    decide(one.cluster, ada)
    second = decide(one.cluster, ben).decision
    merge(one, other, lea)
    undo(second, lea)
    assert held(one, 2) == ("consistent", 0, "differing_member")
    undo_merge(lea)
    assert held(one, 2) == (None, 1, None)
