"""What goes wrong meanwhile: workers killed, PostgreSQL restarted, time running out on people's cards."""

import sqlite3
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from typing import LiteralString
from urllib.parse import urlsplit

import psycopg

from tests import postgres
from tests.databases import Database
from tests.torture.ledger import Ledger
from tests.torture.server import Server

LONG_OUTAGE = 4.0
# What waiting does to a hold: its end lies in the past. Nobody wants to wait fifteen minutes here.
_RUN_OUT = (
    "UPDATE claims_lease SET expires_at = {now} WHERE ended_at IS NULL"
    " AND reviewer_id = (SELECT id FROM claims_reviewer WHERE username = {name})"
)


@dataclass(slots=True)
class Hourglass:
    """Lets the time of somebody's hold run out, in the database itself."""

    database: Database
    ledger: Ledger
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def run_out(self, reader: str) -> None:
        """Harmless when the database is away just now."""
        try:
            with self._lock:
                self._execute(reader)
        except (psycopg.OperationalError, sqlite3.OperationalError):
            return

    def _execute(self, reader: str) -> None:
        if is_sqlite(self.database):
            now, name = "strftime('%Y-%m-%d %H:%M:%f', 'now')", "?"
        else:
            now, name = "clock_timestamp()", "%s"
        execute(self.database, _RUN_OUT.format(now=now, name=name), reader)


def forget_who_holds_what(database: Database) -> None:
    """Without this index nothing in the database keeps two holds on one cluster apart: for the control."""
    execute(database, "DROP INDEX lease_one_per_cluster_slot")


def is_sqlite(database: Database) -> bool:
    return urlsplit(database.url).scheme == "sqlite"


def execute(database: Database, statement: LiteralString, *values: str) -> None:
    """One statement of our own, past the product."""
    if is_sqlite(database):
        with closing(sqlite3.connect(database.name, timeout=20)) as connection, connection:
            connection.execute(statement, values)
    else:
        with psycopg.connect(database.url) as session:
            session.execute(statement, values)


def kill_workers(server: Server, ended: threading.Event, *, times: int, every: float) -> int:
    """Kill a worker now and then; how many were."""
    for number in range(times):
        if ended.wait(every):
            return number
        server.kill_worker(number)
    return times


def restart_postgresql(
    database: postgres.Server, ended: threading.Event, *, times: int, every: float
) -> list[float]:
    """Crash and restart it now and then, the last time after LONG_OUTAGE; when it answered again."""
    is_up_at: list[float] = []
    for number in range(times):
        if ended.wait(every):
            break
        database.crash()
        time.sleep(LONG_OUTAGE if number == times - 1 and times > 1 else 0)
        database.recover()
        is_up_at.append(time.monotonic())
    return is_up_at


def back_after(is_up_at: Sequence[float], troubles: Sequence[float]) -> list[float]:
    """For each time the database came back, the seconds until the last answer that turned somebody away."""
    return [
        max((trouble - up for trouble in troubles if up < trouble < until), default=0.0)
        for up, until in pairwise([*is_up_at, float("inf")])
    ]
