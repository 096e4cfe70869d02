"""Light or dark by choice, remembered by the browser; with no choice the system's own."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from claims.forms.theme import ThemeForm
from claims.http import ReviewerRequest, SeeOther, own_address

YEAR_SECONDS = 365 * 24 * 3600
COOKIE = "theme"


@require_POST
def choose_theme(request: ReviewerRequest) -> HttpResponse:
    """What is on no list is taken for no choice."""
    form = ThemeForm(request.POST)
    chosen = form.cleaned_data["theme"] if form.is_valid() else ""
    response = SeeOther(own_address(request.POST.get("next", "")))
    if chosen:
        response.set_cookie(
            COOKIE, chosen, max_age=YEAR_SECONDS, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response
