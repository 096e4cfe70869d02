"""A person's word on a pair of claims: recorded, and taken back."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from claims.actions.check_again import flag_after_linking
from claims.actions.history import record_event
from claims.actions.locking import lock_clusters_of
from claims.actions.outcome import refresh_clusters
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Claim, Event, Link, Reviewer


@in_transaction
def record_contradiction(*, claim_id: int, other_id: int, by: Reviewer, note: str, at: datetime) -> Link:
    """Say that two claims contradict each other: joins nothing, labels nothing. Raises Refused."""
    if claim_id == other_id:
        raise Refused(_("A claim cannot contradict itself. Give the number of the other claim."))
    claims = _locked(claim_id, other_id)
    if len(claims) < 2:
        raise Refused(
            _("There is no claim %(number)s.") % {"number": other_id if claim_id in claims else claim_id}
        )
    a, b = sorted(claims)
    if Link.objects.active().contradictions().filter(a=a, b=b).exists():
        raise Refused(_("This contradiction is recorded already."))
    link = store_link(claims[a], claims[b], Link.Kind.CONTRADICTS, by=by, note=note, at=at)
    _follow_up(link, by=by, at=at)
    return link


@in_transaction
def revoke_link(*, link_id: int, by: Reviewer, at: datetime) -> Link:
    """Take a link back: one's own, or any for a lead. Raises Refused, PermissionDenied."""
    link = Link.objects.select_related("a", "b").get(pk=link_id)
    _locked(link.a_id, link.b_id)
    link.refresh_from_db(fields=["revoked_at"])
    if link.by_id != by.pk and not by.is_lead:
        raise PermissionDenied
    if link.revoked_at:
        raise Refused(_("This was taken back already."))
    revoke(link, by=by, at=at)
    _follow_up(link, by=by, at=at)
    return link


def _locked(*claim_ids: int) -> dict[int, Claim]:
    """The claims by id, their clusters locked."""
    claims = Claim.objects.filter(pk__in=claim_ids)
    lock_clusters_of(claims)
    return {claim.pk: claim for claim in claims}


def _follow_up(link: Link, *, by: Reviewer, at: datetime) -> None:
    """Verdicts that are to be checked again for it, and the numbers of both clusters."""
    flagged = flag_after_linking(link, by=by, at=at)
    clusters = lock_clusters_of(Claim.objects.filter(pk__in=[link.a_id, link.b_id]))
    for cluster in clusters:
        if cluster.claims.filter(pk__in=flagged).exists():
            cluster.version += 1
    refresh_clusters(clusters)


def store_link(one: Claim, other: Claim, kind: Link.Kind, *, by: Reviewer, note: str, at: datetime) -> Link:
    """Add a link and its event, inside the caller's transaction."""
    a, b = sorted((one, other), key=lambda claim: claim.pk)
    link = Link.objects.create(a=a, b=b, kind=kind, by=by, note=note, created_at=at)
    record_event(Event.Kind.LINK_RECORDED, at=at, by=by, claim=one, after=_told(link), note=note)
    return link


def revoke(link: Link, *, by: Reviewer, at: datetime) -> None:
    """End a link and write its event, inside the caller's transaction."""
    link.revoked_at, link.revoked_by = at, by
    link.save(update_fields=["revoked_at", "revoked_by"])
    record_event(Event.Kind.LINK_REVOKED, at=at, by=by, claim=link.a, before=_told(link))


def restore(link: Link, *, by: Reviewer, at: datetime) -> None:
    """Let a link that was ended hold again and write its event, inside the caller's transaction."""
    link.revoked_at, link.revoked_by = None, None
    link.save(update_fields=["revoked_at", "revoked_by"])
    record_event(Event.Kind.LINK_RECORDED, at=at, by=by, claim=link.a, after=_told(link), note=link.note)


def _told(link: Link) -> dict[str, object]:
    return {"link": link.pk, "kind": link.kind, "claims": [link.a_id, link.b_id]}
