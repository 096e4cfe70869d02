"""Reading everything as it was at one moment, while others go on writing."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime

from django.db import connection, transaction

from claims.models.clock import database_now


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read inside is of one moment, and no writer waits for it.

    PostgreSQL: a read-only transaction at REPEATABLE READ. SQLite: a deferred transaction, which under WAL
    reads the same moment from its first query on; the IMMEDIATE of our settings would take the only writer's
    place. Inside a transaction that is open already, that one's rules hold.
    """
    if connection.in_atomic_block:
        yield
        return
    with ExitStack() as stack:
        with _deferred_on_sqlite():
            stack.enter_context(transaction.atomic())
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def begin_reading() -> datetime:
    """The moment that is read inside `one_moment`: all that was saved by then is seen. To be asked first."""
    if connection.vendor == "sqlite":  # asking our clock reads nothing, so it does not fix the moment yet
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_master")
    return database_now()


@contextmanager
def _deferred_on_sqlite() -> Iterator[None]:
    """Transactions that begin inside take no lock before they need it."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()  # connecting sets the mode anew
    mode = connection.transaction_mode  # type: ignore[attr-defined]
    connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
    try:
        yield
    finally:
        connection.transaction_mode = mode  # type: ignore[attr-defined]
