"""What a split or a merge would do, in words, and what would hold two clusters together; said before."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claims.models.card import ClusterCard, Member, Tie
from claims.models.claim import Claim
from claims.models.cluster import Cluster
from claims.models.lease import Lease
from claims.models.match import Match
from claims.models.reviewer import Reviewer


def tell_split(
    leaving: Sequence[Member], staying: Sequence[Member], cluster: Cluster, by: Reviewer, *, at: datetime
) -> list[str]:
    """Of the verdicts that leave, of what each part is then, and of who holds the cluster. One query."""
    told = list(_tell_verdicts(leaving, _("Decided among those that leave: %(n)s of %(all)s.")))
    states = {"leaving": _state(leaving), "staying": _state(staying)}
    told.append(_("What leaves is then %(leaving)s, what stays %(staying)s.") % states)
    if lease := _lease_on(cluster, at=at):
        words = (
            _("You hold this cluster until %(time)s and go on with what stays.")
            if lease.reviewer_id == by.pk
            else _("%(person)s holds this cluster until %(time)s and goes on with what stays.")
        )
        told.append(words % _holder(lease))
    return told


def tell_merge(card: ClusterCard, into: ClusterCard, by: Reviewer, *, at: datetime) -> list[str]:
    """Of the verdicts that move, of what the cluster is then, and of who holds the two. Two queries."""
    told = list(_tell_verdicts(card.members, _("Decided among those that move: %(n)s of %(all)s.")))
    state = _state([*card.members, *into.members])
    told.append(_("Together they are then %(state)s.") % {"state": state})
    if any(member.verdict for member in (*card.members, *into.members)):
        told.append(_("Verdicts that a claim of the other cluster contradicts are to be checked again."))
    if (lease := _lease_on(card.cluster, at=at)) and lease.reviewer_id == by.pk:
        told.append(_("You go on with the other cluster, unless somebody else holds it."))
    elif lease:
        told.append(_("%(person)s holds this cluster until %(time)s and loses it.") % _holder(lease))
    if (lease := _lease_on(into.cluster, at=at)) and lease.reviewer_id != by.pk:
        words = _("%(person)s holds the other one until %(time)s and sees the card anew.")
        told.append(words % _holder(lease))
    return told


def find_bridge(card: ClusterCard, into: ClusterCard) -> Tie | None:
    """The match most alike of a member of each, seen from `card`. One query."""
    here = {member.claim.pk: member.quote for member in card.members}
    there = {member.claim.pk: member.quote for member in into.members}
    ways = Q(a__in=here, b__in=there) | Q(a__in=there, b__in=here)
    match = Match.objects.filter(ways).order_by("-probability", "id").first()
    if match is None:
        return None
    pair = (match.a_id, match.b_id) if match.a_id in here else (match.b_id, match.a_id)
    return Tie(here[pair[0]], there[pair[1]], match)


def _tell_verdicts(moving: Sequence[Member], words: str) -> Iterator[str]:
    """`words` say how many of them are decided."""
    given = [member for member in moving if member.verdict]
    if not given:
        return
    counts = Counter(str(member.verdict).lower() for member in given)
    labels = ", ".join(f"{count} {label}" for label, count in counts.items())
    along = _("Verdicts go along: %(labels)s.") % {"labels": labels}
    yield f"{words % {'n': len(given), 'all': len(moving)}} {along}"
    if signed := sum(member.claim.sign_off_id is not None for member in given):
        yield _("%(n)s of these are signed off and stay so.") % {"n": signed}


def _state(members: Sequence[Member]) -> str:
    """What a cluster of these is."""
    if wanting := sum(member.claim.is_undecided for member in members):
        return _("open, %(n)s of %(all)s to be labelled") % {"n": wanting, "all": len(members)}
    is_disputed = any(member.claim.status == Claim.Status.DISPUTED for member in members)
    return _("to be settled") if is_disputed else _("decided")


def _lease_on(cluster: Cluster, *, at: datetime) -> Lease | None:
    return Lease.objects.live(at=at).filter(cluster=cluster).select_related("reviewer").first()


def _holder(lease: Lease) -> dict[str, object]:
    """Who holds it, and until when."""
    return {"person": lease.reviewer, "time": date_format(timezone.localtime(lease.expires_at), "H:i")}
