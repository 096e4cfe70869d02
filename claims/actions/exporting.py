"""Verdicts leaving the desk: a file, and a line in the list of exports that says what it held."""

import hashlib
import logging
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from claims.actions.retry import in_transaction
from claims.models import ExportRun, Reviewer
from claims.models.export import outcome_rows, outside_rows, reviewer_rows
from claims.models.snapshot import begin_reading, one_moment
from claims.records import ExportChoice, ExportRow
from claims.writers.verdict_csv import columns_of, write_verdict_csv

audit = logging.getLogger("claims.audit")


@dataclass(frozen=True, slots=True)
class Export:
    """A finished file, to be closed by whoever sends it, and the run that was written down."""

    file: IO[bytes]
    run: ExportRun


def export_verdicts(
    choice: ExportChoice, *, by: Reviewer | None, of: Reviewer | None = None, as_of: datetime | None = None
) -> Export:
    """Write the file and, once it is complete, the run: nothing leaves that is not written down.

    The file is of one moment of the database, which is let go of then, however slowly a reader takes it.
    `by` None is a command. Only leads take along what others decided. Raises PermissionDenied, DatabaseBusy.
    """
    if by and not by.is_lead and (choice.scope != ExportRun.Scope.OWN or of != by):
        raise PermissionDenied(_("Only leads take along what others decided."))
    columns = columns_of(choice.scope, has_final_label=choice.has_final_label, is_as_of=as_of is not None)
    with one_moment():
        at = begin_reading()
        file, lines = _spool(write_verdict_csv(_rows(choice, of, as_of), columns))
    try:
        run = _record(choice, lines, by=by, at=at, as_of=as_of or at)
    except BaseException:
        file.close()
        raise
    audit.info(
        "export run=%d by=%s scope=%s as_of=%s rows=%d",
        *(run.pk, by.pk if by else "command", run.scope, run.as_of.isoformat(), run.row_count),
    )
    return Export(file, run)


def _rows(choice: ExportChoice, of: Reviewer | None, as_of: datetime | None) -> Iterator[ExportRow]:
    if choice.scope == ExportRun.Scope.OUTSIDE:
        return outside_rows(as_of=as_of)
    if choice.scope == ExportRun.Scope.DESK:
        return outcome_rows(with_undecided=choice.with_undecided, as_of=as_of)
    return reviewer_rows(of=of, with_undecided=choice.with_undecided, as_of=as_of)


@dataclass(slots=True)
class _Lines:
    """What went into a file: how many lines, the header too, and their digest."""

    count: int
    sha256: str


def _spool(lines: Iterable[bytes]) -> tuple[IO[bytes], _Lines]:
    """A temporary file that holds the lines, gone when it is closed."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    digest, count = hashlib.sha256(), 0
    try:
        for line in lines:
            digest.update(line)
            file.write(line)
            count += 1
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file, _Lines(count, digest.hexdigest())


@in_transaction
def _record(
    choice: ExportChoice, lines: _Lines, *, by: Reviewer | None, at: datetime, as_of: datetime
) -> ExportRun:
    return ExportRun.objects.create(
        at=at, by=by, scope=choice.scope, as_of=as_of, row_count=lines.count - 1, sha256=lines.sha256
    )
