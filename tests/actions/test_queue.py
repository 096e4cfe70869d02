"""The queue: taking, releasing, skipping."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.queue import release_lease, skip_lease, take_next, take_over_lease
from claims.actions.refusal import Refused
from claims.models import Cluster, Event, Lease
from claims.models.clock import database_now
from tests.factories import decide, make_cluster, make_lease


def clusters_by_priority(*priorities: float) -> list[Cluster]:
    """A cluster for each priority."""
    return [make_cluster(priority=priority) for priority in priorities]


def test_the_most_valuable_cluster_comes_first(ada):
    _low, high = clusters_by_priority(1, 2)
    assert take_next(reviewer=ada, at=database_now()).cluster == high


def test_equal_clusters_come_oldest_first(ada):
    older, _younger = clusters_by_priority(1, 1)
    assert take_next(reviewer=ada, at=database_now()).cluster == older


def test_a_pinned_cluster_comes_before_all(ada):
    clusters_by_priority(5)
    pinned = make_cluster(priority=0.1, is_pinned=True)
    assert take_next(reviewer=ada, at=database_now()).cluster == pinned


def test_a_cluster_put_off_waits_for_its_day(ada):
    now = database_now()
    make_cluster(put_off_until=now + timedelta(hours=1))
    assert take_next(reviewer=ada, at=now) is None
    assert take_next(reviewer=ada, at=now + timedelta(hours=2)) is not None


def test_claims_hardly_worth_checking_stay_out_of_the_queue(ada, settings):
    settings.QUEUE_MIN_CHECK_WORTHINESS = 0.4
    make_cluster(check_worthiness=0.3)
    assert take_next(reviewer=ada, at=database_now()) is None


def test_asking_again_returns_ones_own_cluster(ada):
    clusters_by_priority(1, 2)
    now = database_now()
    assert take_next(reviewer=ada, at=now) == take_next(reviewer=ada, at=now)
    assert Lease.objects.count() == 1


def test_two_reviewers_never_hold_one_cluster(ada, ben):
    make_cluster()
    assert take_next(reviewer=ada, at=database_now()) is not None
    assert take_next(reviewer=ben, at=database_now()) is None


def test_an_ended_lease_is_closed_by_the_next_taker(ada, ben):
    cluster = make_cluster()
    over = database_now() - timedelta(seconds=1)
    old = make_lease(cluster, ada, expires_at=over)
    assert take_next(reviewer=ben, at=database_now()).cluster == cluster
    old.refresh_from_db()
    assert old.ending == Lease.Ending.EXPIRED


def test_a_decided_cluster_is_not_served(ada, ben):
    decide(make_cluster(), ben)
    assert take_next(reviewer=ada, at=database_now()) is None


def test_a_lease_on_a_cluster_decided_meanwhile_gives_way_to_the_next(ada):
    stale, fresh = clusters_by_priority(2, 1)
    make_lease(stale, ada)
    Cluster.objects.filter(pk=stale.pk).update(status="decided")
    assert take_next(reviewer=ada, at=database_now()).cluster == fresh


def test_a_released_cluster_is_served_again(ada, ben):
    cluster = make_cluster()
    take_next(reviewer=ada, at=database_now())
    release_lease(reviewer=ada, at=database_now())
    assert take_next(reviewer=ben, at=database_now()).cluster == cluster


def test_a_skipped_cluster_comes_to_its_skipper_last_and_to_others_first(ada, ben):
    high, low = clusters_by_priority(2, 1)
    take_next(reviewer=ada, at=database_now())
    skip_lease(reviewer=ada, reason="expert", at=database_now())
    assert take_next(reviewer=ada, at=database_now()).cluster == low
    assert take_next(reviewer=ben, at=database_now()).cluster == high


def test_a_skip_without_a_reason_or_a_lease_is_refused(ada):
    with pytest.raises(Refused, match="hold no card"):
        skip_lease(reviewer=ada, reason="expert", at=database_now())
    make_lease(make_cluster(), ada)
    with pytest.raises(Refused, match="Say why"):
        skip_lease(reviewer=ada, reason="", at=database_now())
    assert Lease.objects.unreleased().count() == 1


def test_a_lead_ends_somebodys_hold_and_it_is_recorded(ada, lea):
    lease = make_lease(make_cluster(), ada)
    take_over_lease(lease_id=lease.pk, by=lea, at=database_now())
    lease.refresh_from_db()
    assert lease.ending == Lease.Ending.TAKEN_OVER
    assert Event.objects.get(kind=Event.Kind.LEASE_TAKEN_OVER).before == {"held_by": "ada"}


def test_a_reviewer_does_not_end_anothers_hold(ada, ben):
    lease = make_lease(make_cluster(), ada)
    with pytest.raises(PermissionDenied):
        take_over_lease(lease_id=lease.pk, by=ben, at=database_now())
    assert Lease.objects.unreleased().count() == 1


def test_in_a_race_every_reviewer_gets_a_cluster_of_their_own(committed_db, race):
    from tests.factories import make_reviewer

    people = [make_reviewer() for _ in range(6)]
    clusters_by_priority(1, 1, 1, 1)
    leases = race(6, lambda number: take_next(reviewer=people[number], at=database_now()))
    held = [lease.cluster_id for lease in leases if lease]
    assert len(held) == len(set(held)) == 4
    assert leases.count(None) == 2


def test_one_reviewer_in_many_tabs_gets_one_cluster(committed_db, ada, race):
    clusters_by_priority(1, 1, 1)
    leases = race(5, lambda number: take_next(reviewer=ada, at=database_now()))
    assert len({lease.cluster_id for lease in leases}) == 1
    assert Lease.objects.unreleased().count() == 1
