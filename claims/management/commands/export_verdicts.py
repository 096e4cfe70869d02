"""manage.py export_verdicts: the verdicts as CSV, to a file or to standard output."""

import logging
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.models import Reviewer
from claims.models.export import outcome_rows, reviewer_rows
from claims.records import ExportRow
from claims.writers.verdict_csv import write_verdict_csv
from claims.writers.whole_file import write_whole

audit = logging.getLogger("claims.audit")


class Command(BaseCommand):
    help = "Write the verdicts as CSV: one row a claim with its outcome, by claim number."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--output", metavar="FILE", help="Where to write; standard output when not given."
        )
        parser.add_argument("--all", action="store_true", help="Also claims on which nobody decided yet.")
        parser.add_argument(
            "--per-reviewer",
            action="store_true",
            help="One row for each reviewer's current verdict, with what holds for the claim beside it.",
        )
        parser.add_argument("--reviewer", metavar="NAME", help="Only what this reviewer decided.")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = _rows(
            with_undecided=options["all"], per_reviewer=options["per_reviewer"], of=options["reviewer"]
        )
        counted = _Counted(write_verdict_csv(rows, has_final_label=options["per_reviewer"]))
        try:
            if options["output"]:
                write_whole(Path(options["output"]), counted)
            else:
                self._print(counted)
        except OSError as error:
            place = options["output"] or "standard output"
            raise CommandError(f"Cannot write to {place}: {error.strerror}.") from None
        audit.info("export by=command rows=%d output=%r", counted.rows, options["output"])
        summary = f"{counted.rows} rows written to {options['output'] or 'standard output'}."
        self.stderr.write(summary, style_func=str)

    def _print(self, lines: Iterable[bytes]) -> None:
        """Bytes where there is a byte stream. A reader that goes away, as `head` does, is no error."""
        try:
            if stream := getattr(self.stdout, "buffer", None):
                stream.writelines(lines)
                stream.flush()
            else:
                for line in lines:
                    self.stdout.write(line.decode(), ending="")
        except BrokenPipeError:
            # Python flushes standard output once more on leaving: let that go nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Counted:
    """The lines of a CSV, and how many rows went by, the header left out."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = lines
        self.rows = -1

    def __iter__(self) -> Iterator[bytes]:
        for line in self._lines:
            self.rows += 1
            yield line


def _rows(*, with_undecided: bool, per_reviewer: bool, of: str | None) -> Iterator[ExportRow]:
    if of is None and not per_reviewer:
        return outcome_rows(with_undecided=with_undecided)
    reviewer = Reviewer.objects.filter(username=of).first() if of else None
    if of is not None and reviewer is None:
        raise CommandError(f"There is no reviewer called {of!r}.")
    return reviewer_rows(of=reviewer, with_undecided=with_undecided)
