"""People at work at the same moment: nothing is lost, nothing breaks."""

from datetime import timedelta

import pytest
from django.db import connection

from claims.actions.clustering import cluster_claims
from claims.actions.links import record_contradiction
from claims.actions.membership import merge_clusters, split_cluster
from claims.actions.origins import settle_derivation
from claims.actions.queue import skip_lease, take_next, take_over_lease
from claims.actions.refusal import Refused
from claims.actions.source_details import edit_source
from claims.models import Claim, Cluster, Derivation, Event
from claims.models.clock import database_now
from tests.actions import recount
from tests.factories import decide, make_claim, make_cluster, make_lease, make_reviewer, make_source


def many_claims(count: int) -> list[Claim]:
    """Claims of one source, each in a cluster of its own."""
    texts = [f"Bridge number {number} fell." for number in range(count)]
    source = make_source("\n".join(texts))
    return [make_claim(text, source=source) for text in texts]


def test_a_publisher_filled_in_meanwhile_takes_no_verdict_back(committed_db, ada, lea, race):
    claims = many_claims(12)
    source = claims[0].source

    def act(number: int) -> None:
        if number:
            for claim in claims:
                decide(claim.cluster, ada)
        else:
            for round in range(12):
                said = {"source_id": source.pk, "changes": {"publisher": f"Courier {round}"}, "note": ""}
                edit_source(**said, by=lea, at=database_now())

    assert race(2, act) == [None, None]
    recount.check_all()
    assert set(Cluster.objects.values_list("version", flat=True)) == {2}


def test_of_two_origins_confirmed_at_once_one_is_refused(committed_db, lea, max, race):
    source = make_source()
    both = [Derivation.objects.create(source=source, from_outlet=name) for name in ("Wire", "Post")]
    people = [lea, max]

    def confirm(number: int):
        said = {"derivation_id": both[number].pk, "is_confirmed": True}
        return settle_derivation(**said, by=people[number], at=database_now())

    results = race(2, confirm)
    assert sum(isinstance(result, Refused) for result in results) == 1, results
    assert Derivation.objects.filter(status="confirmed").count() == 1


def test_two_sources_confirmed_at_once_as_each_others_origin_make_no_circle(committed_db, lea, max, race):
    one, other = make_source(), make_source()
    both = [
        Derivation.objects.create(source=one, from_source=other),
        Derivation.objects.create(source=other, from_source=one),
    ]
    people = [lea, max]

    def confirm(number: int):
        said = {"derivation_id": both[number].pk, "is_confirmed": True}
        return settle_derivation(**said, by=people[number], at=database_now())

    results = race(2, confirm)
    assert sum(isinstance(result, Refused) for result in results) == 1, results


def test_a_contradiction_recorded_while_clusters_merge_counts_where_the_claim_went(committed_db, lea, race):
    one, into, other = make_claim(), make_claim(), make_claim()

    def act(number: int) -> None:
        if number:
            record_contradiction(claim_id=one.pk, other_id=other.pk, by=lea, note="", at=database_now())
        else:
            ids = {"cluster_id": one.cluster_id, "into_id": into.cluster_id}
            merge_clusters(**ids, by=lea, note="", at=database_now())

    assert race(2, act) == [None, None]
    into.cluster.refresh_from_db()
    assert into.cluster.is_contradicted
    assert into.cluster.version == 2


def test_claims_that_arrive_while_others_are_matched_are_matched_too(committed_db, race):
    def act(number: int) -> None:
        for round in range(6):
            make_claim(f"The flood in Lower Hutton destroyed {number * 10 + round + 3} houses on Tuesday.")
            cluster_claims(at=database_now())

    assert race(3, act) == [None] * 3
    assert not Claim.objects.filter(matched_at=None).exists()
    for claim in Claim.objects.all():
        assert claim.matches_as_a.exists() or claim.matches_as_b.exists()


