"""What hangs together: clusters connected by matches that join, or by what people said."""

from collections.abc import Iterable
from itertools import batched

from django.db.models import Q

from claims.models.claim import Claim
from claims.models.link import Link
from claims.models.match import Match

# SQLite takes so many values in one statement at least.
MOST_VALUES = 5_000
# Beyond so many claims what is further away is left as it is; grouping all again sees to it.
MOST_CONNECTED = 2_000


def find_connected(claim_ids: Iterable[int], *, most: int = MOST_CONNECTED) -> set[int]:
    """Ids of the clusters of the claims, and of those connected with them through any number of others.

    Three statements for each step away. Beyond `most` claims nothing more is followed.
    """
    clusters: set[int] = set()
    count = 0
    fresh = _clusters_of(claim_ids)
    while fresh:
        clusters |= fresh
        members = _claims_in(fresh)
        count += len(members)
        fresh = _clusters_beside(members) - clusters if count <= most else set()
    return clusters


def _clusters_of(claim_ids: Iterable[int]) -> set[int]:
    return {
        cluster
        for ids in batched(sorted(claim_ids), MOST_VALUES)
        for cluster in Claim.objects.filter(pk__in=ids).values_list("cluster", flat=True)
    }


def _claims_in(clusters: Iterable[int]) -> list[int]:
    return [
        claim
        for ids in batched(sorted(clusters), MOST_VALUES)
        for claim in Claim.objects.filter(cluster__in=ids).values_list("id", flat=True)
    ]


def _clusters_beside(claims: Iterable[int]) -> set[int]:
    """The clusters of claims that a match or a person joins with one of these."""
    joined = (Match.objects.joining(), Link.objects.active().filter(kind=Link.Kind.SAME))
    return {
        cluster
        for ids in batched(sorted(claims), MOST_VALUES // 2)
        for pairs in joined
        for both in pairs.filter(Q(a__in=ids) | Q(b__in=ids)).values_list("a__cluster", "b__cluster")
        for cluster in both
    }
