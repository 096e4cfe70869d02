"""What follows from decisions: the outcome of each claim, and the numbers of each cluster."""

from collections.abc import Iterable
from math import log2

from django.conf import settings
from django.db.models import Max

from claims.models import Claim, Cluster, Decision, Link, Match, Verdict

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
    members = list(
        cluster.claims.order_by("-check_worthiness", "id").values(
            "id", "status", "source_id", "source__origin"
        )
    )
    if not members:
        return
    ids = {member["id"] for member in members}
    if cluster.headline_id not in ids:
        cluster.headline_id = members[0]["id"]
    cluster.claim_count = len(members)
    cluster.source_count = len({member["source_id"] for member in members})
    cluster.origin_count = len({member["source__origin"] or member["source_id"] for member in members})
    cluster.check_worthiness = cluster.claims.aggregate(top=Max("check_worthiness"))["top"]
    cluster.status = _cluster_status({member["status"] for member in members})
    contradictions = Link.objects.active().contradictions().touching(cluster.pk)
    cluster.is_contradicted = contradictions.exists()
    differing = Match.objects.within(cluster.pk).filter(differs_in=Match.Difference.VALUE)
    inside = contradictions.filter(a__cluster=cluster, b__cluster=cluster)
    cluster.is_disagreeing = differing.exists() or inside.exists()
    cluster.priority = priority(cluster)
    cluster.save()


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
