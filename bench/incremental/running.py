"""The desk filled and measured on each engine, warm and cold."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import psycopg

from tests import postgres

ROOT = Path(__file__).parent.parent.parent
WARM, COLD = 12, 3


@dataclass(frozen=True, slots=True)
class Row:
    """One article of 30 claims into a base of `size`: `seconds` (the median, and the worst), of at most
    `target`; `recall`: of the claims that have likes on the desk, how many came to them."""

    engine: str
    state: str
    size: int
    seconds: float
    worst: float
    target: float | None
    statements: int
    recall: float
    gigabytes: float


def run(
    size: int = 1_000_000, *, folder: Path | None = None, tell: Callable[[str], None] = print
) -> list[Row]:
    """Fill a desk on SQLite, then on PostgreSQL, and measure. A million takes about half an hour on both.

    Cold: a new process, and nothing of the database in the machine's memory. What is in `folder` already is
    used again.
    """
    with tempfile.TemporaryDirectory(prefix="incremental-") as made:
        place = folder or Path(made)
        rows = _measure_sqlite(size, place, tell)
        if binaries := postgres.find_binaries():
            rows += _measure_postgresql(size, place, binaries, tell)
        return rows


def _measure_sqlite(size: int, folder: Path, tell: Callable[[str], None]) -> list[Row]:
    path = folder / f"base-{size}.sqlite3"
    url = f"sqlite:///{path}"
    if not path.exists():
        tell(f"Filling SQLite with {size:,} claims.")
        _call("fill", size, 0, url, folder)
    cold = []
    for _ in range(COLD):
        _forget(path)
        cold += _call("match", size, 1, url, folder)
    warm = _call("match", size, WARM + 1, url, folder)[1:]
    bytes_ = path.stat().st_size
    return [
        _row("SQLite", "warm", size, 0.3, warm, bytes_),
        _row("SQLite", "cold", size, 2.0, cold, bytes_),
    ]


def _measure_postgresql(size: int, folder: Path, binaries: Path, tell: Callable[[str], None]) -> list[Row]:
    """On a server as it comes, that keeps what it is told (the tests' own server does not)."""
    postgres.OPTIONS = "-c listen_addresses=''"
    with postgres.start(binaries) as url:
        tell(f"Filling PostgreSQL with {size:,} claims.")
        _call("fill", size, 0, url, folder)
        warm = _call("match", size, WARM + 1, url, folder)[1:]
        with psycopg.connect(url) as connection:
            found = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    return [_row("PostgreSQL", "warm", size, 0.5, warm, found[0] if found else 0)]


def _call(what: str, size: int, count: int, url: str, folder: Path) -> list[dict[str, Any]]:
    """Run the other process; the lines it prints."""
    command = [sys.executable, "-m", "bench.incremental.measuring", what, str(size), str(count), str(folder)]
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "VAR_DIR": str(folder),
    }
    done = subprocess.run(  # noqa: S603 - our own
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _forget(path: Path) -> None:
    """Have the system drop what it holds of a file in memory."""
    os.sync()
    for file in path.parent.glob(f"{path.name}*"):
        descriptor = os.open(file, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def _row(
    engine: str, state: str, size: int, target: float, measured: Sequence[dict[str, Any]], taken: int
) -> Row:
    seconds = [one["seconds"] for one in measured]
    return Row(
        engine=engine,
        state=state,
        size=size,
        seconds=median(seconds),
        worst=max(seconds),
        target=target,
        statements=round(median(one["statements"] for one in measured)),
        recall=sum(one["found"] for one in measured) / max(1, sum(one["known"] for one in measured)),
        gigabytes=taken / 1e9,
    )