def deadlocks() -> int:
    """How often PostgreSQL had to end a transaction because two waited for each other."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


def test_everybody_whose_time_ran_out_may_take_the_card_of_another(committed_db, race):
    people = [make_reviewer() for _ in range(4)]
    over = database_now() - timedelta(minutes=1)
    for person in people:
        make_lease(make_cluster(), person, expires_at=over)
    leases = race(4, lambda number: take_next(reviewer=people[number], at=database_now()))
    assert len({lease.cluster_id for lease in leases}) == 4
    assert deadlocks() == 0


def test_two_readers_of_each_claim_share_the_cards_and_neither_reads_one_twice(committed_db, race, settings):
    settings.REVIEWS_PER_CLAIM = 2
    people = [make_reviewer() for _ in range(4)]
    for _ in range(5):
        make_cluster()

    def read(number: int) -> list[int]:
        own = []
        while lease := take_next(reviewer=people[number], at=database_now()):
            decide(lease.cluster, people[number], label="unverified")
            own.append(lease.cluster_id)
        return own

    # Somebody may find everything held and leave; when the others are done they look again.
    read_by = [*race(4, read), *(read(number) for number in range(4))]
    read_by = [one + again for one, again in zip(read_by[:4], read_by[4:], strict=True)]
    assert all(len(own) == len(set(own)) for own in read_by), read_by
    everything = list(Cluster.objects.values_list("pk", flat=True))
    assert sorted(pk for own in read_by for pk in own) == sorted(everything * 2)
    assert set(Claim.objects.values_list("status", "decided_by", "reads")) == {("decided", "agreement", 2)}
    assert deadlocks() == 0


def test_of_many_who_ask_at_once_as_many_hold_a_card_as_it_wants_readers(committed_db, race, settings):
    settings.REVIEWS_PER_CLAIM = 3
    people = [make_reviewer() for _ in range(6)]
    make_cluster()
    leases = race(6, lambda number: take_next(reviewer=people[number], at=database_now()))
    assert sorted(lease.slot for lease in leases if lease) == [0, 1, 2]


def test_two_who_read_the_same_card_at_once_are_both_saved(committed_db, ada, ben, race, settings):
    settings.REVIEWS_PER_CLAIM = 2
    cluster = make_cluster()
    readers = [ada, ben]
    for reader in readers:
        take_next(reviewer=reader, at=database_now())
    assert race(2, lambda number: decide(cluster, readers[number], "unverified") and None) == [None, None]
    assert cluster.claims.get().decided_by == "agreement"


def test_a_skip_and_a_take_over_at_once_end_the_hold_once(committed_db, ada, lea, race):
    lease = make_lease(make_cluster(), ada)

    def act(number: int) -> None:
        if number:
            take_over_lease(lease_id=lease.pk, by=lea, at=database_now())
        else:
            skip_lease(reviewer=ada, reason="time", at=database_now(), token=lease.token)

    results = race(2, act)
    assert [result for result in results if not isinstance(result, Refused)] in ([None], [None, None])
    assert Event.objects.filter(kind__in=["skipped", "lease_taken_over"]).count() == 1
    assert deadlocks() == 0


def test_cards_saved_while_a_lead_frees_them_are_saved(committed_db, lea, race):
    people = [make_reviewer() for _ in range(4)]
    leases = [make_lease(make_cluster(), person) for person in people]

    def act(number: int) -> None:
        if number < len(people):
            decide(leases[number].cluster, people[number])
        else:
            for lease in leases:
                take_over_lease(lease_id=lease.pk, by=lea, at=database_now())

    assert race(5, act) == [None] * 5
    assert not Claim.objects.exclude(status="decided").exists()
    assert deadlocks() == 0


@pytest.mark.parametrize(
    "path", ["/clusters/{}/", "/clusters/{}/split/", "/claims/{}/contradict/", "/", "/clusters/"]
)
def test_pages_open_while_their_claims_move(committed_db, as_ada, ada, lea, race, path):
    cluster = make_cluster(*(f"It fell {number} times." for number in range(6)))
    make_lease(cluster, ada)
    claim = cluster.claims.latest("id")

    def act(number: int) -> object:
        if number:
            there = path.format(claim.pk if "claims" in path else cluster.pk)
            return {as_ada.get(there).status_code for _ in range(12)}
        for _ in range(6):
            ids = {"cluster_id": cluster.pk, "claim_ids": [claim.pk]}
            new = split_cluster(**ids, by=lea, note="", at=database_now())
            merge_clusters(cluster_id=new.pk, into_id=cluster.pk, by=lea, note="", at=database_now())
        return None

    assert race(2, act) in ([None, {200}], [None, {200, 404}])
