"""Correcting the text of a source, after seeing what that does to its claims."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.actions.correction import correct_text
from claims.actions.correction_plan import Plan, plan_correction
from claims.forms.correction import CorrectionForm
from claims.http import ReviewerRequest, attempt, render_page
from claims.models import Source
from claims.models.clock import database_now


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: ReviewerRequest, id: int) -> HttpResponse:
    """Leads paste the corrected text, look at what changes, and save."""
    if not request.user.is_lead:
        raise PermissionDenied(_("Leads correct the text of an article."))
    source = get_object_or_404(Source, pk=id)
    if request.method != "POST":
        return _page(
            request, source, CorrectionForm(initial={"text": source.text, "seen": source.text_sha256})
        )
    form = CorrectionForm(request.POST)
    is_preview = "preview" in request.POST
    answer = attempt(form, lambda: (_preview if is_preview else _save)(request, source, form))
    return _page(request, source, form, status=answer) if isinstance(answer, int) else answer


def _preview(request: ReviewerRequest, source: Source, form: CorrectionForm) -> HttpResponse:
    return _page(request, source, form, plan=plan_correction(source, form.cleaned_data["text"]))


def _save(request: ReviewerRequest, source: Source, form: CorrectionForm) -> HttpResponse:
    text, seen, note = (form.cleaned_data[name] for name in ("text", "seen", "note"))
    correct_text(
        source_id=source.pk, seen_sha256=seen, text=text, note=note, by=request.user, at=database_now()
    )
    messages.success(request, _("The text is corrected."))
    return redirect("source", id=source.pk)


def _page(
    request: ReviewerRequest,
    source: Source,
    form: CorrectionForm,
    *,
    plan: Plan | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"source": source, "form": form, "plan": plan}
    return render_page(request, "claims/source_correct.html", context, fragment="correction", status=status)
