"""What the page of a cluster shows besides its card: who holds it, what was done, what one may do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from claims.models.card import ClusterCard, Member, Tie, read_card
from claims.models.cluster import Cluster
from claims.models.event import Event
from claims.models.history import Entry, read_cluster_history
from claims.models.lease import Lease
from claims.models.reviewer import Reviewer

PLACING = (Event.Kind.CLUSTER_SPLIT, Event.Kind.CLUSTER_MERGED)


@dataclass(frozen=True, slots=True)
class Path:
    """What leads from one member to another; without ties, the events by which people placed them here."""

    start: Member
    goal: Member
    ties: tuple[Tie, ...]
    placed: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class ClusterPage:
    """`leases`: who holds it, the reader first; `is_mine`: the reader does.

    `is_changeable`: the reader may split and merge it.

    `path` leads between the two members that were asked for; None when they are no two members.
    """

    card: ClusterCard
    path: Path | None
    leases: tuple[Lease, ...]
    history: tuple[Entry, ...]
    is_mine: bool
    is_changeable: bool


def read_cluster(
    cluster: Cluster, reader: Reviewer, *, between: tuple[int, int] | None = None, at: datetime
) -> ClusterPage:
    """The page of a cluster that has members. The history's queries, and one, besides the card's."""
    card = read_card(cluster, reader)
    history = read_cluster_history(cluster, reader)
    live = Lease.objects.live(at=at).filter(cluster=cluster).select_related("reviewer")
    leases = sorted(live, key=lambda lease: (lease.reviewer_id != reader.pk, lease.slot))
    is_mine = any(lease.reviewer_id == reader.pk for lease in leases)
    return ClusterPage(
        card=card,
        path=_path(card, between, history) if between else None,
        leases=tuple(leases),
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
