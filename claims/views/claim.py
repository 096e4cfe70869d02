"""A claim: where it stands, why, what is like it, and all that was done to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from claims.http import ReviewerRequest, render_page
from claims.models import Against, Claim, Event, Evidence, Link, Match, Reviewer, Verdict
from claims.models.card import Quote, Tie
from claims.models.card.quotes import read_quotes
from claims.models.origins import read_unsettled
from claims.models.veil import claims_named, draw_veil

SHOWN_MATCHES = 8
SHOWN_MEMBERS = 20
SHOWN_LINKS = 50
SHOWN_HISTORY = 100
TOLD_BY_VERDICTS = (Event.Kind.DECIDED, Event.Kind.UNDONE)


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
    """Twelve queries besides the session's, whatever the claim has seen."""
    claim = get_object_or_404(
        Claim.objects.select_related("cluster", "marked_by").defer("source__text"), pk=id
    )
    matches, links, events = list(_matches(claim)), list(_links(claim)), list(_events(claim))
    members = claim.cluster.claims.exclude(pk=claim.pk).in_reading_order()[:SHOWN_MEMBERS]
    member_ids = list(members.values_list("pk", flat=True))
    named = {pk for event in events for pk in claims_named(event)}
    pairs: list[Match | Link] = [*matches, *links]
    near = {claim.pk, *member_ids, *(_other(claim, pair) for pair in pairs)}
    veil = draw_veil(request.user, claims=near | named, clusters=[claim.cluster_id])
    verdicts, links = veil.verdicts(_verdicts(claim)), veil.links(links)
    quotes = read_quotes(near)
    for quote in quotes.values():
        veil.claim(quote.claim)
    veil.claim(claim)
    context = {
        "claim": claim,
        "quote": quotes[claim.pk],
        "verdict": next((verdict for verdict in verdicts if verdict.pk == claim.verdict_id), None),
        "members": [quotes[pk] for pk in member_ids if pk in quotes],
        "alike": [Tie(quotes[claim.pk], quotes[_other(claim, match)], match) for match in matches],
        "said": [Said(quotes[_other(claim, link)], link) for link in links],
        "history": _history(verdicts, veil.events(events)),
        "is_veiled": claim.pk in veil.claims,
        "unsettled": read_unsettled([claim.cluster_id]),
    }
    return render_page(request, "claims/claim.html", context, fragment="claim")


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


def _links(claim: Claim) -> QuerySet[Link]:
    mine = Link.objects.filter(Q(a=claim) | Q(b=claim)).select_related("by", "revoked_by")
    return mine.order_by("-id")[:SHOWN_LINKS]


def _other(claim: Claim, pair: Match | Link) -> int:
    return pair.b_id if pair.a_id == claim.pk else pair.a_id


def _events(claim: Claim) -> QuerySet[Event]:
    """What was done, newest first; the events of its present cluster too."""
    about = Q(claim=claim) | Q(claim=None, cluster=claim.cluster_id)
    told = Event.objects.filter(about).exclude(kind__in=TOLD_BY_VERDICTS)
    return told.select_related("by", "claim").order_by("-id")[:SHOWN_HISTORY]


def _history(verdicts: Iterable[Verdict], events: Iterable[Event]) -> list[Entry]:
    """What was said and done, newest first."""
    told = [
        *(Entry(v.decision.decided_at, v.decision.reviewer, verdict=v) for v in verdicts),
        *(Entry(event.at, event.by, event=event) for event in events),
    ]
    return sorted(told, key=lambda entry: entry.at, reverse=True)
