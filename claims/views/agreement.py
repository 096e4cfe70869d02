"""How far readers agree, and on what they do not."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from claims.forms.agreement import AgreementFilter
from claims.http import ReviewerRequest, read_page, render_page
from claims.models import Claim
from claims.models.agreement import LABELS, Item, read_agreement
from claims.models.snapshot import one_moment
from claims.models.source import name_of, opening_of
from claims.statistics import LEAST_ITEMS

PAGE_SIZE = 30


@require_safe
def show_agreement(request: ReviewerRequest) -> HttpResponse:
    """Figures of the desk, never of a person; each leads to its items. Queries: see the test."""
    narrowing = AgreementFilter(request.GET)
    with one_moment():
        found = read_agreement(request.user)
        page = read_page(request, narrowing.choose(found), size=PAGE_SIZE)
        rows = _rows(page.object_list)
    context = {
        "columns": {"claim": found.by_claim, "cluster": found.by_cluster},
        "labels": LABELS,
        "filter": narrowing,
        "page": page,
        "rows": rows,
        "least": LEAST_ITEMS,
    }
    return render_page(request, "claims/agreement.html", context, fragment="items")


def _rows(items: Iterable[Item]) -> list[tuple[Item, Claim, str]]:
    """Items with the first claim of each and what its source is called."""
    shown = list(items)
    claims: Any = Claim.objects.filter(pk__in=[item.claims[0] for item in shown]).select_related("source")
    by_id = claims.defer("source__text").annotate(opening=opening_of("source__text")).in_bulk()
    return [(item, by_id[item.claims[0]], _source_name(by_id[item.claims[0]])) for item in shown]


def _source_name(claim: Any) -> str:
    return name_of(claim.source.title, claim.opening)
