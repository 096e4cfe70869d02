"""manage.py export_verdicts: the verdicts as CSV, to a file or to standard output."""

import os
import sys
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from claims.actions.exporting import export_verdicts
from claims.forms.moments import parse_moment
from claims.models import Reviewer
from claims.models.clock import database_now
from claims.records import ExportChoice
from claims.writers.whole_file import write_whole


class Command(BaseCommand):
    help = "Write the verdicts as CSV: one row a claim with its outcome, by claim number."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--output", metavar="FILE", help="Where to write; standard output when not given."
        )
        parser.add_argument("--all", action="store_true", help="Also claims on which nobody decided yet.")
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--outside",
            action="store_true",
            help="Only what is signed off and stands, without the names of reviewers.",
        )
        which.add_argument(
            "--per-reviewer",
            action="store_true",
            help="One row for each reviewer's current verdict, with what holds for the claim beside it.",
        )
        parser.add_argument("--reviewer", metavar="NAME", help="Only what this reviewer decided.")
        parser.add_argument(
            "--as-of",
            metavar="WHEN",
            help="The desk as it was on a day, or at a moment: 2026-05-31 or 2026-05-31T14:30. "
            "The words on sources and claims are today's.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        choice, of = _choice(options), _reviewer(options["reviewer"])
        export = export_verdicts(choice, by=None, of=of, as_of=_moment(options["as_of"]))
        place = options["output"] or "standard output"
        with export.file as file:
            try:
                if options["output"]:
                    write_whole(Path(options["output"]), file)
                else:
                    self._print(file)
            except OSError as error:
                raise CommandError(f"Cannot write to {place}: {error.strerror}.") from None
        self.stderr.write(f"{export.run.row_count} rows written to {place}.", style_func=str)

    def _print(self, lines: IO[bytes]) -> None:
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


def _choice(options: dict[str, Any]) -> ExportChoice:
    """Raises CommandError for what does not go together."""
    if options["outside"]:
        if options["all"] or options["reviewer"]:
            raise CommandError("--outside holds what is signed off; leave out --all and --reviewer.")
        return ExportChoice("outside")
    is_by_reviewer = options["per_reviewer"]
    scope = "own" if options["reviewer"] else "reviewers" if is_by_reviewer else "desk"
    return ExportChoice(scope, with_undecided=options["all"], has_final_label=is_by_reviewer)


def _reviewer(name: str | None) -> Reviewer | None:
    reviewer = Reviewer.objects.filter(username=name).first() if name is not None else None
    if name is not None and reviewer is None:
        raise CommandError(f"There is no reviewer called {name!r}.")
    return reviewer


def _moment(text: str | None) -> datetime | None:
    try:
        return parse_moment(text, now=database_now()) if text is not None else None
    except ValidationError as error:
        raise CommandError(f"--as-of: {error.message}") from None
