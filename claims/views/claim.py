"""A claim: where it stands, why, what is like it, and all that was done to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from claims.http import ReviewerRequest, render_page
from claims.models import Against, Claim, Decision, Event, Evidence, Link, Match, Reviewer, Verdict
from claims.models.card import Quote, Tie
from claims.models.card.quotes import read_quotes
from claims.models.origins import read_unsettled

SHOWN_MATCHES = 8
SHOWN_MEMBERS = 20
SHOWN_LINKS = 50
SHOWN_HISTORY = 100
TOLD_BY_VERDICTS = (Event.Kind.DECIDED, Event.Kind.UNDONE)
KEPT_FROM_THE_BLIND = (*TOLD_BY_VERDICTS, Event.Kind.LINK_RECORDED, Event.Kind.LINK_REVOKED)


@dataclass(frozen=True, slots=True)
class Said:
    """A person's word on this claim and another."""

    quote: Quote
    link: Link


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: a verdict or an event."""

    at: datetime
    by: Reviewer | None
    verdict: Verdict | None = None
    event: Event | None = None


@require_safe
def show_claim(request: ReviewerRequest, id: int) -> HttpResponse:
    """Eleven queries besides the session's, whatever the claim has seen."""
    claim = get_object_or_404(
        Claim.objects.select_related("cluster", "marked_by").defer("source__text"), pk=id
    )
    is_blind = _is_blind(claim, request.user)
    verdicts = [] if is_blind else list(_verdicts(claim))
    matches, links = list(_matches(claim)), list(_links(claim, request.user if is_blind else None))
    members = claim.cluster.claims.exclude(pk=claim.pk).in_reading_order()[:SHOWN_MEMBERS]
    member_ids = list(members.values_list("pk", flat=True))
    pairs: list[Match | Link] = [*matches, *links]
    quotes = read_quotes([claim.pk, *member_ids, *(_other(claim, pair) for pair in pairs)])
    context = {
        "claim": claim,
        "quote": quotes[claim.pk],
        "verdict": next((verdict for verdict in verdicts if verdict.pk == claim.verdict_id), None),
        "members": [quotes[pk] for pk in member_ids if pk in quotes],
        "alike": [Tie(quotes[claim.pk], quotes[_other(claim, match)], match) for match in matches],
        "said": [Said(quotes[_other(claim, link)], link) for link in links],
        "history": _history(claim, verdicts, left_out=KEPT_FROM_THE_BLIND if is_blind else TOLD_BY_VERDICTS),
        "is_blind": is_blind,
        "unsettled": read_unsettled([claim.cluster_id]),
    }
    return render_page(request, "claims/claim.html", context, fragment="claim")


def _is_blind(claim: Claim, reviewer: Reviewer) -> bool:
    """Whether what others said of the claim is kept from a reviewer who has yet to say their own."""
    if settings.REVIEWS_PER_CLAIM < 2 or reviewer.is_lead or claim.status != Claim.Status.PENDING:
        return False
    own = Decision.objects.standing().filter(reviewer=reviewer, verdicts__claim=claim)
    return not own.exists()


def _verdicts(claim: Claim) -> QuerySet[Verdict]:
    return (
        claim.verdicts.select_related("decision__reviewer", "decision__undone_by__reviewer")
        .prefetch_related(
            Prefetch("evidence", Evidence.objects.select_related("claim").order_by("id")),
            Prefetch("against", Against.objects.select_related("claim").order_by("claim_id")),
        )
        .order_by("-id")[:SHOWN_HISTORY]
    )


def _matches(claim: Claim) -> QuerySet[Match]:
    mine = Match.objects.filter(Q(a=claim) | Q(b=claim))
    return mine.order_by("-probability", "id")[:SHOWN_MATCHES]


def _links(claim: Claim, only_by: Reviewer | None) -> QuerySet[Link]:
    mine = Link.objects.filter(Q(a=claim) | Q(b=claim)).select_related("by", "revoked_by")
    return (mine.filter(by=only_by) if only_by else mine).order_by("-id")[:SHOWN_LINKS]


def _other(claim: Claim, pair: Match | Link) -> int:
    return pair.b_id if pair.a_id == claim.pk else pair.a_id


def _history(claim: Claim, verdicts: Iterable[Verdict], *, left_out: Sequence[str]) -> list[Entry]:
    """What was said and done, newest first; the events of its present cluster too."""
    about = Q(claim=claim) | Q(claim=None, cluster=claim.cluster_id)
    events = Event.objects.filter(about).exclude(kind__in=left_out).select_related("by", "claim")
    told = [
        *(Entry(v.decision.decided_at, v.decision.reviewer, verdict=v) for v in verdicts),
        *(Entry(event.at, event.by, event=event) for event in events.order_by("-id")[:SHOWN_HISTORY]),
    ]
    return sorted(told, key=lambda entry: entry.at, reverse=True)
