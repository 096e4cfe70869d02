"""manage.py evaluate_matching: the matching on public sets, beside simple baselines. For development only."""

import json
import time
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

_NEEDS = (
    "This command is for development: it needs the folder bench/ of the repository, and what "
    "`pip install --group bench` in that folder installs ({name} is missing)."
)


class Command(BaseCommand):
    help = "Measure matching and check-worthiness on development sets (for development only)."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--data", metavar="PATH", help="The folder with the development sets.")
        parser.add_argument(
            "--gold", metavar="PATH", help="The folder with an expert's labels of the articles."
        )
        parser.add_argument("--only", metavar="NAME", nargs="+", help="Only these tests.")
        parser.add_argument("--json", metavar="FILE", help="Also write the numbers here.")

    def handle(self, *args: Any, **options: Any) -> None:
        tests = _import("bench.evaluation.run")
        tables = _import("bench.evaluation.table")
        names = _choose(options["only"], list(tests.TESTS))
        sets = _import("bench.evaluation.sets").Sets(*_folders(options["data"], options["gold"]))
        began_at = time.monotonic()
        missing: dict[str, str] = {}
        rows = tests.run(sets, names, missing, lambda name: self.stderr.write(f"{name} …", style_func=str))
        self.stdout.write(tables.format_table(rows))
        for name, what in missing.items():
            self.stdout.write(f"Not measured, or not all of it: {name}. Missing: {what}.")
        reached = [row.is_reached for row in rows if row.is_reached is not None]
        self.stdout.write(
            f"{sum(reached)} of {len(reached)} targets reached; {time.monotonic() - began_at:.0f} s."
        )
        if options["json"]:
            _write_numbers(Path(options["json"]), [tables.as_numbers(row) for row in rows])


def _import(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise CommandError(_NEEDS.format(name=error.name)) from None


def _choose(only: list[str] | None, known: list[str]) -> list[str]:
    unknown = [name for name in only or [] if name not in known]
    if unknown:
        raise CommandError(f"There is no test called {unknown[0]!r}. The tests: {', '.join(known)}.")
    return only or known


def _folders(data: str | None, gold: str | None) -> tuple[Path, Path | None]:
    if data is None:
        raise CommandError("Say where the development sets are: --data PATH.")
    folders = [Path(path) for path in (data, gold) if path is not None]
    for folder in folders:
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
    return folders[0], folders[1] if len(folders) > 1 else None


def _write_numbers(path: Path, numbers: list[dict[str, object]]) -> None:
    try:
        path.write_text(json.dumps(numbers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"Cannot write to {path}: {error.strerror}.") from None
