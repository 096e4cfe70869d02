"""Taking the verdicts along: the page that says what there is, and the download."""

import logging
import tempfile
from collections.abc import Iterable
from typing import IO

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import FileResponse, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.http import ReviewerRequest, render_page
from claims.models import Claim
from claims.models.export import claims_judged_by, outcome_rows, reviewer_rows
from claims.writers.verdict_csv import columns_of, write_verdict_csv

audit = logging.getLogger("claims.audit")


@require_safe
def show_export(request: ReviewerRequest) -> HttpResponse:
    context = {
        "columns": columns_of(has_final_label=False),
        "claim_count": Claim.objects.count(),
        "ruled_count": Claim.objects.ruled().count(),
        "own_count": claims_judged_by(request.user).count(),
    }
    return render_page(request, "claims/export.html", context, fragment="choices")


@require_safe
def download_verdicts(request: ReviewerRequest) -> FileResponse:
    """Leads and admins get every verdict, reviewers the claims they decided, as they decided them.

    The file is complete before its first byte leaves: one moment of the database, which is let go of then,
    however slowly a reader takes the file and whether or not it is read to its end.
    """
    with_undecided = _is_asked(request, "all")
    per_reviewer = _is_asked(request, "per_reviewer")
    if not request.user.is_lead and with_undecided:
        raise PermissionDenied("Only leads take along what others decided.")
    if request.user.is_lead and not per_reviewer:
        rows = outcome_rows(with_undecided=with_undecided)
    else:
        rows = reviewer_rows(of=None if request.user.is_lead else request.user, with_undecided=with_undecided)
    file = _spooled(write_verdict_csv(rows, has_final_label=per_reviewer))
    audit.info("export by=%s all=%d per_reviewer=%d", request.user.pk, with_undecided, per_reviewer)
    name = "verdicts" if request.user.is_lead else "my-verdicts"
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}-{timezone.localdate():%Y-%m-%d}.csv",
        content_type="text/csv; charset=utf-8; header=present",
    )


def _is_asked(request: ReviewerRequest, name: str) -> bool:
    """A choice in the address: 1 or 0. Raises BadRequest for anything else."""
    value = request.GET.get(name, "0")
    if value not in ("0", "1"):
        raise BadRequest(f"{name} must be 1 or 0.")
    return value == "1"


def _spooled(lines: Iterable[bytes]) -> IO[bytes]:
    """A temporary file that holds the lines, gone when it is closed."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        file.writelines(lines)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file
