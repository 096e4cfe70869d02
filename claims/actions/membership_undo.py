"""A split or merge taken back: claims, placings and links are as before, from what its events keep."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from claims.actions.check_again import take_back_flags
from claims.actions.history import record_event
from claims.actions.links import restore, revoke
from claims.actions.placing import (
    changed,
    close,
    demand_nobody_else_holds,
    demand_undecided,
    links_between,
    lock_clusters,
)
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Claim, Cluster, Decision, Event, Link, Reviewer

UNDOABLE = (Event.Kind.CLUSTER_SPLIT, Event.Kind.CLUSTER_MERGED)


@in_transaction
def undo_membership(*, event_id: int, by: Reviewer, at: datetime) -> Cluster:
    """Undo the split or merge that an event tells of. Returns the cluster the claims came back to.

    Leads any; a reviewer their own while its claims are undecided. Verdicts stay with their claims. Raises
    PermissionDenied, and Refused when it was undone or when somebody built on it.
    """
    event = Event.objects.get(pk=event_id)
    if event.kind not in UNDOABLE or "act" not in event.after:
        raise Refused(_("This cannot be taken back: what it takes was not kept. Split or merge anew."))
    locked = lock_clusters(int(pk) for pk in event.after["members"])
    came_from, back_to = _ends(event, locked)
    _refuse_when_undone(event, came_from)
    moved = list(Claim.objects.filter(pk__in=event.after["claims"]).order_by("id"))
    _demand_right(event, moved, list(locked.values()), by, at=at)
    others = list(Claim.objects.filter(cluster__in=locked).exclude(pk__in=event.after["claims"]))
    _refuse_when_built_on(event, moved, others)
    _restore_links(event, by=by, at=at)
    _restore_places(event, moved, back_to)
    if event.kind == Event.Kind.CLUSTER_MERGED:
        last = event.after["decision"]
        take_back_flags([*moved, *others], flagged_at=event.at, last_decision=last, by=by, at=at)
        _open_again(event, came_from, back_to)
    else:
        back_to.headline_id = event.before["headlines"][str(back_to.pk)]
        changed(back_to)
        close(came_from, back_to, by, at=at)
    _tell(event, came_from, back_to, by=by, at=at)
    return back_to


def _ends(event: Event, locked: dict[int, Cluster]) -> tuple[Cluster, Cluster]:
    """The cluster that the claims are in by the event, and the one they were in before."""
    went_to = event.after.get("into") or event.after["new_cluster"]
    (before,) = locked.keys() - {went_to}
    return locked[went_to], locked[before]


def _refuse_when_undone(event: Event, cluster: Cluster) -> None:
    undone = Event.objects.filter(kind=Event.Kind.MEMBERSHIP_UNDONE, cluster=cluster)
    if undone.filter(before__act=event.after["act"]).exists():
        raise Refused(_("This was taken back already."))


def _demand_right(
    event: Event, moved: Sequence[Claim], clusters: Sequence[Cluster], by: Reviewer, *, at: datetime
) -> None:
    if by.is_lead:
        return
    if event.by_id != by.pk:
        raise PermissionDenied(_("A lead takes back what somebody else split or merged."))
    demand_undecided(moved)
    demand_nobody_else_holds(clusters, by, at=at)


def _refuse_when_built_on(event: Event, moved: Sequence[Claim], others: Sequence[Claim]) -> None:
    """Members came or left, somebody decided, or somebody said more of the two groups, since."""
    members: dict[str, list[int]] = {pk: [] for pk in event.after["members"]}
    for claim in (*moved, *others):
        members.setdefault(str(claim.cluster_id), []).append(claim.pk)
    if {pk: sorted(ids) for pk, ids in members.items()} != event.after["members"]:
        raise Refused(_("Claims joined or left since. Take that back first, or split and merge anew."))
    since = Decision.objects.standing().filter(
        verdicts__claim__in=[*moved, *others], pk__gt=event.after["decision"]
    )
    if decision := since.select_related("reviewer").order_by("id").first():
        raise Refused(
            _("%(person)s decided on these claims since. Take that back first, or split and merge anew.")
            % {"person": decision.reviewer}
        )
    kinds = (Link.Kind.SAME, Link.Kind.NOT_SAME)
    said = [link for link in links_between(moved, others, *kinds) if link.pk not in event.after["made"]]
    if said:
        raise Refused(
            _(
                "%(person)s said of these claims since which belong together. "
                "Take that back first, or split and merge anew."
            )
            % {"person": said[0].by}
        )


def _restore_links(event: Event, *, by: Reviewer, at: datetime) -> None:
    """Those that the act made end; those that it ended hold again."""
    links = Link.objects.select_related("a", "b").order_by("id")
    for link in links.active().filter(pk__in=event.after["made"]):
        revoke(link, by=by, at=at)
    for link in links.filter(pk__in=event.after["ended"], revoked_at__isnull=False):
        restore(link, by=by, at=at)


def _restore_places(event: Event, moved: Sequence[Claim], back_to: Cluster) -> None:
    for claim in moved:
        claim.cluster, claim.placed_by_id = back_to, event.before["placed_by"][str(claim.pk)]
        claim.save(update_fields=["cluster", "placed_by"])


def _open_again(event: Event, into: Cluster, cluster: Cluster) -> None:
    """The merged cluster stands again, with the headlines of before."""
    cluster.status, cluster.merged_into = Cluster.Status.OPEN, None
    cluster.save(update_fields=["status", "merged_into"])
    for one in (into, cluster):
        one.headline_id = event.before["headlines"][str(one.pk)]
    changed(into, cluster)


def _tell(event: Event, came_from: Cluster, back_to: Cluster, *, by: Reviewer, at: datetime) -> None:
    before = {"cluster": came_from.pk, "event": event.pk, "act": event.after["act"]}
    after = {"cluster": back_to.pk, "claims": event.after["claims"]}
    for cluster in (came_from, back_to):
        record_event(Event.Kind.MEMBERSHIP_UNDONE, at=at, by=by, cluster=cluster, before=before, after=after)
