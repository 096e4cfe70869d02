"""What leads say about the queue: what comes first, what waits, who reads it first, and how many read it."""

from datetime import datetime
from typing import TypedDict

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from claims.actions.history import record_event
from claims.actions.locking import lock_clusters_of
from claims.actions.outcome import refresh_clusters
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.actions.settling import settle_claims
from claims.models import Claim, Cluster, Event, Reviewer, Source

MOST_READERS = 5


class Said(TypedDict):
    """What an event tells: what was set, and to what."""

    before: dict[str, str | int | None]
    after: dict[str, str | int | None]


@in_transaction
def pin_cluster(*, cluster_id: int, is_pinned: bool, by: Reviewer, at: datetime) -> None:
    """Serve a cluster before all others, or no longer. Raises PermissionDenied, Refused."""
    cluster = _locked(cluster_id, by)
    if cluster.is_pinned == is_pinned:
        return
    cluster.is_pinned = is_pinned
    cluster.save(update_fields=["is_pinned"])
    record_event(Event.Kind.PINNED if is_pinned else Event.Kind.UNPINNED, at=at, by=by, cluster=cluster)


@in_transaction
def put_off_cluster(*, cluster_id: int, until: datetime | None, by: Reviewer, at: datetime) -> None:
    """Keep a cluster out of the queue until then; None brings it back. Raises PermissionDenied, Refused."""
    cluster = _locked(cluster_id, by)
    if until and until <= at:
        raise Refused(_("That day has come already. Choose a later one."))
    if cluster.put_off_until == until:
        return
    before, cluster.put_off_until = cluster.put_off_until, until
    cluster.save(update_fields=["put_off_until"])
    said: Said = {"before": {"until": _stored(before)}, "after": {"until": _stored(until)}}
    record_event(Event.Kind.PUT_OFF, at=at, by=by, cluster=cluster, **said)


@in_transaction
def assign_cluster(*, cluster_id: int, to: Reviewer | None, by: Reviewer, at: datetime) -> None:
    """Say who reads a cluster first; None leaves it to everybody. Raises PermissionDenied, Refused."""
    cluster = _locked(cluster_id, by)
    if said := _assign(cluster, to):
        record_event(Event.Kind.ASSIGNED, at=at, by=by, cluster=cluster, **said)


@in_transaction
def assign_source(*, source_id: int, to: Reviewer | None, by: Reviewer, at: datetime) -> None:
    """Say who reads first what a source speaks for. Raises PermissionDenied, Refused."""
    source = _locked_source(source_id, by)
    if said := _assign(source, to):
        record_event(Event.Kind.ASSIGNED, at=at, by=by, source=source, **said)


@in_transaction
def set_readers(*, source_id: int, readers: int | None, by: Reviewer, at: datetime) -> None:
    """How many readers each claim of a source wants from now on; None: as many as the desk's setting says.

    What is decided stays so; what waited for more readers than that is settled by those it had.
    Raises PermissionDenied, Refused.
    """
    source = _locked_source(source_id, by)
    if readers is not None and not 1 <= readers <= MOST_READERS:
        raise Refused(_("Give a number of readers from 1 to %(n)s.") % {"n": MOST_READERS})
    if source.reviews_per_claim == readers:
        return
    before, source.reviews_per_claim = source.reviews_per_claim, readers
    source.save(update_fields=["reviews_per_claim"])
    said: Said = {"before": {"readers": before}, "after": {"readers": readers}}
    record_event(Event.Kind.READERS_SET, at=at, by=by, source=source, **said)
    default = settings.REVIEWS_PER_CLAIM
    if (readers or default) < (before or default):
        _settle_read(source, by=by, at=at)


def _settle_read(source: Source, *, by: Reviewer, at: datetime) -> None:
    """Settle the claims that have been read, perhaps by enough now."""
    read = Claim.objects.undecided().filter(source=source, reads__gt=0)
    clusters = lock_clusters_of(read)
    settle_claims(list(read.values_list("pk", flat=True)), by=by, at=at)
    for cluster in clusters:
        cluster.version += 1
    refresh_clusters(clusters)


def _assign(row: Cluster | Source, to: Reviewer | None) -> Said | None:
    """Store who reads it first; before and after by name, nothing where nothing changes."""
    if to and not to.is_active:
        raise Refused(_("%(person)s does not work here any more. Choose somebody else.") % {"person": to})
    if row.assigned_to == to:
        return None
    before, row.assigned_to = row.assigned_to, to
    row.save(update_fields=["assigned_to"])
    return {"before": {"to": _name(before)}, "after": {"to": _name(to)}}


def _locked(cluster_id: int, by: Reviewer) -> Cluster:
    _demand_lead(by)
    cluster = Cluster.objects.select_for_update(of=("self",)).select_related("assigned_to").get(pk=cluster_id)
    if cluster.merged_into_id:
        raise Refused(
            _("It was merged into cluster %(number)s. Do this there.") % {"number": cluster.merged_into_id}
        )
    return cluster


def _locked_source(source_id: int, by: Reviewer) -> Source:
    _demand_lead(by)
    rows = Source.objects.select_for_update(of=("self",)).select_related("assigned_to").defer("text")
    return rows.get(pk=source_id)


def _demand_lead(by: Reviewer) -> None:
    if not by.is_lead:
        raise PermissionDenied(_("A lead says what comes first and who reads it."))


def _name(reviewer: Reviewer | None) -> str | None:
    return reviewer.get_username() if reviewer else None


def _stored(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
