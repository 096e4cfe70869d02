"""What a split or a merge would do, in words, and what would hold two clusters together; said before."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

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
    told = list(_tell_verdicts(leaving, "that leave"))
    told.append(f"What leaves is then {_state(leaving)}, what stays {_state(staying)}.")
    if lease := _lease_on(cluster, at=at):
        who = "You hold" if lease.reviewer_id == by.pk else f"{lease.reviewer} holds"
        told.append(f"{who} this cluster until {_time(lease)} and {_goes(lease, by)} on with what stays.")
    return told


def tell_merge(card: ClusterCard, into: ClusterCard, by: Reviewer, *, at: datetime) -> list[str]:
    """Of the verdicts that move, of what the cluster is then, and of who holds the two. Two queries."""
    told = list(_tell_verdicts(card.members, "that move"))
    told.append(f"Together they are then {_state([*card.members, *into.members])}.")
    if any(member.verdict for member in (*card.members, *into.members)):
        told.append("Verdicts that a claim of the other cluster contradicts are to be checked again.")
    if (lease := _lease_on(card.cluster, at=at)) and lease.reviewer_id == by.pk:
        told.append("You go on with the other cluster, unless somebody else holds it.")
    elif lease:
        told.append(f"{lease.reviewer} holds this cluster until {_time(lease)} and loses it.")
    if (lease := _lease_on(into.cluster, at=at)) and lease.reviewer_id != by.pk:
        told.append(f"{lease.reviewer} holds the other one until {_time(lease)} and sees the card anew.")
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
    given = [member for member in moving if member.verdict]
    if not given:
        return
    counts = Counter(str(member.verdict).lower() for member in given)
    labels = ", ".join(f"{count} {label}" for label, count in counts.items())
    yield f"Decided among those {words}: {len(given)} of {len(moving)}. Verdicts go along: {labels}."
    if signed := sum(member.claim.sign_off_id is not None for member in given):
        yield f"{signed} of these are signed off and stay so."


def _state(members: Sequence[Member]) -> str:
    """What a cluster of these is."""
    if wanting := sum(member.claim.is_undecided for member in members):
        return f"open, {wanting} of {len(members)} to be labelled"
    is_disputed = any(member.claim.status == Claim.Status.DISPUTED for member in members)
    return "to be settled" if is_disputed else "decided"


def _lease_on(cluster: Cluster, *, at: datetime) -> Lease | None:
    return Lease.objects.live(at=at).filter(cluster=cluster).select_related("reviewer").first()


def _time(lease: Lease) -> str:
    return date_format(timezone.localtime(lease.expires_at), "H:i")


def _goes(lease: Lease, by: Reviewer) -> str:
    return "go" if lease.reviewer_id == by.pk else "goes"
