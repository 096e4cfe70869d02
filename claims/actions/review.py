"""Recording what a reviewer decided about a cluster, and undoing it.

The order inside the transaction matters: lock the cluster, look up the idempotency key, compare version
and lease, add the rows. Looked up before the lock, a double click finds no key and then a changed version.
"""

import uuid
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from claims.actions.deciding import (
    Recorded,
    add_decision,
    demand_as_seen,
    find_replay,
    follow_up,
    lock_cluster,
    next_revision,
)
from claims.actions.drafts import bring_back, keep_for_undo
from claims.actions.history import record_event
from claims.actions.locking import lock_clusters_of
from claims.actions.queue import lease_cluster
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Claim, Cluster, Decision, Event, Lease, Reviewer, SignOff
from claims.records import DecisionInput


class HeldByAnother(Refused):
    """The lease named is somebody else's."""

    def __init__(self) -> None:
        super().__init__(_("Somebody else holds this card. Take the next one."))


class NeverHeld(Refused):
    """The reviewer never held this cluster."""

    def __init__(self) -> None:
        super().__init__(_("You did not take this card from the queue. Take it first, then decide."))


@in_transaction
def record_decision(
    *, cluster_id: int, reviewer: Reviewer, form: DecisionInput, decided_at: datetime
) -> Recorded:
    """Store one reviewer's verdicts on a cluster.

    Raises StaleCluster, HeldByAnother, NeverHeld, IncompleteVerdict, DatabaseBusy.
    """
    cluster = lock_cluster(cluster_id)
    if replayed := find_replay(form.idempotency_key, cluster, reviewer):
        return replayed
    lease = _own_lease(form.lease_token, cluster, reviewer)
    pending = set(cluster.claims.undecided().unread_by(reviewer).values_list("pk", flat=True))
    demand_as_seen(cluster, form, asked=pending, despite_readings=True)
    decision = add_decision(cluster, reviewer, Decision.Kind.REVIEW, form, at=decided_at)
    is_late = lease.ended_at is not None or lease.expires_at <= decided_at
    _end_lease(lease, decided_at, is_partly=len(form.verdicts) < len(pending))
    keep_for_undo(decision, form.typed)
    follow_up(pending, by=reviewer, at=decided_at)
    after = {"decision": decision.pk, "claims": len(form.verdicts)}
    record_event(Event.Kind.DECIDED, at=decided_at, by=reviewer, cluster=cluster, after=after)
    return Recorded(decision, is_replay=False, is_late=is_late)


def _own_lease(token: str, cluster: Cluster, reviewer: Reviewer) -> Lease:
    try:
        lease = Lease.objects.filter(token=uuid.UUID(token), cluster=cluster).first()
    except ValueError:
        lease = None
    if lease is None:
        raise NeverHeld
    if lease.reviewer_id != reviewer.pk:
        raise HeldByAnother
    return lease


def _end_lease(lease: Lease, at: datetime, *, is_partly: bool) -> None:
    ending = Lease.Ending.PARTLY if is_partly else Lease.Ending.SAVED
    Lease.objects.unreleased().filter(pk=lease.pk).update(ended_at=at, ending=ending)


@in_transaction
def undo_decision(*, decision_id: int, by: Reviewer, idempotency_key: str, at: datetime) -> Decision:
    """Take a decision back; a reviewer then holds the card again. Raises Refused, PermissionDenied.

    Leads may do so though claims joined or left the cluster since: nothing else could correct it then.
    """
    decision = Decision.objects.get(pk=decision_id)
    if decision.reviewer_id != by.pk and not by.is_lead:
        raise PermissionDenied
    concerned = Q(pk__in=decision.members) | Q(cluster=decision.cluster_id)
    lock_clusters_of(Claim.objects.filter(concerned))
    cluster = Cluster.objects.get(pk=decision.cluster_id)
    if replayed := find_replay(idempotency_key, cluster, by):
        return replayed.decision
    _refuse_when_built_on(decision, cluster, by)
    undoing = Decision.objects.create(
        cluster=cluster,
        reviewer=by,
        kind=Decision.Kind.UNDO,
        idempotency_key=idempotency_key,
        cluster_version=cluster.version,
        members=decision.members,
        revision=next_revision(cluster, by),
        undoes=decision,
        decided_at=at,
    )
    bring_back(decision)
    follow_up(decision.members, by=by, at=at)
    record_event(Event.Kind.UNDONE, at=at, by=by, cluster=cluster, before={"decision": decision.pk})
    cluster.refresh_from_db()
    if decision.reviewer_id == by.pk and cluster.status == Cluster.Status.OPEN:
        lease_cluster(cluster, by, at=at)
    return undoing


def _refuse_when_built_on(decision: Decision, cluster: Cluster, by: Reviewer) -> None:
    if decision.kind == Decision.Kind.UNDO or Decision.objects.filter(undoes=decision).exists():
        raise Refused(_("This was undone already."))
    if not by.is_lead and (built := _what_was_built_on(decision, cluster)):
        raise Refused(_("%(what_happened)s A lead can still undo it.") % {"what_happened": built})


def _what_was_built_on(decision: Decision, cluster: Cluster) -> str:
    """What happened since that rests on a decision, in words; empty when nothing did."""
    given = decision.verdicts.values("claim")
    since = Decision.objects.standing().filter(verdicts__claim__in=given, pk__gt=decision.pk)
    if other := since.select_related("reviewer").order_by("id").first():
        return _("%(person)s decided on the same claims after you.") % {"person": other.reviewer}
    signed = Claim.objects.filter(sign_off__verdict__decision=decision)
    if sign_off := SignOff.objects.filter(pk__in=signed.values("sign_off")).select_related("by").first():
        return _("%(person)s signed off what you decided.") % {"person": sign_off.by}
    if cluster.version != decision.cluster_version + 1:
        return _(
            "The cluster changed after you decided: a claim joined or left it, or is to be checked again."
        )
    return ""
