"""Clusters with the matches that the matcher would have stored."""

from dataclasses import asdict
from itertools import combinations
from typing import Any

from claims.actions.outcome import refresh_cluster
from claims.matching import MATCHER_VERSION, compare
from claims.models import Claim, Cluster, Match
from tests.factories import make_cluster

BRIDGE_14 = "The harbour bridge was closed on Monday after inspectors found 14 cracks in its main girder."
BRIDGE_19 = "The harbour bridge was closed on Monday after inspectors found 19 cracks in its main girder."
BRIDGE_TOO = "The harbour bridge was closed after inspectors found 14 cracks in its main girder on Monday."


def match(*claims: Claim) -> None:
    """Store what the matcher says of each pair of the claims."""
    for a, b in combinations(sorted(claims, key=lambda claim: claim.pk), 2):
        found = compare(a.text, b.text)
        if found.relation == "unrelated":
            continue
        Match.objects.create(
            a=a,
            b=b,
            probability=found.probability,
            relation=found.relation,
            differs_in=found.differs_in or "",
            reasons=[asdict(reason) for reason in found.reasons],
            rule=found.rule,
            matcher_version=MATCHER_VERSION,
        )
    for claim in claims:
        refresh_cluster(claim.cluster)


def matched_cluster(*texts: str, **fields: Any) -> Cluster:
    """A cluster whose members were compared with one another."""
    cluster = make_cluster(*texts, **fields)
    match(*cluster.claims.all())
    cluster.refresh_from_db()
    return cluster
