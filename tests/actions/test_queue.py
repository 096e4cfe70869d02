"""The queue: taking, releasing, skipping."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.queue import extend_lease, release_lease, skip_lease, take_next, take_over_lease
from claims.actions.refusal import Refused
from claims.models import Cluster, Event, Lease, Reviewer
from claims.models.available import QueueFilters
from claims.models.clock import database_now
from tests.factories import decide, make_claim, make_cluster, make_lease, make_source


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


def test_skipping_is_told_once(ada):
    cluster = make_cluster()
    lease = take_next(reviewer=ada, at=database_now())
    for _ in range(2):
        skip_lease(reviewer=ada, reason="expert", at=database_now(), token=lease.token)
    event = Event.objects.get(kind=Event.Kind.SKIPPED)
    assert (event.by, event.cluster, event.after) == (ada, cluster, {"reason": "expert"})


def test_a_card_looked_at_is_held_longer_but_no_more_than_an_hour(ada):
    make_cluster()
    taken = database_now()
    lease = take_next(reviewer=ada, at=taken)
    for minutes, until in ((10, 25), (20, 35), (50, 60), (59, 60)):
        extend_lease(reviewer=ada, token=lease.token, at=taken + timedelta(minutes=minutes))
        lease.refresh_from_db()
        assert lease.expires_at == taken + timedelta(minutes=until)


def test_a_card_that_ran_out_is_held_again_unless_somebody_took_it(ada, ben):
    make_cluster()
    taken = database_now()
    lease = take_next(reviewer=ada, at=taken)
    later = taken + timedelta(minutes=20)
    assert extend_lease(reviewer=ada, token=lease.token, at=later).expires_at > later
    assert take_next(reviewer=ben, at=later) is None
    assert take_next(reviewer=ben, at=later + timedelta(minutes=16)) is not None
    assert extend_lease(reviewer=ada, token=lease.token, at=later + timedelta(minutes=17)) is None


def test_nobody_holds_anothers_card_longer(ada, ben):
    lease = make_lease(make_cluster(), ada)
    assert extend_lease(reviewer=ben, token=lease.token, at=database_now()) is None


def test_as_many_readers_hold_a_cluster_as_it_wants(ada, ben, lea, settings):
    settings.REVIEWS_PER_CLAIM = 2
    cluster = make_cluster()
    leases = [take_next(reviewer=who, at=database_now()) for who in (ada, ben, lea)]
    assert [lease and (lease.cluster, lease.slot) for lease in leases] == [(cluster, 0), (cluster, 1), None]


def test_a_source_may_want_more_readers_than_the_desk(ada, ben):
    claim = make_claim(source=make_source(reviews_per_claim=2))
    make_cluster(priority=0)
    clusters = [take_next(reviewer=who, at=database_now()).cluster for who in (ada, ben)]
    assert clusters == [claim.cluster] * 2


def test_nobody_is_given_what_they_read(ada, ben, settings):
    settings.REVIEWS_PER_CLAIM = 2
    cluster = make_cluster()
    decide(cluster, ada)
    assert take_next(reviewer=ada, at=database_now()) is None
    assert take_next(reviewer=ben, at=database_now()).cluster == cluster


def test_one_reading_leaves_room_for_one_holder(ada, ben, lea, settings):
    settings.REVIEWS_PER_CLAIM = 2
    cluster = make_cluster()
    decide(cluster, ada)
    make_lease(cluster, ben, slot=1)
    assert take_next(reviewer=lea, at=database_now()) is None


def test_skips_do_not_count_as_readings(ada, ben, lea, settings):
    settings.REVIEWS_PER_CLAIM = 2
    cluster = make_cluster()
    take_next(reviewer=ada, at=database_now())
    skip_lease(reviewer=ada, reason="time", at=database_now())
    for who in (ben, lea):
        assert take_next(reviewer=who, at=database_now()).cluster == cluster


def test_a_claim_that_joins_later_goes_first_to_who_read_the_others(ada, ben):
    known = make_cluster("It fell.")
    decide(known, ada)
    make_claim("It fell down.", cluster=known)
    other = make_cluster(priority=0.1)
    assert take_next(reviewer=ben, at=database_now()).cluster == other
    assert take_next(reviewer=ada, at=database_now()).cluster == known


def test_others_get_what_joined_later_when_nothing_else_is_left_or_nobody_is_at_work(ada, ben):
    known = make_cluster("It fell.")
    decide(known, ada)
    make_claim("It fell down.", cluster=known)
    assert take_next(reviewer=ben, at=database_now()).cluster == known
    release_lease(reviewer=ben, at=database_now())
    make_cluster(priority=0.1)
    assert take_next(reviewer=ben, at=database_now() + timedelta(days=2)).cluster == known


def test_who_passed_it_over_keeps_no_others_waiting(ada, ben):
    known = make_cluster("It fell.")
    decide(known, ada)
    make_claim("It fell down.", cluster=known)
    take_next(reviewer=ada, at=database_now())
    skip_lease(reviewer=ada, reason="time", at=database_now())
    make_cluster(priority=0.1)
    assert take_next(reviewer=ben, at=database_now()).cluster == known


def test_what_is_assigned_comes_first_to_that_person_and_to_nobody_else(ada, ben):
    make_cluster(priority=9)
    theirs = make_cluster(priority=1, assigned_to=ada)
    assert take_next(reviewer=ben, at=database_now()).cluster != theirs
    assert take_next(reviewer=ada, at=database_now()).cluster == theirs
    release_lease(reviewer=ben, at=database_now())
    release_lease(reviewer=ada, at=database_now())
    make_lease(Cluster.objects.get(priority=9), ada)
    assert take_next(reviewer=ben, at=database_now()) is None


def test_what_a_source_speaks_for_is_assigned_with_it(ada, ben):
    claim = make_claim(source=make_source(assigned_to=ada), check_worthiness=0.4)
    other = make_cluster(priority=9)
    assert take_next(reviewer=ben, at=database_now()).cluster == other
    assert take_next(reviewer=ada, at=database_now()).cluster == claim.cluster


def test_once_read_or_passed_over_by_its_assignee_others_get_it(ada, ben, settings):
    settings.REVIEWS_PER_CLAIM = 2
    theirs = make_cluster(assigned_to=ada)
    assert take_next(reviewer=ben, at=database_now()) is None
    decide(theirs, ada)
    assert take_next(reviewer=ben, at=database_now()).cluster == theirs
    skipped = make_cluster(assigned_to=ada, priority=9)
    take_next(reviewer=ada, at=database_now())
    skip_lease(reviewer=ada, reason="language", at=database_now())
    release_lease(reviewer=ben, at=database_now())
    assert take_next(reviewer=ben, at=database_now()).cluster == skipped


def test_who_left_the_desk_keeps_nothing_from_others(ada, ben):
    theirs = make_cluster(assigned_to=ada)
    Reviewer.objects.filter(pk=ada.pk).update(is_active=False)
    assert take_next(reviewer=ben, at=database_now()).cluster == theirs


def one_source_first(count: int, **fields):
    """Clusters of one source, and one of another that is worth less."""
    source = make_source("\n".join(f"Bridge {number} fell." for number in range(count)))
    own = [make_claim(f"Bridge {number} fell.", source=source).cluster for number in range(count)]
    Cluster.objects.filter(pk__in=[cluster.pk for cluster in own]).update(priority=5, **fields)
    return own, make_cluster("It rose.", priority=1)


def served(reviewer, count: int, **options) -> list[Cluster]:
    """The next cards, each given back settled."""
    found = []
    for _ in range(count):
        lease = take_next(reviewer=reviewer, at=database_now(), **options)
        assert lease is not None
        found.append(lease.cluster)
        Cluster.objects.filter(pk=lease.cluster_id).update(status="decided")
    return found


def test_one_source_does_not_take_every_next_card(ada, settings):
    settings.QUEUE_MOST_IN_A_ROW = 2
    own, other = one_source_first(4)
    assert served(ada, 5) == [*own[:2], other, *own[2:]]


@pytest.mark.parametrize("steered", ["pinned", "assigned"])
def test_pinned_and_assigned_ones_come_however_many_were_of_one_source(ada, settings, steered):
    settings.QUEUE_MOST_IN_A_ROW = 1
    fields = {"is_pinned": True} if steered == "pinned" else {"assigned_to": ada}
    own, other = one_source_first(3, **fields)
    assert served(ada, 4) == [*own, other]


def test_filters_narrow_what_one_is_given(ada):
    own, other = one_source_first(2)
    theirs = make_cluster(priority=0.1, assigned_to=ada)
    at = database_now()
    only_mine, only_other = QueueFilters(is_mine=True), QueueFilters(source_id=other.headline.source_id)
    assert take_next(reviewer=ada, at=at, filters=only_other).cluster == other
    release_lease(reviewer=ada, at=at)
    assert served(ada, 1, filters=only_mine) == [theirs]
    assert take_next(reviewer=ada, at=at, filters=only_mine) is None
    assert served(ada, 2) == own


def test_disagreements_come_first_to_who_wants_them_so(ada):
    make_cluster(priority=9)
    differing = make_cluster(priority=1, is_disagreeing=True)
    filters = QueueFilters(is_disagreement_first=True)
    assert take_next(reviewer=ada, at=database_now(), filters=filters).cluster == differing
