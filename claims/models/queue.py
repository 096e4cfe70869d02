"""What the queue shows a reviewer: the card they hold, or how much waits and who holds what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, Min, Q

from claims.models.available import (
    NO_FILTERS,
    QueueFilters,
    available_to,
    claims_for,
    reserved_for_another,
    waiting,
    with_assignee,
)
from claims.models.card import ClusterCard, read_card
from claims.models.cluster import Cluster
from claims.models.decision import Decision
from claims.models.draft import Draft
from claims.models.lease import Lease
from claims.models.reviewer import Reviewer
from claims.models.snapshot import one_moment
from claims.models.source import Source

MOST_COUNTED = 100
SHOWN_HOLDS = 50
SHOWN_DRAFTS = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """Open clusters by what keeps them from a reviewer.

    `free` to take, counted up to MOST_COUNTED; `put_off`; `low`: not worth the queue; `reserved`: others read
    them first; `read`: they wait for another reader than this one; `filtered`: left out by the filters.
    All but `free` are told only to who holds no card; the last three only when nothing is free.
    """

    free: int
    put_off: int = 0
    back_at: datetime | None = None
    low: int = 0
    reserved: int = 0
    read: int = 0
    filtered: int = 0
    holds: tuple[Lease, ...] = ()
    has_sources: bool = True

    @property
    def is_more(self) -> bool:
        """Whether more are free than were counted."""
        return self.free == MOST_COUNTED

    @property
    def is_more_filtered(self) -> bool:
        return self.filtered == MOST_COUNTED

    @property
    def next_end(self) -> datetime | None:
        """When the next hold ends."""
        return min((hold.expires_at for hold in self.holds), default=None)


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The reviewer's card, or without one what waits; and the decision they could undo.

    `is_over`: the hold on the card has ended. `drafts`: what they have half written, of this card when there
    is one, else the latest of all.
    """

    lease: Lease | None
    card: ClusterCard | None
    waiting: Waiting
    last_decision: Decision | None
    is_over: bool
    filters: QueueFilters
    source: Source | None
    drafts: tuple[Draft, ...]


def read_queue(reviewer: Reviewer, *, at: datetime, filters: QueueFilters = NO_FILTERS) -> QueuePage:
    """What the queue's page shows now. Takes nothing."""
    live = Lease.objects.live(at=at).filter(reviewer=reviewer, cluster__status=Cluster.Status.OPEN)
    with one_moment():
        return _page_of(reviewer, live.select_related("cluster").first(), at=at, filters=filters)


def read_review(
    reviewer: Reviewer, cluster_id: int, *, token: str, at: datetime, filters: QueueFilters = NO_FILTERS
) -> QueuePage:
    """The card a form came back for, even when its hold is over; none if they never held it."""
    own = Lease.objects.filter(reviewer=reviewer, cluster=cluster_id).exclude(cluster__status="merged")
    try:
        named = own.filter(token=UUID(token))
    except ValueError:
        named = own.live(at=at)
    with one_moment():
        return _page_of(reviewer, named.select_related("cluster").first(), at=at, filters=filters)


def is_held_by(reviewer: Reviewer, cluster_id: int, *, at: datetime) -> bool:
    """Whether the card of a cluster is what the reviewer has before them."""
    return (
        Lease.objects.live(at=at)
        .filter(reviewer=reviewer, cluster=cluster_id, cluster__status="open")
        .exists()
    )


def _page_of(reviewer: Reviewer, lease: Lease | None, *, at: datetime, filters: QueueFilters) -> QueuePage:
    return QueuePage(
        lease=lease,
        card=read_card(lease.cluster, reviewer, is_reading=True) if lease else None,
        waiting=_read_waiting(reviewer, is_holding=lease is not None, at=at, filters=filters),
        last_decision=Decision.objects.last_of(reviewer),
        is_over=bool(lease and (lease.ended_at or lease.expires_at <= at)),
        filters=filters,
        source=Source.objects.filter(pk=filters.source_id).first() if filters.source_id else None,
        drafts=_read_drafts(reviewer, lease),
    )


def _read_drafts(reviewer: Reviewer, lease: Lease | None) -> tuple[Draft, ...]:
    own = Draft.objects.live().filter(reviewer=reviewer).select_related("cluster__headline")
    of_card = own.filter(cluster=lease.cluster_id) if lease else own
    return tuple(of_card.order_by("-saved_at")[:SHOWN_DRAFTS])


def _read_waiting(reviewer: Reviewer, *, is_holding: bool, at: datetime, filters: QueueFilters) -> Waiting:
    free = available_to(reviewer, at=at, filters=filters)[:MOST_COUNTED].count()
    if is_holding:
        return Waiting(free)
    holds = Lease.objects.live(at=at).filter(cluster__status=Cluster.Status.OPEN)
    return Waiting(
        free=free,
        **_count_left_out(at=at),
        **({} if free else _count_kept(reviewer, at=at, filters=filters)),
        holds=tuple(
            holds.select_related("reviewer", "cluster__headline").order_by("expires_at", "id")[:SHOWN_HOLDS]
        ),
        has_sources=Source.objects.exists(),
    )


def _count_left_out(*, at: datetime) -> dict[str, Any]:
    """What nobody is given."""
    low = Q(check_worthiness__lt=settings.QUEUE_MIN_CHECK_WORTHINESS, is_pinned=False)
    put_off = ~low & Q(put_off_until__gt=at)
    return Cluster.objects.filter(status=Cluster.Status.OPEN).aggregate(
        low=Count("pk", filter=low),
        put_off=Count("pk", filter=put_off),
        back_at=Min("put_off_until", filter=put_off),
    )


def _count_kept(reviewer: Reviewer, *, at: datetime, filters: QueueFilters) -> dict[str, Any]:
    """What waits, but not for this reviewer."""
    to_read = Exists(claims_for(reviewer))
    clusters = with_assignee(waiting(at=at)).annotate(is_to_read=to_read)
    reserved = Q(is_to_read=True) & reserved_for_another(reviewer)
    filtered = available_to(reviewer, at=at)[:MOST_COUNTED].count() if filters.is_narrowing else 0
    return {
        "reserved": clusters.filter(reserved).count(),
        "read": clusters.filter(is_to_read=False).count(),
        "filtered": filtered,
    }
