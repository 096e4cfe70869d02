"""Filling in and correcting what is known about a source."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.actions.source_details import edit_source
from claims.forms.source import SourceForm
from claims.http import ReviewerRequest, attempt, render_page
from claims.models import Source
from claims.models.clock import database_now


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: ReviewerRequest, id: int) -> HttpResponse:
    """Leads correct a source; what changed is kept with their name and note."""
    if not request.user.is_lead:
        raise PermissionDenied(_("Leads correct what is known of an article."))
    source = get_object_or_404(Source, pk=id)
    form = SourceForm(request.POST or None, initial=_known(source))
    if request.method != "POST":
        return _page(request, source, form)

    def act() -> HttpResponse:
        note, by = form.cleaned_data["note"], request.user
        edit_source(source_id=source.pk, changes=form.changes(), note=note, by=by, at=database_now())
        messages.success(request, _("Saved."))
        return redirect("source", id=source.pk)

    done = attempt(form, act)
    return _page(request, source, form, status=done) if isinstance(done, int) else done


def _known(source: Source) -> dict[str, object]:
    fields = ("title", "publisher", "author", "url")
    return {name: getattr(source, name) for name in fields} | {"published_at": _written(source)}


def _written(source: Source) -> str:
    """The date as the form takes it; midnight stands for a day without an hour."""
    if source.published_at is None:
        return ""
    local = timezone.localtime(source.published_at)
    return f"{local:%Y-%m-%d}" if (local.hour, local.minute) == (0, 0) else f"{local:%Y-%m-%d %H:%M}"


def _page(request: ReviewerRequest, source: Source, form: SourceForm, *, status: int = 200) -> HttpResponse:
    context = {"source": source, "form": form}
    return render_page(request, "claims/source_edit.html", context, fragment="details", status=status)
