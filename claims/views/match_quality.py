"""How good the matcher is, for admins."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.http import ReviewerRequest, render_page
from claims.matching import SAME_AT
from claims.models.match_quality import read_match_quality
from claims.models.snapshot import one_moment
from claims.statistics import LEAST_JUDGED


@require_safe
def show_match_quality(request: ReviewerRequest) -> HttpResponse:
    """Figures from what people did and from the drawn pairs. Queries: see the test."""
    if not request.user.is_admin:
        raise PermissionDenied(_("Admins see how good matching is."))
    with one_moment():
        found = read_match_quality()
    context = {"found": found, "least": LEAST_JUDGED, "same_at": SAME_AT}
    return render_page(request, "claims/match_quality.html", context, fragment="figures")
