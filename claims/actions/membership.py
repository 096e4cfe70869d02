"""Who belongs with whom: clusters split and merged by people. The matcher keeps to it afterwards."""

from collections.abc import Iterable
from datetime import datetime
from itertools import product

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from claims.actions.check_again import flag_after_joining
from claims.actions.history import record_event
from claims.actions.links import revoke, store_link
from claims.actions.outcome import refresh_clusters
from claims.actions.queue import lease_cluster
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Claim, Cluster, Event, Lease, Link, Reviewer


@in_transaction
def split_cluster(
    *, cluster_id: int, claim_ids: Iterable[int], by: Reviewer, note: str, at: datetime
) -> Cluster:
    """Move some members into a new cluster and remember that they are not the same. Raises Refused."""
    cluster = _locked([cluster_id])[cluster_id]
    _demand_right_to_change([cluster], by, at=at)
    members = {claim.pk: claim for claim in cluster.claims.order_by("id")}
    picked = set(claim_ids)
    if not picked:
        raise Refused("Pick the claims that do not belong here.")
    if not picked <= members.keys():
        raise Refused("Some of the picked claims are not in this cluster any more. Look again.")
    if picked == members.keys():
        raise Refused("Leave at least one claim; otherwise there is nothing to split.")
    new = Cluster.objects.create()
    leaving = [claim for pk, claim in members.items() if pk in picked]
    staying = [claim for pk, claim in members.items() if pk not in picked]
    _part(leaving, staying, by=by, note=note, at=at)
    _place(leaving, new, by)
    _changed(cluster, new)
    after = {"new_cluster": new.pk, "claims": sorted(picked)}
    record_event(Event.Kind.CLUSTER_SPLIT, at=at, by=by, cluster=cluster, after=after, note=note)
    record_event(
        Event.Kind.CLUSTER_SPLIT,
        at=at,
        by=by,
        cluster=new,
        before={"cluster": cluster.pk},
        after=after,
        note=note,
    )
    return new


@in_transaction
def merge_clusters(*, cluster_id: int, into_id: int, by: Reviewer, note: str, at: datetime) -> Cluster:
    """Move all members of one cluster into another, which stays. Raises Refused."""
    if cluster_id == into_id:
        raise Refused("A cluster cannot be merged with itself. Give the number of the other one.")
    locked = _locked([cluster_id, into_id])
    cluster, into = locked[cluster_id], locked[into_id]
    _demand_right_to_change([cluster, into], by, at=at)
    leaving, staying = list(cluster.claims.order_by("id")), list(into.claims.order_by("id"))
    _join(leaving, staying, by=by, note=note, at=at)
    _place(leaving, into, by)
    flag_after_joining({claim.pk: cluster.pk for claim in leaving}, by=by, at=at)
    cluster.status, cluster.merged_into, cluster.headline = Cluster.Status.MERGED, into, None
    cluster.version += 1
    cluster.save()
    _changed(into)
    _pass_on_lease(cluster, into, by, at=at)
    after = {"into": into.pk, "claims": [claim.pk for claim in leaving]}
    for side in (cluster, into):
        record_event(
            Event.Kind.CLUSTER_MERGED,
            at=at,
            by=by,
            cluster=side,
            before={"cluster": cluster.pk},
            after=after,
            note=note,
        )
    return into


@in_transaction
def keep_apart(*, claim_id: int, other_id: int, by: Reviewer, at: datetime) -> Link:
    """Say that two claims of different clusters are not the same; the matcher keeps to it. Raises Refused."""
    pair = Claim.objects.filter(pk__in=[claim_id, other_id]).order_by("id")
    locked = _locked(sorted(set(pair.values_list("cluster_id", flat=True))))
    found = list(pair.filter(cluster__in=locked))
    if len(found) < 2:
        raise Refused(f"There is no other claim {other_id}.")
    one, other = found
    if one.cluster_id == other.cluster_id:
        raise Refused("The two are in one cluster. Split one of them off instead.")
    _demand_right_to_part(list(locked.values()), by, at=at)
    if _active_between([one], [other], Link.Kind.NOT_SAME):
        raise Refused("Somebody has said so already.")
    return store_link(one, other, Link.Kind.NOT_SAME, by=by, note="", at=at)


