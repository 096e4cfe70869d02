"""The numbers of each cluster, as its members and their outcomes have them."""

from collections.abc import Iterable
from itertools import batched
from math import log2
from typing import Any

from django.db.models import F

from claims.models import Claim, Cluster, Link, Match
from claims.models.connected import MOST_VALUES

# A disagreement outweighs size: more than fifteen agreeing origins (1 + log2 15 = 4.9) weigh.
DISAGREEMENT_FACTOR = 5.0
CONTRADICTION_FACTOR = 6.0


def refresh_cluster(cluster: Cluster) -> None:
    """Rewrite what a cluster says of its members: counts, disagreement, status, headline, priority."""
    refresh_clusters([cluster])


def refresh_clusters(clusters: Iterable[Cluster]) -> None:
    """The same for many, in six statements for up to five hundred. Their versions are stored too.

    The caller has locked them; clusters without members stay as they are.
    """
    by_id = {cluster.pk: cluster for cluster in clusters}
    members = _members(by_id)
    filled = [by_id[pk] for pk in sorted(members)]
    contradicted, disagreeing = _find_contradicted(by_id), _find_disagreeing(by_id)
    for cluster in filled:
        _count(cluster, members[cluster.pk])
        cluster.is_contradicted = cluster.pk in contradicted
        cluster.is_disagreeing = cluster.pk in disagreeing
        cluster.priority = priority(cluster)
    # They are all there: it is the fastest way to update many rows to values of their own.
    Cluster.objects.bulk_create(
        filled, update_conflicts=True, unique_fields=["id"], update_fields=_REFRESHED, batch_size=500
    )


_REFRESHED = (
    *("headline", "version", "status", "claim_count", "source_count", "origin_count"),
    *("check_worthiness", "is_contradicted", "is_disagreeing", "priority"),
)


def _members(cluster_ids: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """The members of each cluster, the most check-worthy first."""
    members: dict[int, list[dict[str, Any]]] = {}
    columns = (
        "id",
        "cluster_id",
        "status",
        "check_again_id",
        "check_worthiness",
        "source_id",
        "source__origin",
    )
    for ids in batched(cluster_ids, MOST_VALUES):
        rows = Claim.objects.filter(cluster__in=ids).order_by("-check_worthiness", "id")
        for row in rows.values(*columns):
            members.setdefault(row["cluster_id"], []).append(row)
    return members


def _count(cluster: Cluster, members: list[dict[str, Any]]) -> None:
    if cluster.headline_id not in {member["id"] for member in members}:
        cluster.headline_id = members[0]["id"]
    cluster.claim_count = len(members)
    cluster.source_count = len({member["source_id"] for member in members})
    cluster.origin_count = len({member["source__origin"] or member["source_id"] for member in members})
    cluster.check_worthiness = members[0]["check_worthiness"]
    cluster.status = _cluster_status(members)


def _find_contradicted(cluster_ids: Iterable[int]) -> set[int]:
    """Those with a member of which a person said that it contradicts another claim."""
    links = Link.objects.active().contradictions()
    found: set[int] = set()
    for ids in batched(cluster_ids, MOST_VALUES):
        for side in ("a__cluster", "b__cluster"):
            found.update(links.filter(**{f"{side}__in": ids}).values_list(side, flat=True))
    return found


def _find_disagreeing(cluster_ids: Iterable[int]) -> set[int]:
    """Those with two members that differ in a value, as the matcher or a person says."""
    differing = Match.objects.filter(differs_in=Match.Difference.VALUE)
    contradicting = Link.objects.active().contradictions()
    found: set[int] = set()
    for ids in batched(cluster_ids, MOST_VALUES):
        for pairs in (differing, contradicting):
            inside = pairs.filter(a__cluster__in=ids, b__cluster=F("a__cluster"))
            found.update(inside.values_list("a__cluster", flat=True))
    return found


def _cluster_status(members: list[dict[str, Any]]) -> Cluster.Status:
    """Open as long as a member wants a verdict, or another one."""
    statuses = {member["status"] for member in members}
    if Claim.Status.PENDING in statuses or any(member["check_again_id"] for member in members):
        return Cluster.Status.OPEN
    return Cluster.Status.DISPUTED if Claim.Status.DISPUTED in statuses else Cluster.Status.DECIDED


def priority(cluster: Cluster) -> float:
    """Highest check-worthiness × (1 + log2 independent origins) × a factor for disagreement."""
    factor = 1.0
    if cluster.is_contradicted:
        factor = CONTRADICTION_FACTOR
    elif cluster.is_disagreeing:
        factor = DISAGREEMENT_FACTOR
    return cluster.check_worthiness * (1 + log2(max(1, cluster.origin_count))) * factor
