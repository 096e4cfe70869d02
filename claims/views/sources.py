"""The list of sources, with how far each is reviewed."""

from collections.abc import Sequence

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claims.http import read_page, render_page
from claims.models import Derivation, Source

PAGE_SIZE = 30


@require_safe
def list_sources(request: HttpRequest) -> HttpResponse:
    """Newest first. Claims are counted for the sources of this page only."""
    page = read_page(request, Source.objects.only("pk").order_by("-added_at", "-id"), size=PAGE_SIZE)
    ids = [source.pk for source in page.object_list]
    counted = Source.objects.with_progress().filter(pk__in=ids).order_by("-added_at", "-id")
    parents, unsettled = _origins(ids)
    rows = [(source, parents.get(source.pk), source.pk in unsettled) for source in counted]
    return render_page(request, "claims/sources.html", {"page": page, "rows": rows}, fragment="results")


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