def _locked(cluster_ids: Iterable[int]) -> dict[int, Cluster]:
    """The clusters by id, locked in ascending order. Raises Refused when one is gone or merged."""
    ids = list(cluster_ids)
    found = Cluster.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("id")
    clusters = {cluster.pk: cluster for cluster in found}
    if missing := [pk for pk in ids if pk not in clusters]:
        raise Refused(f"There is no cluster {missing[0]}.")
    for cluster in clusters.values():
        if cluster.merged_into_id:
            raise Refused(
                f"Cluster {cluster.pk} was merged into cluster {cluster.merged_into_id}. Use that one."
            )
    return clusters


def _demand_right_to_change(clusters: list[Cluster], by: Reviewer, *, at: datetime) -> None:
    """Leads always; a reviewer undecided clusters that nobody else holds, one of them held by themselves."""
    if by.is_lead:
        return
    live = Lease.objects.live(at=at).filter(cluster__in=clusters)
    if not live.filter(reviewer=by).exists():
        raise PermissionDenied("You do not hold this card now. Take it from the queue first, or ask a lead.")
    if live.exclude(reviewer=by).exists():
        raise Refused("Somebody else holds the other cluster just now. Try again later, or ask a lead.")
    if Claim.objects.filter(cluster__in=clusters).ruled().exists():
        raise PermissionDenied("A decided cluster is changed by a lead.")


def _demand_right_to_part(clusters: list[Cluster], by: Reviewer, *, at: datetime) -> None:
    """Leads always; a reviewer while they hold one of the two. Nothing moves, so the other may be held."""
    if not by.is_lead and not Lease.objects.live(at=at).filter(cluster__in=clusters, reviewer=by).exists():
        raise PermissionDenied("You do not hold this card now. Take it from the queue first, or ask a lead.")


def _active_between(some: list[Claim], others: list[Claim], kind: Link.Kind) -> list[Link]:
    across = Q(a__in=some, b__in=others) | Q(a__in=others, b__in=some)
    return list(Link.objects.active().filter(across, kind=kind).select_related("a", "b").order_by("id"))


def _part(leaving: list[Claim], staying: list[Claim], *, by: Reviewer, note: str, at: datetime) -> None:
    """The claims of the two groups are not the same from now on."""
    for link in _active_between(leaving, staying, Link.Kind.SAME):
        revoke(link, by=by, at=at)
    known = {(link.a_id, link.b_id) for link in _active_between(leaving, staying, Link.Kind.NOT_SAME)}
    for one, other in product(leaving, staying):
        if (min(one.pk, other.pk), max(one.pk, other.pk)) not in known:
            store_link(one, other, Link.Kind.NOT_SAME, by=by, note=note, at=at)


def _join(leaving: list[Claim], staying: list[Claim], *, by: Reviewer, note: str, at: datetime) -> None:
    """Nothing keeps the two groups apart from now on, and one link says that they belong together."""
    for link in _active_between(leaving, staying, Link.Kind.NOT_SAME):
        revoke(link, by=by, at=at)
    if not _active_between(leaving, staying, Link.Kind.SAME):
        store_link(leaving[0], staying[0], Link.Kind.SAME, by=by, note=note, at=at)


def _place(claims: list[Claim], cluster: Cluster, by: Reviewer) -> None:
    for claim in claims:
        claim.cluster, claim.placed_by = cluster, by
        claim.save(update_fields=["cluster", "placed_by"])


def _changed(*clusters: Cluster) -> None:
    for cluster in clusters:
        cluster.version += 1
    refresh_clusters(clusters)


def _pass_on_lease(cluster: Cluster, into: Cluster, by: Reviewer, *, at: datetime) -> None:
    """Whoever held the merged cluster loses it; the one who merged goes on with the other."""
    held = Lease.objects.live(at=at).filter(cluster=cluster)
    is_own = held.filter(reviewer=by).exists()
    Lease.objects.unreleased().filter(cluster=cluster).update(ended_at=at, ending=Lease.Ending.RELEASED)
    if is_own and into.status == Cluster.Status.OPEN:
        lease_cluster(into, by, at=at)
