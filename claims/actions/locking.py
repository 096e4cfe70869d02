"""Rows locked in one order: clusters by ascending id, whatever moves while one waits for them."""

from collections.abc import Iterable, Mapping

from django.db import connection, transaction
from django.db.models import QuerySet

from claims.models import Claim, Cluster
from claims.models.connected import find_connected


def lock_clusters_of(claims: QuerySet[Claim]) -> list[Cluster]:
    """The clusters that the claims are in, locked: none of the claims moves until the transaction ends."""
    locked: dict[int, Cluster] = {}
    while not (wanted := set(claims.values_list("cluster_id", flat=True))) <= locked.keys():
        missing = Cluster.objects.filter(pk__in=wanted - locked.keys())
        for cluster in missing.select_for_update(of=("self",)).order_by("id"):
            locked[cluster.pk] = cluster
    return [locked[pk] for pk in sorted(wanted)]


def lock_matching() -> None:
    """Take turns at matching: until the transaction ends nobody else makes keys or places claims.

    Of two articles that come in at once the later sees the claims of the earlier. Taken after sources and
    before clusters. SQLite has one writer anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_MATCHING])


def lock_connected(claim_ids: Iterable[int]) -> list[Claim]:
    """All claims of the clusters connected with those of `claim_ids`, their clusters locked, by id.

    Where people changed what is connected while we waited for a lock, all locks are given back first, so
    that they are always taken by ascending id.
    """
    seeds = list(claim_ids)
    wanted = find_connected(seeds)
    while True:
        point = transaction.savepoint_create()
        rows = Cluster.objects.filter(pk__in=wanted).select_for_update(of=("self",)).order_by("id")
        locked = {cluster.pk: cluster for cluster in rows}
        if (now := find_connected(seeds)) <= locked.keys():
            transaction.savepoint_commit(point)
            return _members(locked)
        transaction.savepoint_rollback(point)
        wanted = now


def _members(clusters: Mapping[int, Cluster]) -> list[Claim]:
    """The claims of clusters, each with the very object of its cluster."""
    claims = list(Claim.objects.filter(cluster__in=clusters).order_by("id"))
    for claim in claims:
        claim.cluster = clusters[claim.cluster_id]
    return claims


# Any number that nobody else uses with this database.
_MATCHING = 0x636C61696D73
