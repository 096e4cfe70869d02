"""Why the queue serves a cluster before others, in words."""

from collections.abc import Iterable

from claims.models.cluster import Cluster


def first_because(cluster: Cluster) -> tuple[str, ...]:
    """Why the queue serves this cluster before others, the weightiest first."""
    return (*_weighty_facts(cluster), f"check-worthiness {cluster.check_worthiness:.2f}")


def _weighty_facts(cluster: Cluster) -> Iterable[str]:
    if cluster.is_pinned:
        yield "a lead put it first"
    if cluster.is_contradicted:
        yield "somebody recorded a contradiction"
    if cluster.is_disagreeing:
        yield "its sources differ"
    if cluster.origin_count > 1:
        yield f"{cluster.origin_count} independent origins report it"
