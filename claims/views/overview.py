"""The desk at a glance, in pictures with a table behind each."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from claims.http import ReviewerRequest, render_page
from claims.models.clock import database_now
from claims.models.overview.page import read_overview
from claims.models.snapshot import one_moment


@require_safe
def show_overview(request: ReviewerRequest) -> HttpResponse:
    """Where the work stands and where sources disagree. Queries: see the test."""
    at = database_now()
    with one_moment():
        overview = read_overview(request.user, at=at)
    return render_page(request, "claims/overview.html", {"overview": overview}, fragment="pictures")
