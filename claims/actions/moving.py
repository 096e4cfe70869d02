"""Claims moved to the clusters where they belong: ids stay, emptied clusters lead on, moves are told."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import BigIntegerField, Case, Exists, OuterRef, Q, Value, When

from claims.actions.check_again import flag_after_joining
from claims.actions.grouping import is_fixed
from claims.actions.outcome import refresh_clusters
from claims.models import Claim, Cluster, Decision, Event, Lease


def move_claims(
    claims: Sequence[Claim], groups: Iterable[Sequence[Claim]], *, changed: Iterable[int] = (), at: datetime
) -> int:
    """Give each group a cluster and move what is elsewhere. Returns how many claims moved.

    `claims` are all those of their clusters, which are locked; `changed` are clusters to bring up to date
    even when nobody joins or leaves. About twenty statements, whatever the number of claims.
    """
    clusters = {claim.cluster_id: claim.cluster for claim in claims}
    before = {claim.pk: claim.cluster_id for claim in claims}
    homes: dict[int, Cluster] = {}
    for members, pk in choose_homes(groups):
        home = clusters[pk] if pk else Cluster.objects.create()
        clusters[home.pk] = home
        homes |= {claim.pk: home for claim in members}
    moved = [claim for claim in claims if homes[claim.pk].pk != claim.cluster_id]
    _tell_of_moves(claims, moved, homes, at=at)
    for claim in moved:
        claim.cluster = homes[claim.pk]
    _store_places(moved)
    if any(claim.verdict_id for claim in claims):
        flag_after_joining({claim.pk: before[claim.pk] for claim in moved}, by=None, at=at)
    touched = {pk for claim in moved for pk in (before[claim.pk], claim.cluster_id)}
    filled = {claim.cluster_id for claim in claims}
    for pk in touched & filled:
        clusters[pk].version += 1
    refresh_clusters(clusters[pk] for pk in sorted((touched | set(changed)) & filled))
    heirs = {before[claim.pk]: claim.cluster for claim in reversed(claims)}
    _retire({clusters[pk]: heirs[pk] for pk in sorted(touched - filled)})
    return len(moved)


def choose_homes(groups: Iterable[Sequence[Claim]]) -> list[tuple[Sequence[Claim], int | None]]:
    """Each group with the cluster it keeps, the one most members are in; None where it gets a new one.

    Groups with fixed claims choose first, then the larger, then the older.
    """
    taken: set[int] = set()
    homes: list[tuple[Sequence[Claim], int | None]] = []
    for members in sorted(groups, key=_claim_to_a_cluster):
        home = _home(members, taken)
        taken |= {home} if home else set()
        homes.append((members, home))
    return homes


def _claim_to_a_cluster(members: Sequence[Claim]) -> tuple[bool, int, int]:
    return (not any(is_fixed(c) for c in members), -len(members), min(c.pk for c in members))


def _home(members: Sequence[Claim], taken: set[int]) -> int | None:
    """The cluster most members are in and no other group took, the oldest of these."""
    fixed = [claim for claim in members if is_fixed(claim)]
    counts = Counter(claim.cluster_id for claim in fixed or members)
    return min((pk for pk in counts if pk not in taken), key=lambda pk: (-counts[pk], pk), default=None)


def _tell_of_moves(
    claims: Sequence[Claim], moved: Iterable[Claim], homes: dict[int, Cluster], *, at: datetime
) -> None:
    """A move is history once the claim had a place, or joins a cluster people may have seen."""
    seen = {claim.cluster_id for claim in claims if claim.matched_at is not None}
    seen |= {homes[claim.pk].pk for claim in claims if claim.matched_at is not None}
    events = [
        Event(
            kind=Event.Kind.CLAIM_MOVED,
            at=at,
            claim=claim,
            cluster=homes[claim.pk],
            before={"cluster": claim.cluster_id} if claim.matched_at is not None else {},
            after={"cluster": homes[claim.pk].pk},
        )
        for claim in moved
        if claim.matched_at is not None or homes[claim.pk].pk in seen
    ]
    Event.objects.bulk_create(events, batch_size=500)


def _store_places(moved: Sequence[Claim]) -> None:
    for start in range(0, len(moved), 500):
        some = moved[start : start + 500]
        places = [When(pk=claim.pk, then=Value(claim.cluster_id)) for claim in some]
        rows = Claim.objects.filter(pk__in=[claim.pk for claim in some])
        rows.update(cluster=Case(*places, output_field=BigIntegerField()))


def _retire(heirs: dict[Cluster, Cluster]) -> None:
    """Close emptied clusters (each with its heir): gone if nobody can have seen it, else kept as merged."""
    if not heirs:
        return
    seen = _find_seen(heirs)
    for cluster, heir in heirs.items():
        if cluster.pk in seen:
            cluster.headline = None
            cluster.status, cluster.merged_into = Cluster.Status.MERGED, heir
            cluster.version += 1
            cluster.save(update_fields=["headline", "status", "merged_into", "version"])
    Cluster.objects.filter(pk__in=[cluster.pk for cluster in heirs if cluster.pk not in seen]).delete()


def _find_seen(clusters: Iterable[Cluster]) -> set[int]:
    """Those that somebody held, decided on or was told of, or that others were merged into."""
    own = {"cluster": OuterRef("pk")}
    traces = Q(
        Exists(Lease.objects.filter(**own))
        | Exists(Decision.objects.filter(**own))
        | Exists(Event.objects.filter(**own))
        | Exists(Cluster.objects.filter(merged_into=OuterRef("pk")))
    )
    found = Cluster.objects.filter(traces, pk__in=[cluster.pk for cluster in clusters])
    return set(found.values_list("pk", flat=True))
