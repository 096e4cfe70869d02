"""The list of claims: search, filters with counts, saved views."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from claims.forms.claim_filter import ClaimFilter
from claims.http import ReviewerRequest, read_page, render_page
from claims.models import Claim, Source
from claims.models.origins import read_unsettled
from claims.models.saved_view import read_tabs
from claims.models.snapshot import one_moment
from claims.models.source import name_of, opening_of
from claims.models.veil import draw_veil

PAGE_SIZE = 50


@require_safe
def list_claims(request: ReviewerRequest) -> HttpResponse:
    """Claims, narrowed by an allow-list. Queries: see the test."""
    narrowing = ClaimFilter(request.GET)
    with one_moment():
        tallies = narrowing.tally(Claim.objects.all(), request.user)
        found = narrowing.narrow(Claim.objects.all(), request.user).values_list("pk", flat=True)
        page = read_page(request, found, size=PAGE_SIZE, count=narrowing.count(tallies))
        claims = _read_claims(list(page.object_list))
        veil = draw_veil(request.user, claims=[claim.pk for claim in claims])
        clusters = {claim.cluster_id for claim in claims if claim.cluster.source_count > 1}
        unsettled = read_unsettled(clusters)
    source = _read_source(narrowing.asked("source"))
    context = {
        "filter": narrowing,
        "facets": narrowing.facets(tallies),
        "chips": narrowing.chips(source=str(source) if source else ""),
        "undated": narrowing.undated(tallies),
        "page": page,
        "unsettled": unsettled,
        "rows": [(veil.claim(claim), _source_name(claim)) for claim in claims],
        "tabs": read_tabs(request.user, "claims", narrowing.asked("view")),
    }
    response = render_page(request, "claims/claims.html", context, fragment="results")
    response.headers["HX-Push-Url"] = narrowing.here
    return response


def _read_claims(ids: list[int]) -> list[Claim]:
    """The claims of a page, in order. Their ids were found first: nothing is joined for rows passed by."""
    rows = Claim.objects.select_related("source", "cluster", "verdict").defer("source__text")
    claims = rows.annotate(opening=opening_of("source__text")).in_bulk(ids)
    return [claims[pk] for pk in ids if pk in claims]


def _read_source(source_id: int | None) -> Source | None:
    return Source.objects.filter(pk=source_id).first() if source_id else None


def _source_name(claim: Any) -> str:
    """What a source is called, without reading its whole text. `claim` has the `opening` of it."""
    return name_of(claim.source.title, claim.opening)
