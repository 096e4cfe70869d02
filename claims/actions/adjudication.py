"""A lead settles what readers see differently: their verdict holds, with its reason."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from claims.actions.deciding import (
    Recorded,
    add_decision,
    demand_as_seen,
    find_replay,
    follow_up,
    lock_cluster,
)
from claims.actions.history import record_event
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Claim, Decision, Event, Reviewer
from claims.models.settle import is_own_case
from claims.records import DecisionInput


class OwnCase(Refused):
    """The lead is one of those who see it differently, and somebody else could settle it."""

    def __init__(self) -> None:
        super().__init__(_("Your own verdict is one of those in dispute. Another lead settles this."))


@in_transaction
def adjudicate(*, cluster_id: int, by: Reviewer, form: DecisionInput, at: datetime) -> Recorded:
    """Settle disputed claims of a cluster. `form.members` are all of them; its lease token is not looked at.

    Raises PermissionDenied, StaleCluster, OwnCase, IncompleteVerdict, DatabaseBusy.
    """
    if not by.is_lead:
        raise PermissionDenied
    cluster = lock_cluster(cluster_id)
    if replayed := find_replay(form.idempotency_key, cluster, by):
        return replayed
    disputed = set(cluster.claims.filter(status=Claim.Status.DISPUTED).values_list("pk", flat=True))
    demand_as_seen(cluster, form, asked=disputed)
    settled = [verdict.claim_id for verdict in form.verdicts]
    if is_own_case(by, settled):
        raise OwnCase
    decision = add_decision(cluster, by, Decision.Kind.ADJUDICATION, form, at=at)
    follow_up(settled, by=by, at=at)
    after = {"decision": decision.pk, "claims": len(settled)}
    record_event(Event.Kind.DECIDED, at=at, by=by, cluster=cluster, after=after)
    return Recorded(decision, is_replay=False, is_late=False)
