"""The list of sources, with how far each is reviewed."""

from collections.abc import Sequence

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.forms.source_filter import SourceFilter
from claims.http import ReviewerRequest, read_page, render_page
from claims.models import Derivation, Source
from claims.models.saved_view import read_tabs

PAGE_SIZE = 30
COMPARED = 2


@require_safe
def list_sources(request: ReviewerRequest) -> HttpResponse:
    """By words of title or publisher, in an order. Claims are counted for the sources of this page only,
    unless the order asks for it. Two that are ticked are held side by side.
    """
    narrowing = SourceFilter(request.GET)
    if len(narrowing.ticked) == COMPARED:
        a, b = narrowing.ticked
        return redirect(reverse("compare", query={"a": a, "b": b}))
    page = read_page(request, narrowing.narrow(Source.objects.only("pk"), request.user), size=PAGE_SIZE)
    ids = [source.pk for source in page.object_list]
    counted = Source.objects.with_progress(request.user).in_bulk(ids)
    parents, unsettled = _origins(ids)
    rows = [(counted[pk], parents.get(pk), pk in unsettled) for pk in ids if pk in counted]
    context = {
        "chips": narrowing.chips(),
        "filter": narrowing,
        "page": page,
        "rows": rows,
        "tabs": read_tabs(request.user, "sources", narrowing.asked("view")),
    }
    response = render_page(request, "claims/sources.html", context, fragment="results")
    response.headers["HX-Push-Url"] = narrowing.here
    return response


def _origins(source_ids: Sequence[int]) -> tuple[dict[int, Derivation], set[int]]:
    """What the sources are confirmed to come from, and which wait for a lead to settle that. One query."""
    ends = Q(source__in=source_ids) | Q(from_source__in=source_ids)
    told = Derivation.objects.filter(ends).exclude(status=Derivation.Status.REFUSED)
    parents: dict[int, Derivation] = {}
    unsettled: set[int] = set()
    for derivation in told.select_related("from_source").order_by("id"):
        if derivation.status == Derivation.Status.CONFIRMED:
            parents[derivation.source_id] = derivation
        else:
            unsettled |= {derivation.source_id, derivation.from_source_id or 0}
    return parents, unsettled - parents.keys()
