"""A lead signs off verdicts: from then on they may go outside."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from claims.actions.history import record_event
from claims.actions.locking import lock_clusters_of
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Claim, Event, Reviewer, SignOff, Verdict
from claims.models.sign_off import is_alone_on


@in_transaction
def sign_off(*, verdicts: Mapping[int, int], by: Reviewer, at: datetime) -> int:
    """Sign off claims with the verdicts that were shown: claim → verdict. Returns how many are new.

    Those signed off already stay as they are, so that the same form sent twice signs off once. All or none:
    raises Refused when one is not as it was shown, PermissionDenied for who does not lead.
    """
    if not by.is_lead:
        raise PermissionDenied
    shown = Claim.objects.filter(pk__in=verdicts).select_related("cluster", "verdict__decision")
    lock_clusters_of(shown)
    claims = list(shown.order_by("id"))
    if not verdicts or len(claims) < len(verdicts):
        raise Refused(_("Pick what you sign off."))
    if not all(claim.verdict_id == verdicts[claim.pk] and _is_settled(claim) for claim in claims):
        raise Refused(_("Some of these verdicts changed since you looked. Look at them again."))
    new = [claim for claim in claims if claim.sign_off_id is None]
    is_only_lead = not Reviewer.objects.leads().exclude(pk=by.pk).exists()
    for claim in new:
        _sign_off(claim, by, is_only_lead=is_only_lead, at=at)
    return len(new)


def _is_settled(claim: Claim) -> bool:
    """Whether a verdict holds, and nobody is to look at it again."""
    return claim.verdict_id is not None and claim.check_again_id is None


def _sign_off(claim: Claim, by: Reviewer, *, is_only_lead: bool, at: datetime) -> None:
    verdict = cast(Verdict, claim.verdict)
    is_own = is_alone_on(claim, by)
    if is_own and not is_only_lead:
        raise Refused(
            _("The verdict on claim %(number)s is your own. Another lead signs it off.")
            % {"number": claim.pk}
        )
    signed = SignOff.objects.create(claim=claim, verdict=verdict, by=by, at=at, is_own=is_own)
    Claim.objects.filter(pk=claim.pk).update(sign_off=signed)
    after = {"sign_off": signed.pk, "verdict": verdict.pk, "is_own": is_own}
    record_event(Event.Kind.SIGNED_OFF, at=at, by=by, claim=claim, cluster=claim.cluster, after=after)
