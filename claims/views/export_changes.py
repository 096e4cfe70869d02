"""What changed since an earlier export for outside, for correction notices: a page and a file. Leads only."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from claims.http import ReviewerRequest, render_page
from claims.models import ExportRun
from claims.models.export_changes import read_changes
from claims.writers.changes_csv import write_changes_csv


@require_safe
def show_changes(request: ReviewerRequest, id: int) -> HttpResponse:
    context = {"changes": read_changes(_run(request, id))}
    return render_page(request, "claims/export_changes.html", context, fragment="changes")


@require_safe
def download_changes(request: ReviewerRequest, id: int) -> HttpResponse:
    """The same as CSV. No verdict leaves that the earlier file did not carry, so nothing is written down."""
    run = _run(request, id)
    with override(None):  # a file says the same in every language
        content = b"".join(write_changes_csv(read_changes(run).found))
    response = HttpResponse(content, content_type="text/csv; charset=utf-8; header=present")
    response.headers["Content-Disposition"] = f'attachment; filename="changes-since-export-{run.pk}.csv"'
    return response


def _run(request: ReviewerRequest, id: int) -> ExportRun:
    if not request.user.is_lead:
        raise PermissionDenied(_("A lead looks after what is outside."))
    return get_object_or_404(ExportRun.objects.select_related("by"), pk=id, scope=ExportRun.Scope.OUTSIDE)
