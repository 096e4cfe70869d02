"""The list of claims, with search."""

from typing import Any

from django.db.models.functions import Left
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from claims.forms.filters import ClaimFilter
from claims.http import ReviewerRequest, read_page, render_page
from claims.models import Claim, Source
from claims.models.origins import read_unsettled
from claims.models.veil import draw_veil

PAGE_SIZE = 50
OPENING = 300


@require_safe
def list_claims(request: ReviewerRequest) -> HttpResponse:
    """Claims, narrowed by an allow-list. Queries: see the test."""
    narrowing = ClaimFilter(request.GET)
    claims = Claim.objects.select_related("source", "cluster", "verdict").defer("source__text")
    found = narrowing.narrow(claims.annotate(opening=Left("source__text", OPENING)), request.user)
    page = read_page(request, found, size=PAGE_SIZE)
    veil = draw_veil(request.user, claims=[claim.pk for claim in page.object_list])
    source_id = narrowing.asked("source")
    clusters = {claim.cluster_id for claim in page.object_list if claim.cluster.source_count > 1}
    context = {
        "filter": narrowing,
        "page": page,
        "unsettled": read_unsettled(clusters),
        "rows": [(veil.claim(claim), _source_name(claim)) for claim in page.object_list],
        "source": Source.objects.filter(pk=source_id).first() if source_id else None,
    }
    return render_page(request, "claims/claims.html", context, fragment="results")


def _source_name(claim: Any) -> str:
    """What a source is called, without reading its whole text. `claim` has the `opening` of it."""
    return str(Source(title=claim.source.title, text=claim.opening))
