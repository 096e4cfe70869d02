"""Matching in the database: what moves, what stays."""

import random

import pytest
from django.core.management import call_command

from claims.actions.clustering import cluster_claims
from claims.actions.membership import merge_clusters, split_cluster
from claims.actions.processing import process_sources
from claims.models import Claim, Cluster, Event, Link, Match
from claims.models.clock import database_now
from tests.factories import decide, make_claim, make_lease, make_source

FLOOD = "The flood in Lower Hutton destroyed 43 houses on Tuesday, the county said."
FLOOD_AGAIN = "The flood in Lower Hutton destroyed 43 houses on Tuesday, according to the county."
FLOOD_ELSE = "The flood in Lower Hutton destroyed 61 houses on Tuesday, the county said."
STRIKE = "Bus drivers in Port Marlow went on strike for higher wages."

pytestmark = pytest.mark.django_db


def run() -> int:
    return cluster_claims(at=database_now())


def cluster_of(claim: Claim) -> Cluster:
    return Cluster.objects.get(claims=claim)


def test_claims_that_say_the_same_share_a_cluster_and_others_do_not():
    flood, again, strike = make_claim(FLOOD), make_claim(FLOOD_AGAIN), make_claim(STRIKE)
    run()
    assert cluster_of(flood) == cluster_of(again) != cluster_of(strike)
    assert (cluster_of(flood).claim_count, cluster_of(flood).is_disagreeing) == (2, False)


def test_claims_that_differ_in_a_number_share_a_cluster_that_disagrees():
    flood, other = make_claim(FLOOD), make_claim(FLOOD_ELSE)
    run()
    match = Match.objects.get(a=flood, b=other)
    assert (match.relation, match.differs_in) == ("differs", "value")
    assert cluster_of(flood) == cluster_of(other)
    assert cluster_of(flood).is_disagreeing


def test_every_match_keeps_its_reasons_and_the_matchers_version():
    make_claim(FLOOD)
    make_claim(FLOOD_ELSE)
    run()
    match = Match.objects.get()
    assert match.matcher_version
    assert any("43" in reason["words"] and "61" in reason["words"] for reason in match.reasons)


def test_a_second_run_changes_nothing():
    for text in (FLOOD, FLOOD_AGAIN, FLOOD_ELSE, STRIKE):
        make_source(text)
    process_sources(at=database_now())
    tables = (Claim, Cluster, Match, Event)
    before = [list(table.objects.order_by("id").values()) for table in tables]
    summary = process_sources(at=database_now())
    assert (summary.sources, summary.claims, summary.moved) == (0, 0, 0)
    assert [list(table.objects.order_by("id").values()) for table in tables] == before


def test_a_new_claim_joins_the_cluster_that_is_there_and_arrives_undecided(ada):
    flood = make_claim(FLOOD)
    run()
    decide(cluster_of(flood), ada)
    late = make_claim(FLOOD_AGAIN)
    run()
    late.refresh_from_db()
    assert late.cluster == cluster_of(flood)
    assert late.status == Claim.Status.PENDING
    assert late.cluster.status == Cluster.Status.OPEN
    assert Event.objects.filter(kind=Event.Kind.CLAIM_MOVED, claim=late, cluster=late.cluster).exists()


def test_what_a_person_parted_stays_parted(lea):
    flood, again = make_claim(FLOOD), make_claim(FLOOD_AGAIN)
    run()
    cluster = cluster_of(flood)
    split_cluster(cluster_id=cluster.pk, claim_ids=[again.pk], by=lea, note="", at=database_now())
    make_claim("The flood destroyed 43 houses in Lower Hutton on Tuesday.")
    run()
    assert cluster_of(flood) != cluster_of(again)
    assert cluster_of(flood) == cluster


def test_what_a_person_joined_stays_joined(lea):
    flood, strike = make_claim(FLOOD), make_claim(STRIKE)
    run()
    merge_clusters(
        cluster_id=cluster_of(strike).pk, into_id=cluster_of(flood).pk, by=lea, note="", at=database_now()
    )
    make_claim(FLOOD_AGAIN)
    run()
    assert cluster_of(flood) == cluster_of(strike)
    assert cluster_of(flood).claim_count == 3


def test_decided_claims_never_move_even_when_a_new_one_would_join_their_clusters(ada):
    flood = make_claim(FLOOD)
    run()
    decide(cluster_of(flood), ada)
    other = make_claim(STRIKE)
    run()
    decide(cluster_of(other), ada)
    before = {claim.pk: claim.cluster_id for claim in Claim.objects.all()}
    Link.objects.create(a=flood, b=other, kind="same", by=ada, created_at=database_now())
    make_claim(FLOOD_AGAIN)
    run()
    assert {pk: Claim.objects.get(pk=pk).cluster_id for pk in before} == before


def test_a_decided_cluster_draws_in_nothing_that_was_left_out_before(ada):
    call_command("loaddata", "articles", verbosity=0)
    process_sources(at=database_now())
    for cluster in Cluster.objects.filter(claim_count__gt=1):
        decide(cluster, ada)
    before = dict(Claim.objects.values_list("pk", "cluster"))
    make_claim(STRIKE)
    assert run() == 0
    assert {
        pk: cluster for pk, cluster in Claim.objects.values_list("pk", "cluster") if pk in before
    } == before


def test_an_emptied_cluster_that_somebody_held_is_kept_as_merged(ada):
    late = make_claim(FLOOD_AGAIN)
    make_lease(late.cluster, ada)
    emptied = late.cluster
    flood = make_claim(FLOOD)
    third = make_claim(FLOOD + " Nobody was hurt.", cluster=flood.cluster)
    run()
    assert cluster_of(third) == cluster_of(late) == cluster_of(flood)
    for cluster in Cluster.objects.filter(pk=emptied.pk).exclude(claims__isnull=False):
        assert (cluster.status, cluster.merged_into) == ("merged", cluster_of(flood))


@pytest.mark.parametrize("seed", range(3))
def test_untouched_clusters_keep_their_row_whatever_comes_in(seed):
    shuffled = random.Random(seed)
    for text in (FLOOD, FLOOD_AGAIN, STRIKE):
        make_claim(text)
    run()
    before = {claim.pk: (claim.cluster_id, claim.cluster.version) for claim in Claim.objects.all()}
    for number in shuffled.sample(range(1000, 9999), 5):
        make_claim(f"The library of district {number} opened {number + 7} new reading rooms.")
        run()
    after = {pk: Claim.objects.get(pk=pk) for pk in before}
    assert {pk: (claim.cluster_id, claim.cluster.version) for pk, claim in after.items()} == before
