"""Taking the verdicts along: the page that says what there is and what left, and the download."""

from django.http import FileResponse, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from claims.actions.exporting import Export, export_verdicts
from claims.forms.export import ExportForm
from claims.http import ReviewerRequest, attempt, render_page
from claims.models import Claim, ExportRun
from claims.models.export import claims_judged_by
from claims.writers.verdict_csv import COLUMNS

SHOWN_RUNS = 20


@require_safe
def show_export(request: ReviewerRequest) -> HttpResponse:
    return _page(request, ExportForm())


@require_POST
def download_verdicts(request: ReviewerRequest) -> HttpResponse:
    """The file. A POST, as every download is written down; sent twice, two files left."""
    form = ExportForm(request.POST)
    answer = attempt(form, lambda: _download(request, form))
    return _page(request, form, status=answer) if isinstance(answer, int) else answer


def _download(request: ReviewerRequest, form: ExportForm) -> HttpResponse:
    as_of = form.cleaned_data["as_of"]
    of = request.user if form.choice.scope == ExportRun.Scope.OWN else None
    export = export_verdicts(form.choice, by=request.user, of=of, as_of=as_of)
    return FileResponse(  # type: ignore[return-value]
        export.file,
        as_attachment=True,
        filename=_name(export, is_as_of=as_of is not None),
        content_type="text/csv; charset=utf-8; header=present",
    )


def _name(export: Export, *, is_as_of: bool) -> str:
    """Says which verdicts, and of when."""
    words = {"outside": "verdicts-signed-off", "desk": "verdicts", "reviewers": "verdicts-by-reviewer"}
    moment = timezone.localtime(export.run.as_of)
    when = f"as-of-{moment:%Y-%m-%dT%H%M%S}" if is_as_of else f"{moment:%Y-%m-%d}"
    return f"{words.get(export.run.scope, 'my-verdicts')}-{when}.csv"


def _page(request: ReviewerRequest, form: ExportForm, *, status: int = 200) -> HttpResponse:
    runs = ExportRun.objects.select_related("by").order_by("-id")
    context = {
        "form": form,
        "columns": COLUMNS,
        "claim_count": Claim.objects.count(),
        "ruled_count": Claim.objects.ruled().count(),
        "signed_count": Claim.objects.filter(sign_off__isnull=False).count(),
        "own_count": claims_judged_by(request.user).count(),
        "runs": (runs if request.user.is_lead else runs.filter(by=request.user))[:SHOWN_RUNS],
    }
    return render_page(request, "claims/export.html", context, fragment="choices", status=status)
