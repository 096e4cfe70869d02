"""A claim: where it stands, why, what is like it, and all that was done to it."""

from dataclasses import dataclass
from functools import partial

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.forms.as_of import as_of_context
from claims.http import ReviewerRequest, render_page
from claims.models import Claim, Link, Match
from claims.models.as_of_page import read_claim_as_of
from claims.models.card import Quote, Tie
from claims.models.card.quotes import read_quotes
from claims.models.history import find_verdict, read_claim_history
from claims.models.origins import read_unsettled
from claims.models.sign_off_page import list_withdrawn, read_withdrawals
from claims.models.veil import draw_veil

SHOWN_MATCHES = 8
SHOWN_MEMBERS = 20
SHOWN_LINKS = 50


@dataclass(frozen=True, slots=True)
class Said:
    """A person's word on this claim and another."""

    quote: Quote
    link: Link


@require_safe
def show_claim(request: ReviewerRequest, id: int) -> HttpResponse:
    """As it is, or with `?as_of=2026-05-31` as it was then."""
    if request.GET.get("as_of"):
        claim = get_object_or_404(Claim, pk=id)
        read = partial(read_claim_as_of, claim, request.user)
        context = as_of_context(
            request.GET, _("Claim %(number)s") % {"number": id}, reverse("claim", args=[id]), read
        )
        return render_page(request, "claims/as_of.html", context, fragment="as_of")
    return _show_today(request, id)


def _show_today(request: ReviewerRequest, id: int) -> HttpResponse:
    """Thirteen queries besides the session's and the history's, two more once a sign-off was withdrawn."""
    claim = get_object_or_404(
        Claim.objects.select_related("cluster", "marked_by", "sign_off__by").defer("source__text"), pk=id
    )
    matches, links = list(_matches(claim)), list(_links(claim))
    members = claim.cluster.claims.exclude(pk=claim.pk).in_reading_order()[:SHOWN_MEMBERS]
    member_ids = list(members.values_list("pk", flat=True))
    pairs: list[Match | Link] = [*matches, *links]
    near = {claim.pk, *member_ids, *(_other(claim, pair) for pair in pairs)}
    veil = draw_veil(request.user, claims=near, clusters=[claim.cluster_id])
    links = veil.links(links)
    history = read_claim_history(claim, request.user)
    quotes = read_quotes(near)
    for quote in quotes.values():
        veil.claim(quote.claim)
    veil.claim(claim)
    context = {
        "claim": claim,
        "quote": quotes[claim.pk],
        "verdict": find_verdict(history, claim.verdict_id),
        "members": [quotes[pk] for pk in member_ids if pk in quotes],
        "alike": [Tie(quotes[claim.pk], quotes[_other(claim, match)], match) for match in matches],
        "said": [Said(quotes[_other(claim, link)], link) for link in links],
        "history": history,
        "is_veiled": claim.pk in veil.claims,
        "withdrawals": [] if claim.pk in veil.claims else read_withdrawals(list(list_withdrawn(claim))),
        "unsettled": read_unsettled([claim.cluster_id]),
    }
    return render_page(request, "claims/claim.html", context, fragment="claim")


def _matches(claim: Claim) -> QuerySet[Match]:
    mine = Match.objects.filter(Q(a=claim) | Q(b=claim))
    return mine.order_by("-probability", "id")[:SHOWN_MATCHES]


def _links(claim: Claim) -> QuerySet[Link]:
    mine = Link.objects.filter(Q(a=claim) | Q(b=claim)).select_related("by", "revoked_by")
    return mine.order_by("-id")[:SHOWN_LINKS]


def _other(claim: Claim, pair: Match | Link) -> int:
    return pair.b_id if pair.a_id == claim.pk else pair.a_id
