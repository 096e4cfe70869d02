"""What follows from decisions: the outcome of each claim, and the numbers of each cluster."""

from collections.abc import Iterable
from itertools import batched
from math import log2
from typing import Any

from django.conf import settings
from django.db.models import F

from claims.models import Claim, Cluster, Decision, Link, Match, Verdict
from claims.models.connected import MOST_VALUES

# A disagreement outweighs size: more than fifteen agreeing origins (1 + log2 15 = 4.9) weigh.
DISAGREEMENT_FACTOR = 5.0
CONTRADICTION_FACTOR = 6.0


def settle_claims(claim_ids: Iterable[int]) -> None:
    """Rewrite the outcome of claims from the standing decisions. The caller has locked their cluster."""
    standing = (
        Verdict.objects.filter(claim__in=list(claim_ids), decision__in=Decision.objects.standing())
        .select_related("decision")
        .order_by("id")
    )
    verdicts: dict[int, list[Verdict]] = {claim_id: [] for claim_id in claim_ids}
    for verdict in standing:
        verdicts[verdict.claim_id].append(verdict)
    for claim_id, given in verdicts.items():
        status, verdict_now, decided_by = settle(given, readers=settings.REVIEWS_PER_CLAIM)
        Claim.objects.filter(pk=claim_id).update(status=status, verdict=verdict_now, decided_by=decided_by)


def settle(
    given: list[Verdict], *, readers: int
) -> tuple[Claim.Status, Verdict | None, Claim.DecidedBy | str]:
    """The outcome of one claim: its status, the verdict that holds, by what means. `given` is oldest first.

    The latest adjudication holds. Without one, the latest verdict of each reviewer counts: fewer than
    `readers` leave it pending, all alike decide it, anything else is disputed.
    """
    if adjudicated := [v for v in given if v.decision.kind == Decision.Kind.ADJUDICATION]:
        return _status_of(adjudicated[-1]), adjudicated[-1], Claim.DecidedBy.ADJUDICATION
    latest = list({v.decision.reviewer_id: v for v in given}.values())
    if not latest or len(latest) < readers:
        return Claim.Status.PENDING, None, ""
    if len({v.label for v in latest}) > 1:
        return Claim.Status.DISPUTED, None, ""
    by = Claim.DecidedBy.AGREEMENT if len(latest) > 1 else Claim.DecidedBy.REVIEW
    return _status_of(latest[-1]), latest[-1], by


def _status_of(verdict: Verdict) -> Claim.Status:
    return Claim.Status.DECIDED if verdict.label else Claim.Status.SET_ASIDE


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
    columns = ("id", "cluster_id", "status", "check_worthiness", "source_id", "source__origin")
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
    cluster.status = _cluster_status({member["status"] for member in members})


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


def _cluster_status(statuses: set[str]) -> Cluster.Status:
    if Claim.Status.PENDING in statuses:
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
