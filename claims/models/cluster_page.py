"""What the page of a cluster shows besides its card: who holds it, what was done, what one may do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from uuid import uuid4

from django.db.models import Prefetch, Q

from claims.models.card import ClusterCard, Member, Tie, read_card
from claims.models.cluster import Cluster
from claims.models.decision import Decision, Verdict
from claims.models.event import Event
from claims.models.lease import Lease
from claims.models.reviewer import Reviewer

SHOWN_HISTORY = 100
PLACING = (Event.Kind.CLUSTER_SPLIT, Event.Kind.CLUSTER_MERGED)
TOLD_BY_DECISIONS = (Event.Kind.DECIDED, Event.Kind.UNDONE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: a decision (undone or an undoing, perhaps) or another event."""

    at: datetime
    by: Reviewer | None
    decision: Decision | None = None
    event: Event | None = None
    is_undoable: bool = False

    @property
    def undo_key(self) -> str:
        """A key for undoing it, good for one page."""
        return str(uuid4())


@dataclass(frozen=True, slots=True)
class Path:
    """What leads from one member to another; without ties, the events by which people placed them here."""

    start: Member
    goal: Member
    ties: tuple[Tie, ...]
    placed: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class ClusterPage:
    """`is_mine`: the reader holds it; `is_changeable`: the reader may split and merge it.

    `path` leads between the two members that were asked for; None when they are no two members.
    """

    card: ClusterCard
    path: Path | None
    lease: Lease | None
    history: tuple[Entry, ...]
    is_mine: bool
    is_changeable: bool


def read_cluster(
    cluster: Cluster, reader: Reviewer, *, between: tuple[int, int] | None = None, at: datetime
) -> ClusterPage:
    """The page of a cluster that has members. Four queries besides the card's."""
    card = read_card(cluster, reader)
    history = _history(cluster, reader)
    lease = Lease.objects.live(at=at).filter(cluster=cluster).select_related("reviewer").first()
    is_mine = lease is not None and lease.reviewer_id == reader.pk
    return ClusterPage(
        card=card,
        path=_path(card, between, history) if between else None,
        lease=lease,
        history=history,
        is_mine=is_mine,
        is_changeable=reader.is_lead or (is_mine and not card.decided),
    )


def _path(card: ClusterCard, between: tuple[int, int], history: Iterable[Entry]) -> Path | None:
    members = {member.claim.pk: member for member in card.members}
    if len(set(between) & members.keys()) < 2:
        return None
    ties = tuple(card.together.find_path(*between))
    events = [entry.event for entry in history if entry.event and entry.event.kind in PLACING]
    placed = [event for event in events if set(between) & set(event.after.get("claims", []))]
    return Path(members[between[0]], members[between[1]], ties, () if ties else tuple(placed))


def _history(cluster: Cluster, reader: Reviewer) -> tuple[Entry, ...]:
    """What was said and done, newest first."""
    decisions = (
        cluster.decisions.select_related("reviewer", "undone_by")
        .prefetch_related(Prefetch("verdicts", Verdict.objects.order_by("claim_id")))
        .order_by("-id")[:SHOWN_HISTORY]
    )
    events = (
        Event.objects.filter(Q(cluster=cluster) | Q(claim__cluster=cluster))
        .exclude(kind__in=TOLD_BY_DECISIONS)
        .select_related("by", "claim")
        .order_by("-id")[:SHOWN_HISTORY]
    )
    told = [Entry(event.at, event.by, event=event) for event in events]
    told += [
        Entry(d.decided_at, d.reviewer, decision=d, is_undoable=_is_undoable(d, reader)) for d in decisions
    ]
    return tuple(sorted(told, key=attrgetter("at"), reverse=True))


def _is_undoable(decision: Decision, reader: Reviewer) -> bool:
    """One's own, or any for a lead, that stands."""
    is_standing = decision.kind != Decision.Kind.UNDO and not hasattr(decision, "undone_by")
    return is_standing and (reader.is_lead or decision.reviewer_id == reader.pk)
