"""Splitting and merging clusters."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.membership import keep_apart, merge_clusters, split_cluster
from claims.actions.queue import take_next
from claims.actions.refusal import Refused
from claims.models import Claim, Cluster, Event, Lease, Link, Reviewer
from claims.models.clock import database_now
from tests.factories import decide, make_cluster, make_lease


def split(cluster: Cluster, claims: list[Claim], by: Reviewer) -> Cluster:
    picked = [claim.pk for claim in claims]
    return split_cluster(
        cluster_id=cluster.pk, claim_ids=picked, by=by, note="Another storm.", at=database_now()
    )


def merge(cluster: Cluster, into: Cluster, by: Reviewer) -> Cluster:
    return merge_clusters(cluster_id=cluster.pk, into_id=into.pk, by=by, note="", at=database_now())


def members(cluster: Cluster) -> list[Claim]:
    return list(cluster.claims.order_by("id"))


def test_splitting_moves_the_picked_claims_into_a_new_cluster(lea):
    cluster = make_cluster("A storm came.", "The storm came.", "A strike began.")
    first, second, odd = members(cluster)
    new = split(cluster, [odd], lea)
    assert members(cluster) == [first, second]
    assert members(new) == [odd]
    new.refresh_from_db()
    assert (new.claim_count, new.headline, new.status) == (1, odd, "open")


def test_splitting_is_remembered_for_every_pair_and_written_down(lea):
    cluster = make_cluster("A storm came.", "The storm came.", "A strike began.")
    first, second, odd = members(cluster)
    split(cluster, [odd], lea)
    assert set(Link.objects.active().values_list("a", "b", "kind")) == {
        (first.pk, odd.pk, "not_same"),
        (second.pk, odd.pk, "not_same"),
    }
    assert Event.objects.filter(kind=Event.Kind.CLUSTER_SPLIT, cluster=cluster, by=lea).count() == 1


def test_what_a_person_split_off_stays_placed(lea):
    cluster = make_cluster("A storm came.", "A strike began.")
    odd = members(cluster)[1]
    split(cluster, [odd], lea)
    odd.refresh_from_db()
    assert odd.placed_by == lea


def test_splitting_nothing_everything_or_foreign_claims_is_refused(lea):
    cluster, other = make_cluster("A storm came.", "A strike began."), make_cluster()
    for picked, message in [
        ([], "Pick the claims"),
        (members(cluster), "Leave at least one"),
        (members(other), "not in this cluster"),
    ]:
        with pytest.raises(Refused, match=message):
            split(cluster, picked, lea)
    assert cluster.claims.count() == 2


def test_merging_moves_all_claims_and_keeps_the_emptied_cluster_as_merged(lea):
    cluster, into = make_cluster("A storm came."), make_cluster("The storm came.")
    merge(cluster, into, lea)
    cluster.refresh_from_db()
    into.refresh_from_db()
    assert (cluster.status, cluster.merged_into) == (Cluster.Status.MERGED, into)
    assert into.claim_count == 2
    assert Link.objects.active().get().kind == Link.Kind.SAME


def test_merging_takes_back_that_the_two_are_not_the_same(lea):
    cluster = make_cluster("A storm came.", "The storm came.")
    new = split(cluster, members(cluster)[1:], lea)
    merge(new, cluster, lea)
    assert [link.kind for link in Link.objects.active()] == ["same"]
    assert Link.objects.filter(kind="not_same", revoked_by=lea).count() == 1


def test_splitting_takes_back_that_the_two_are_the_same(lea):
    cluster, into = make_cluster("A storm came."), make_cluster("The storm came.")
    merge(cluster, into, lea)
    split(into, members(into)[1:], lea)
    assert [link.kind for link in Link.objects.active()] == ["not_same"]


def test_merging_with_itself_with_a_merged_or_a_missing_cluster_is_refused(lea):
    cluster, into, third = make_cluster(), make_cluster(), make_cluster()
    merge(cluster, into, lea)
    with pytest.raises(Refused, match="with itself"):
        merge(into, into, lea)
    with pytest.raises(Refused, match="was merged into"):
        merge(cluster, third, lea)
    with pytest.raises(Refused, match="was merged into"):
        merge(into, cluster, lea)
    with pytest.raises(Refused, match="There is no cluster"):
        merge_clusters(cluster_id=10**12, into_id=third.pk, by=lea, note="", at=database_now())


def test_a_reviewer_splits_and_merges_undecided_clusters_they_hold(ada):
    cluster, other = make_cluster("A storm came.", "A strike began."), make_cluster("The storm came.")
    make_lease(cluster, ada)
    new = split(cluster, members(cluster)[1:], ada)
    merge(other, cluster, ada)
    assert (cluster.claims.count(), new.claims.count()) == (2, 1)


def test_a_reviewer_without_a_lease_changes_no_cluster(ada):
    cluster, other = make_cluster("A storm came.", "A strike began."), make_cluster()
    with pytest.raises(PermissionDenied):
        split(cluster, members(cluster)[1:], ada)
    with pytest.raises(PermissionDenied):
        merge(other, cluster, ada)
    assert cluster.claims.count() == 2


def test_a_reviewer_does_not_change_a_decided_cluster_but_a_lead_does(ada, ben, lea):
    held, decided = make_cluster(), make_cluster("A storm came.", "A strike began.")
    decide(decided, ben)
    make_lease(held, ada)
    with pytest.raises(PermissionDenied):
        merge(decided, held, ada)
    new = split(decided, members(decided)[1:], lea)
    assert new.claims.get().verdict.label == "consistent"


def test_a_reviewer_does_not_merge_what_somebody_else_holds(ada, ben):
    mine, theirs = make_cluster(), make_cluster()
    make_lease(mine, ada)
    make_lease(theirs, ben)
    with pytest.raises(Refused, match="Somebody else holds"):
        merge(theirs, mine, ada)


def test_whoever_merges_the_cluster_they_hold_goes_on_with_the_other(ada):
    held, into = make_cluster(), make_cluster()
    make_lease(held, ada)
    merge(held, into, ada)
    assert take_next(reviewer=ada, at=database_now()).cluster == into
    assert Lease.objects.unreleased().count() == 1


def test_merging_both_ways_at_once_loses_no_claim(committed_db, lea, race):
    one, other = make_cluster("A storm came."), make_cluster("The storm came.")
    pairs = [(one, other), (other, one)]
    results = race(2, lambda number: merge(*pairs[number], lea))
    assert sum(isinstance(result, Refused) for result in results) == 1
    assert Claim.objects.filter(cluster__status="open").count() == 2


def part(one: Claim, other: Claim, by: Reviewer) -> Link:
    return keep_apart(claim_id=one.pk, other_id=other.pk, by=by, at=database_now())


def test_claims_of_two_clusters_are_kept_apart_without_moving_anything(lea):
    (one,), (other,) = members(make_cluster("A storm came.")), members(make_cluster("A strike began."))
    link = part(other, one, lea)
    assert (link.a, link.b, link.kind, link.by) == (one, other, "not_same", lea)
    assert Event.objects.get().kind == "link_recorded"
    with pytest.raises(Refused, match="said so already"):
        part(one, other, lea)


def test_what_was_kept_apart_can_be_merged_after_all(lea):
    first, second = make_cluster("A storm came."), make_cluster("A strike began.")
    link = part(*members(first), *members(second), lea)
    merge(first, second, lea)
    link.refresh_from_db()
    assert link.revoked_by == lea


def test_only_claims_of_different_clusters_are_kept_apart(lea):
    one, other = members(make_cluster("A storm came.", "The storm came."))
    with pytest.raises(Refused, match="in one cluster"):
        part(one, other, lea)
    for nobody in (one, Claim(pk=987_654)):
        with pytest.raises(Refused, match="no other claim"):
            part(one, nobody, lea)


def test_a_reviewer_keeps_apart_what_they_hold_from_anything(ada, ben):
    held, other = make_cluster("A storm came."), make_cluster("A strike began.")
    with pytest.raises(PermissionDenied):
        part(*members(held), *members(other), ada)
    make_lease(held, ada)
    make_lease(other, ben)
    assert part(*members(held), *members(other), ada).by == ada
