"""A split or merge taken back restores members, placings and links, unless somebody built on it."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.membership import keep_apart, merge_clusters, split_cluster
from claims.actions.membership_undo import undo_membership
from claims.actions.refusal import Refused
from claims.actions.review import undo_decision
from claims.models import Claim, Cluster, Event, Lease, Link, Reviewer
from claims.models.clock import database_now
from tests.factories import decide, make_claim, make_cluster, make_lease


def split(cluster: Cluster, by: Reviewer, *, text: str = "A strike began.") -> Cluster:
    picked = cluster.claims.filter(text=text).values_list("pk", flat=True)
    return split_cluster(cluster_id=cluster.pk, claim_ids=picked, by=by, note="", at=database_now())


def merge(cluster: Cluster, into: Cluster, by: Reviewer) -> None:
    merge_clusters(cluster_id=cluster.pk, into_id=into.pk, by=by, note="", at=database_now())


def undo(by: Reviewer, *, of: Event | None = None) -> Cluster:
    kinds = ("cluster_split", "cluster_merged")
    event = of or Event.objects.filter(kind__in=kinds).order_by("-id")[0]
    return undo_membership(event_id=event.pk, by=by, at=database_now())


def places() -> set[tuple[object, ...]]:
    return set(Claim.objects.values_list("pk", "cluster", "placed_by", "status", "verdict"))


def links() -> set[tuple[object, ...]]:
    return set(Link.objects.active().values_list("pk", "a", "b", "kind", "by"))


def clusters() -> set[tuple[object, ...]]:
    numbers = ("headline", "status", "claim_count", "source_count", "priority", "is_disagreeing")
    return set(Cluster.objects.standing().values_list("pk", *numbers))


@pytest.fixture
def storm() -> Cluster:
    return make_cluster("A storm came.", "The storm came.", "A strike began.")


def test_a_split_is_undone_exactly(lea, ben, storm):
    decide(storm, ben, "unverified")
    before = places(), links(), clusters()
    new = split(storm, lea)
    assert undo(lea) == storm
    assert (places(), links(), clusters()) == before
    new.refresh_from_db()
    assert (new.status, new.merged_into) == ("merged", storm)


def test_a_merge_is_undone_exactly(lea, ben, storm):
    into = make_cluster("It blew.")
    decide(into, ben)
    before = places(), links(), clusters()
    merge(storm, into, lea)
    assert undo(lea) == storm
    assert (places(), links(), clusters()) == before


def test_links_that_a_split_ended_hold_again(lea, storm):
    merge(make_cluster("A strike began again."), storm, lea)
    storm.refresh_from_db()
    before = places(), links(), clusters()
    assert {kind for *_, kind, _ in before[1]} == {"same"}
    split(storm, lea, text="A strike began again.")
    assert {kind for *_, kind, _ in links()} == {"not_same"}
    undo(lea)
    assert (places(), links(), clusters()) == before


def test_it_is_written_down_on_both_and_not_done_twice(lea, storm):
    new = split(storm, lea)
    first, second = Event.objects.filter(kind="cluster_split").order_by("id")
    undo(lea, of=first)
    for told in (first, second):
        with pytest.raises(Refused, match="taken back already"):
            undo(lea, of=told)
    undone = Event.objects.filter(kind="membership_undone")
    assert {event.cluster for event in undone} == {storm, new}
    (odd,) = storm.claims.filter(text="A strike began.").values_list("pk", flat=True)
    assert {(e.before["cluster"], e.after["cluster"], *e.after["claims"]) for e in undone} == {
        (new.pk, storm.pk, odd)
    }


def test_what_was_merged_split_and_undone_can_be_merged_again(lea, storm):
    into = make_cluster("It blew.")
    for _ in range(2):
        merge(storm, into, lea)
        undo(lea)
        storm.refresh_from_db()
    assert (storm.status, storm.claim_count) == ("open", 3)


def test_a_decision_since_stands_in_the_way_until_it_is_undone(lea, ben, storm):
    new = split(storm, lea)
    decision = decide(new, ben).decision
    with pytest.raises(Refused, match="ben decided on these claims since"):
        undo(lea)
    undo_decision(decision_id=decision.pk, by=ben, idempotency_key="u", at=database_now())
    assert undo(lea) == storm


def test_claims_that_joined_or_left_since_stand_in_the_way(lea, storm):
    new = split(storm, lea)
    first = Event.objects.filter(kind="cluster_split").order_by("id")[0]
    make_claim("A strike began again.", cluster=new)
    with pytest.raises(Refused, match="Claims joined or left since"):
        undo(lea, of=first)
    merge(storm, make_cluster(), lea)
    with pytest.raises(Refused, match="Claims joined or left since"):
        undo(lea, of=first)


def test_what_somebody_said_of_the_two_since_stands_in_the_way(lea, ada, storm):
    new = split(storm, lea)
    odd, stayed = new.claims.get(), storm.claims.first()
    link = Link.objects.active().filter(a=stayed, b=odd).get()
    link.revoked_at, link.revoked_by = database_now(), lea
    link.save()
    make_lease(storm, ada)
    keep_apart(claim_id=odd.pk, other_id=stayed.pk, by=ada, at=database_now())
    with pytest.raises(Refused, match="ada said of these claims since"):
        undo(lea)


def test_a_reviewer_undoes_their_own_while_nothing_of_it_is_decided_or_held(ada, ben, lea, storm):
    make_lease(storm, ada)
    new = split(storm, ada)
    with pytest.raises(PermissionDenied):
        undo(ben)
    lease = make_lease(new, ben)
    with pytest.raises(Refused, match="Somebody else holds"):
        undo(ada)
    Lease.objects.filter(pk=lease.pk).update(ended_at=database_now(), ending="released")
    assert undo(ada) == storm


def test_a_reviewer_does_not_undo_what_a_lead_did(ada, lea, storm):
    split(storm, lea)
    with pytest.raises(PermissionDenied, match="A lead takes back"):
        undo(ada)


def test_what_was_done_before_acts_were_kept_is_not_undone(lea, storm):
    event = Event.objects.create(kind="cluster_split", at=database_now(), cluster=storm, after={"claims": []})
    with pytest.raises(Refused, match="was not kept"):
        undo(lea, of=event)
    event = Event.objects.create(kind="skipped", at=database_now(), cluster=storm)
    with pytest.raises(Refused, match="cannot be taken back"):
        undo(lea, of=event)


def test_a_reviewer_splits_undecided_claims_off_a_partly_decided_cluster(ada, ben, storm):
    decide(storm, ben)
    late = make_claim("A strike went on.", cluster=storm)
    make_lease(storm, ada)
    with pytest.raises(PermissionDenied, match="moved by a lead"):
        split(storm, ada)
    new = split(storm, ada, text=late.text)
    storm.refresh_from_db()
    assert (list(new.claims.all()), storm.status) == ([late], "decided")


def test_whoever_is_to_read_a_cluster_first_also_gets_what_is_split_off(lea, ada, storm):
    Cluster.objects.filter(pk=storm.pk).update(assigned_to=ada, needs_expert=True)
    new = split(storm, lea)
    assert (new.assigned_to, new.needs_expert) == (ada, True)
