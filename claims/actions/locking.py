"""Rows locked in one order: clusters by ascending id, whatever moves while one waits for them."""

from django.db.models import QuerySet

from claims.models import Claim, Cluster


def lock_clusters_of(claims: QuerySet[Claim]) -> list[Cluster]:
    """The clusters that the claims are in, locked: none of the claims moves until the transaction ends."""
    locked: dict[int, Cluster] = {}
    while not (wanted := set(claims.values_list("cluster_id", flat=True))) <= locked.keys():
        missing = Cluster.objects.filter(pk__in=wanted - locked.keys())
        for cluster in missing.select_for_update(of=("self",)).order_by("id"):
            locked[cluster.pk] = cluster
    return [locked[pk] for pk in sorted(wanted)]


def lock_all_claims() -> list[Claim]:
    """Every claim, those that came while we waited too, with the clusters they are in locked."""
    while True:
        rows = Cluster.objects.select_for_update(of=("self",)).standing().order_by("id")
        locked = set(rows.values_list("id", flat=True))
        claims = list(Claim.objects.select_related("cluster").order_by("id"))
        if all(claim.cluster_id in locked for claim in claims):
            return claims
