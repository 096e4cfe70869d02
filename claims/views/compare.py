"""Two sources side by side, and the choice of them."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.forms.compare import CompareForm
from claims.http import INVALID, UNKNOWN, ReviewerRequest, render_page
from claims.models.compare import read_comparison
from claims.models.snapshot import one_moment
from claims.models.source_choice import offer_sources


@require_safe
def compare(request: ReviewerRequest) -> HttpResponse:
    """`?a=1&b=2`. Without both, a form to choose them; with what is no source, that form and why."""
    form = CompareForm(request.GET)
    page, status = None, 200 if form.is_valid() else INVALID
    with one_moment():
        if form.pair and form.is_valid():
            page = read_comparison(*form.pair, reader=request.user)
            if page is None:
                form.add_error(None, _("There is no such article any more, or there never was."))
                status = UNKNOWN
        form.offer(offer_sources(also=form.chosen))
    return render_page(
        request, "claims/compare.html", {"form": form, "page": page}, fragment="comparison", status=status
    )
