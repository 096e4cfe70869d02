"""The queue: who holds which cluster, until when."""

from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claims.actions.history import record_event
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Cluster, Event, Lease, Reviewer
from claims.models.available import NO_FILTERS, QueueFilters, available_to, offers, wants
from claims.models.lease import LONGEST_HOLD, LeaseQuerySet


@in_transaction
def take_next(*, reviewer: Reviewer, at: datetime, filters: QueueFilters = NO_FILTERS) -> Lease | None:
    """The reviewer's live lease, else one on the best cluster that wants them; None when there is none."""
    # One person's tabs take turns, or the second would find every cluster leased and get nothing.
    Reviewer.objects.select_for_update(no_key=True).get(pk=reviewer.pk)
    if held := live_lease(reviewer, at=at):
        return held
    passed: list[int] = []
    while cluster := _next_cluster(reviewer, at=at, filters=filters, passed=passed):
        if lease := lease_cluster(cluster, reviewer, at=at):
            return lease
        passed.append(cluster.pk)
    _end_own(reviewer, at=at)
    return None


def live_lease(reviewer: Reviewer, *, at: datetime) -> Lease | None:
    """A lease that still holds, on a cluster that still wants a verdict."""
    live = Lease.objects.live(at=at).filter(reviewer=reviewer, cluster__status=Cluster.Status.OPEN)
    return live.select_related("cluster").first()


def _next_cluster(
    reviewer: Reviewer, *, at: datetime, filters: QueueFilters, passed: list[int]
) -> Cluster | None:
    """Locks the best cluster nobody else is about to take (SQLite has one writer, and no locks to skip)."""
    has_locks = connection.features.has_select_for_update_skip_locked
    for clusters in offers(reviewer, at=at, filters=filters):
        rest = clusters.exclude(pk__in=passed)
        if has_locks:
            rest = rest.select_for_update(skip_locked=True, of=("self",))
        if cluster := rest.first():
            return cluster
    if not has_locks:
        return None
    # Before saying that nothing is free, wait for what others have locked: it may want two readers.
    rest = available_to(reviewer, at=at, filters=filters).exclude(pk__in=passed)
    return rest.select_for_update(of=("self",)).first()


def lease_cluster(cluster: Cluster, reviewer: Reviewer, *, at: datetime) -> Lease | None:
    """A new lease on a locked cluster, ending what is over; None when it wants no other reader after all."""
    # Two whose holds ran out may take each other's cluster: both lock both leases in one order.
    ended = Lease.objects.unreleased().filter(Q(cluster=cluster) | Q(reviewer=reviewer))
    list(ended.select_for_update(of=("self",)).order_by("id").values_list("id"))
    of_cluster = Lease.objects.unreleased().filter(cluster=cluster)
    of_cluster.filter(expires_at__lte=at).update(ended_at=at, ending=Lease.Ending.EXPIRED)
    taken = set(of_cluster.exclude(reviewer=reviewer).values_list("slot", flat=True))
    if not wants(cluster, reviewer, held=len(taken)):
        return None
    _end_own(reviewer, at=at)
    try:
        with transaction.atomic():
            return Lease.objects.create(
                cluster=cluster,
                reviewer=reviewer,
                slot=next(slot for slot in count() if slot not in taken),
                taken_at=at,
                expires_at=at + timedelta(minutes=settings.LEASE_MINUTES),
            )
    except IntegrityError:
        return None


@in_transaction
def extend_lease(*, reviewer: Reviewer, token: UUID, at: datetime) -> Lease | None:
    """Hold the card for LEASE_MINUTES from now, LONGEST_HOLD at most in all; None when it was ended.

    One that ran out is held again as long as nobody took the cluster meanwhile: whoever takes it ends it.
    """
    lease = Lease.objects.unreleased().select_for_update(of=("self",)).filter(reviewer=reviewer, token=token)
    if (held := lease.first()) is None:
        return None
    until = min(at + timedelta(minutes=settings.LEASE_MINUTES), held.taken_at + LONGEST_HOLD)
    if until > held.expires_at:
        held.expires_at = until
        held.save(update_fields=["expires_at"])
    return held


def _end_own(reviewer: Reviewer, *, at: datetime) -> None:
    """End what the reviewer still holds: run out, or given back."""
    own = Lease.objects.unreleased().filter(reviewer=reviewer)
    own.filter(expires_at__lte=at).update(ended_at=at, ending=Lease.Ending.EXPIRED)
    own.update(ended_at=at, ending=Lease.Ending.RELEASED)


@in_transaction
def release_lease(*, reviewer: Reviewer, at: datetime, token: UUID | None = None) -> None:
    """Give the cluster back to the queue. Harmless when there is no lease, or none with `token`."""
    if token is None or _own(reviewer, token).unreleased().exists():
        _end_own(reviewer, at=at)


@in_transaction
def skip_lease(*, reviewer: Reviewer, reason: str, at: datetime, token: UUID | None = None) -> None:
    """Give the cluster to others first, saying why. Raises Refused without a reason or a lease.

    `token` says which card was before the reviewer: sent twice, it skips once.
    """
    if reason not in Lease.SkipReason.values:
        raise Refused(_("Say why you skip this one."))
    own = _own(reviewer, token)
    if lease := own.unreleased().first():
        cluster = Cluster.objects.select_for_update(of=("self",)).get(pk=lease.cluster_id)
        ended = {"ended_at": at, "ending": Lease.Ending.SKIPPED, "skip_reason": reason}
        if own.unreleased().filter(pk=lease.pk).update(**ended):
            record_event(Event.Kind.SKIPPED, at=at, by=reviewer, cluster=cluster, after={"reason": reason})
            return
    if token is None or not own.exists():
        raise Refused(_("You hold no card to skip. Take the next one."))
    if not own.filter(ending=Lease.Ending.SKIPPED).exists():
        raise Refused(_("You do not hold that card any more, so there is nothing to skip."))


def _own(reviewer: Reviewer, token: UUID | None) -> LeaseQuerySet:
    """The reviewer's leases, or the one with `token`."""
    own = Lease.objects.filter(reviewer=reviewer)
    return own.filter(token=token) if token else own


@in_transaction
def take_over_lease(*, lease_id: int, by: Reviewer, at: datetime) -> None:
    """A lead ends somebody's hold; recorded."""
    if not by.is_lead:
        raise PermissionDenied
    lease = Lease.objects.select_related("reviewer").get(pk=lease_id)
    cluster = Cluster.objects.select_for_update(of=("self",)).get(pk=lease.cluster_id)
    if Lease.objects.unreleased().filter(pk=lease.pk).update(ended_at=at, ending=Lease.Ending.TAKEN_OVER):
        before = {"held_by": lease.reviewer.get_username()}
        record_event(Event.Kind.LEASE_TAKEN_OVER, at=at, by=by, cluster=cluster, before=before)
