"""Leads steering the queue: what comes first, what waits, who reads it and how many."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.queue import take_next
from claims.actions.refusal import Refused
from claims.actions.steering import (
    assign_cluster,
    assign_source,
    pin_cluster,
    put_off_cluster,
    set_readers,
)
from claims.models import Event
from claims.models.clock import database_now
from tests.actions import recount
from tests.factories import decide, make_claim, make_cluster, make_source


def told():
    """What was written down, in order."""
    return [(event.kind, event.before, event.after) for event in Event.objects.order_by("id")]


def test_pinning_puts_a_cluster_first_until_it_is_taken_back(ada, lea):
    make_cluster(priority=9)
    cluster = make_cluster(priority=1)
    for is_pinned in (True, True, False, False):
        pin_cluster(cluster_id=cluster.pk, is_pinned=is_pinned, by=lea, at=database_now())
        cluster.refresh_from_db()
        assert cluster.is_pinned == is_pinned
    assert told() == [("pinned", {}, {}), ("unpinned", {}, {})]


def test_putting_off_keeps_a_cluster_out_until_its_day_or_until_it_is_brought_back(ada, lea):
    cluster = make_cluster()
    now = database_now()
    until = now + timedelta(days=2)
    for _ in range(2):
        put_off_cluster(cluster_id=cluster.pk, until=until, by=lea, at=now)
    assert take_next(reviewer=ada, at=now) is None
    put_off_cluster(cluster_id=cluster.pk, until=None, by=lea, at=now)
    assert take_next(reviewer=ada, at=now).cluster == cluster
    day = until.isoformat()
    assert told() == [
        ("put_off", {"until": None}, {"until": day}),
        ("put_off", {"until": day}, {"until": None}),
    ]


def test_nothing_is_put_off_until_a_day_that_has_come(lea):
    with pytest.raises(Refused, match="Choose a later one"):
        put_off_cluster(cluster_id=make_cluster().pk, until=database_now(), by=lea, at=database_now())


def test_assigning_names_who_reads_it_first(ada, ben, lea):
    cluster = make_cluster()
    for to in (ada, ada, None):
        assign_cluster(cluster_id=cluster.pk, to=to, by=lea, at=database_now())
        assert take_next(reviewer=ben, at=database_now()) is None or to is None
    assert told() == [("assigned", {"to": None}, {"to": "ada"}), ("assigned", {"to": "ada"}, {"to": None})]


def test_a_source_is_assigned_as_a_cluster_is(ada, lea):
    source = make_source()
    assign_source(source_id=source.pk, to=ada, by=lea, at=database_now())
    event = Event.objects.get()
    assert (event.source, event.after) == (source, {"to": "ada"})


def test_nobody_is_assigned_who_left(ada, lea):
    ada.is_active = False
    with pytest.raises(Refused, match="does not work here any more"):
        assign_cluster(cluster_id=make_cluster().pk, to=ada, by=lea, at=database_now())


def test_wanting_fewer_readers_settles_what_waited_for_them(ada, lea):
    claim = make_claim(source=make_source(reviews_per_claim=2))
    decide(claim.cluster, ada, "unverified")
    set_readers(source_id=claim.source_id, readers=1, by=lea, at=database_now())
    claim.refresh_from_db()
    assert (claim.status, claim.decided_by) == ("decided", "review")
    assert told()[-1] == ("readers_set", {"readers": 2}, {"readers": 1})
    recount.check_all()


def test_wanting_more_readers_leaves_alone_what_is_decided(ada, ben, lea):
    source = make_source("It fell. It rose.")
    first, second = (make_claim(words, source=source) for words in ("It fell.", "It rose."))
    decide(first.cluster, ada, "unverified")
    set_readers(source_id=source.pk, readers=2, by=lea, at=database_now())
    decide(second.cluster, ada, "unverified")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == ("decided", "pending")
    assert take_next(reviewer=ben, at=database_now()).cluster == second.cluster


@pytest.mark.parametrize("readers", [0, 6])
def test_the_number_of_readers_has_bounds(lea, readers):
    with pytest.raises(Refused, match="from 1 to 5"):
        set_readers(source_id=make_source().pk, readers=readers, by=lea, at=database_now())


def test_only_leads_steer(ada):
    cluster, now = make_cluster(), database_now()
    source = cluster.headline.source_id
    for act in (
        lambda: pin_cluster(cluster_id=cluster.pk, is_pinned=True, by=ada, at=now),
        lambda: put_off_cluster(cluster_id=cluster.pk, until=None, by=ada, at=now),
        lambda: assign_cluster(cluster_id=cluster.pk, to=ada, by=ada, at=now),
        lambda: assign_source(source_id=source, to=ada, by=ada, at=now),
        lambda: set_readers(source_id=source, readers=2, by=ada, at=now),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not Event.objects.exists()
