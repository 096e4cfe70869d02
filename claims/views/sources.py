"""The list of sources, with how far each is reviewed."""

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
    confirmed = Derivation.objects.filter(source__in=ids, status=Derivation.Status.CONFIRMED)
    parents = {derivation.source_id: derivation for derivation in confirmed.select_related("from_source")}
    rows = [(source, parents.get(source.pk)) for source in counted]
    return render_page(request, "claims/sources.html", {"page": page, "rows": rows}, fragment="results")
