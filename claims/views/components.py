"""The design system on one page: every component in every state, for admins who change the stylesheet."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.http import ReviewerRequest, render_page
from claims.models import Verdict
from claims.templatetags.desk import BADGES

TYPE_SCALE = range(1, 7)
SPACES = range(1, 8)
COLOURS = ("paper", "surface", "sunk", "ink", "soft", "line", "edge", "accent")
VERDICTS = (*Verdict.Label.values, "set_aside", "disputed")


@require_safe
def show_components(request: ReviewerRequest) -> HttpResponse:
    if not request.user.is_admin:
        raise PermissionDenied(_("This page is for those who change the desk."))
    context = {
        "badges": BADGES,
        "colours": COLOURS,
        "patterns": (*VERDICTS, "pending"),
        "spaces": SPACES,
        "type_scale": TYPE_SCALE,
        "verdicts": VERDICTS,
    }
    return render_page(request, "claims/components.html", context, fragment="components")
