"""What the queue shows a reviewer: the card they hold, or how much waits and who holds what."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q

from claims.models.card import ClusterCard, read_card
from claims.models.cluster import Cluster
from claims.models.decision import Decision
from claims.models.lease import Lease
from claims.models.reviewer import Reviewer
from claims.models.snapshot import one_moment
from claims.models.source import Source


@dataclass(frozen=True, slots=True)
class Waiting:
    """Open clusters by what keeps them: `free` to take, held by somebody, put off, or not worth the queue."""

    free: int
    put_off: int
    low: int
    holds: tuple[Lease, ...]
    has_sources: bool

    @property
    def next_end(self) -> datetime | None:
        """When the next hold ends."""
        return min((hold.expires_at for hold in self.holds), default=None)


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The reviewer's card, or without one what waits; and the decision they could undo.

    `is_over`: the hold on the card has ended.
    """

    lease: Lease | None
    card: ClusterCard | None
    waiting: Waiting
    last_decision: Decision | None
    is_over: bool


def read_queue(reviewer: Reviewer, *, at: datetime) -> QueuePage:
    """What the queue's page shows now. Takes nothing."""
    live = Lease.objects.live(at=at).filter(reviewer=reviewer, cluster__status=Cluster.Status.OPEN)
    with one_moment():
        return _page_of(reviewer, live.select_related("cluster").first(), at=at)


def read_review(reviewer: Reviewer, cluster_id: int, *, token: str, at: datetime) -> QueuePage:
    """The card a form came back for, even when its hold is over; none if they never held it."""
    own = Lease.objects.filter(reviewer=reviewer, cluster=cluster_id).exclude(cluster__status="merged")
    try:
        named = own.filter(token=UUID(token))
    except ValueError:
        named = own.live(at=at)
    with one_moment():
        return _page_of(reviewer, named.select_related("cluster").first(), at=at)


def is_held_by(reviewer: Reviewer, cluster_id: int, *, at: datetime) -> bool:
    """Whether the card of a cluster is what the reviewer has before them."""
    return (
        Lease.objects.live(at=at)
        .filter(reviewer=reviewer, cluster=cluster_id, cluster__status="open")
        .exists()
    )


def _page_of(reviewer: Reviewer, lease: Lease | None, *, at: datetime) -> QueuePage:
    return QueuePage(
        lease=lease,
        card=read_card(lease.cluster, reviewer, is_reading=True) if lease else None,
        waiting=_read_waiting(at=at),
        last_decision=Decision.objects.last_of(reviewer),
        is_over=bool(lease and (lease.ended_at or lease.expires_at <= at)),
    )


def _read_waiting(*, at: datetime) -> Waiting:
    low = Q(check_worthiness__lt=settings.QUEUE_MIN_CHECK_WORTHINESS, is_pinned=False)
    put_off = ~low & Q(put_off_until__gt=at)
    open_clusters = Cluster.objects.filter(status=Cluster.Status.OPEN)
    counts = open_clusters.aggregate(low=Count("pk", filter=low), put_off=Count("pk", filter=put_off))
    holds = Lease.objects.live(at=at).filter(cluster__status=Cluster.Status.OPEN)
    waiting = Cluster.objects.waiting(min_check_worthiness=settings.QUEUE_MIN_CHECK_WORTHINESS, at=at)
    return Waiting(
        free=waiting.unleased(at=at).count(),
        put_off=counts["put_off"],
        low=counts["low"],
        holds=tuple(holds.select_related("reviewer", "cluster__headline").order_by("expires_at", "id")),
        has_sources=Source.objects.exists(),
    )
