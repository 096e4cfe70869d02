"""Taking the cluster of one claim that a reviewer asked for, by the rules of the queue."""

from datetime import datetime

from django.utils.translation import gettext as _

from claims.actions.queue import lease_cluster, live_lease
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Claim, Lease, Reviewer
from claims.models.available import takeable_by


@in_transaction
def take_claim(*, claim_id: int, reviewer: Reviewer, at: datetime) -> Lease:
    """The reviewer's lease on the cluster of the claim. Raises Refused where there is none to have.

    Another card that they hold is not given back for it: what is half done is not left by mistake.
    """
    # As in taking the next: one person's tabs take turns.
    Reviewer.objects.select_for_update(no_key=True).get(pk=reviewer.pk)
    cluster_id = Claim.objects.values_list("cluster_id", flat=True).get(pk=claim_id)
    if held := live_lease(reviewer, at=at):
        if held.cluster_id == cluster_id:
            return held
        raise Refused(_("You hold another card. Save it, skip it or give it back first."))
    cluster = takeable_by(reviewer, at=at).filter(pk=cluster_id).select_for_update(of=("self",)).first()
    if cluster and (lease := lease_cluster(cluster, reviewer, at=at)):
        return lease
    raise Refused(_("It is not free just now: decided, read by you already, put off, or somebody else's."))
