"""What the database refuses about leases: two people never hold one thing, nor one person two."""

import pytest

from claims.models import Lease
from claims.models.clock import database_now
from tests.factories import make_cluster, make_lease, make_reviewer
from tests.refusals import refused


def test_a_slot_of_a_cluster_has_one_unreleased_lease(ada, ben):
    cluster = make_cluster()
    make_lease(cluster, ada)
    with refused("lease_one_per_cluster_slot"):
        make_lease(cluster, ben)
    assert make_lease(cluster, ben, slot=1).slot == 1


def test_a_reviewer_has_one_unreleased_lease(ada):
    make_lease(make_cluster(), ada)
    with refused("lease_one_per_reviewer"):
        make_lease(make_cluster(), ada)


def test_an_ended_lease_makes_room(ada, ben):
    cluster = make_cluster()
    make_lease(cluster, ada, ended_at=database_now(), ending="released")
    make_lease(cluster, ada, ended_at=database_now(), ending="expired")
    make_lease(cluster, ben)
    assert Lease.objects.unreleased().get().reviewer == ben


def test_a_race_for_a_slot_has_one_winner(race, tables):
    cluster = make_cluster()
    people = [make_reviewer() for _ in range(4)]
    results = race(4, lambda number: make_lease(cluster, people[number]))
    assert sum(isinstance(result, Lease) for result in results) == 1
    assert Lease.objects.count() == 1


@pytest.mark.parametrize("fields", [{"ending": "saved"}, {"ended_at": "now"}])
def test_a_lease_ends_at_a_time_and_somehow(ada, fields):
    fields = {name: database_now() if value == "now" else value for name, value in fields.items()}
    with refused("lease_ended_somehow"):
        make_lease(make_cluster(), ada, **fields)


def test_only_a_skipped_lease_has_a_reason_to_skip(ada):
    with refused("lease_skip_reason_only_when_skipped"):
        make_lease(make_cluster(), ada, ended_at=database_now(), ending="saved", skip_reason="time")
