"""Adding an article: what would come of it is shown before it is saved."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from claims.actions.ingest import add_source
from claims.actions.processing import Arrival, take_in
from claims.actions.retry import DatabaseBusy
from claims.actions.source_details import EDITABLE
from claims.actions.source_preview import Preview, preview_source
from claims.forms.source_add import AddSourceForm
from claims.http import INVALID, REFUSED, ReviewerRequest, SeeOther, attempt, render_page
from claims.models.clock import database_now


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: ReviewerRequest) -> HttpResponse:
    """Leads paste an article. `act=preview` only looks at it, `act=title` makes its first line the title."""
    if not request.user.is_lead:
        raise PermissionDenied(_("Leads add articles."))
    if request.method != "POST":
        return _page(request, AddSourceForm())
    form = AddSourceForm(request.POST)
    act = request.POST.get("act")
    if act == "preview":
        return _page(request, form, fragment="found", status=200 if form.is_valid() else INVALID)
    if act == "title":
        titled = AddSourceForm({**request.POST.dict(), "title": form.first_line})
        return _page(request, titled, status=200 if titled.is_valid() else INVALID)
    answer = attempt(form, lambda: _save(request, form))
    return _page(request, form, status=answer) if isinstance(answer, int) else answer


def _save(request: ReviewerRequest, form: AddSourceForm) -> HttpResponse:
    """Saved first and then processed: that may take a moment, and can be done again."""
    given = {name: form.cleaned_data[name] for name in (*EDITABLE, "text")}
    source = add_source(**given, by=request.user, at=database_now())
    try:
        messages.success(request, _tell(take_in(source_id=source.pk, at=database_now())))
    except DatabaseBusy:
        busy = _("Added. The database is busy: its claims are found with the next article that is added.")
        messages.warning(request, busy)
    there = reverse("source", args=[source.pk])
    return HttpResponseClientRedirect(there) if request.htmx else SeeOther(there)


def _tell(arrival: Arrival) -> str:
    """How many claims it has, and how many questions of the desk they join."""
    found = ngettext("%(count)s claim was found in it", "%(count)s claims were found in it", arrival.claims)
    joined = ngettext(
        "%(count)s question that other articles answer",
        "%(count)s questions that other articles answer",
        arrival.questions,
    )
    told = (
        _("Added. %(found)s; they are part of %(joined)s.") if arrival.questions else _("Added. %(found)s.")
    )
    return told % {
        "found": found % {"count": arrival.claims},
        "joined": joined % {"count": arrival.questions},
    }


def _page(
    request: ReviewerRequest, form: AddSourceForm, *, fragment: str = "add", status: int = 200
) -> HttpResponse:
    """With the preview wherever there is a text that can be used, whatever else is missing."""
    preview = _preview(request, form) if form.is_bound else None
    context = {"form": form, "preview": preview, "is_refused": status == REFUSED}
    return render_page(request, "claims/source_add.html", context, fragment=fragment, status=status)


def _preview(request: ReviewerRequest, form: AddSourceForm) -> Preview | None:
    form.is_valid()
    known = form.cleaned_data
    if "text" not in known:
        return None
    title, published_at = known.get("title", ""), known.get("published_at")
    return preview_source(known["text"], title=title, published_at=published_at, reader=request.user)
