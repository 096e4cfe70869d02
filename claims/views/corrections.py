"""What was settled otherwise than one had read it: for oneself only."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from claims.http import ReviewerRequest, read_page, render_page
from claims.models.corrections import list_corrections, read_corrections
from claims.models.snapshot import one_moment

PAGE_SIZE = 30


@require_safe
def list_own_corrections(request: ReviewerRequest) -> HttpResponse:
    """Newest first. Queries: see the test."""
    with one_moment():
        page = read_page(request, list_corrections(request.user), size=PAGE_SIZE)
        rows = read_corrections(page.object_list)
    context = {"page": page, "rows": rows}
    return render_page(request, "claims/corrections.html", context, fragment="results")
