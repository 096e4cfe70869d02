"""Transactions that are tried again when the database was only busy."""

import random
import time
from collections.abc import Callable
from functools import wraps

from django.db import OperationalError, connection, transaction

TRIES = 3
PAUSE_SECONDS = 0.05

# PostgreSQL: serialization failure, deadlock, lock not available
PASSING_STATES = {"40001", "40P01", "55P03"}


class DatabaseBusy(Exception):
    """The database could not take the write now; nothing was saved."""


def in_transaction[**P, R](action: Callable[P, R]) -> Callable[P, R]:
    """Runs the whole action in one transaction, up to three times. Raises DatabaseBusy."""

    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        for attempt in range(TRIES):
            try:
                with transaction.atomic():
                    return action(*args, **kwargs)
            except OperationalError as error:
                is_last = attempt == TRIES - 1 or connection.in_atomic_block
                if is_last or not _is_passing(error):
                    raise DatabaseBusy from error
                time.sleep(PAUSE_SECONDS * 2**attempt * (0.5 + random.random()))  # noqa: S311 - jitter
        raise AssertionError("unreachable")

    return run


def _is_passing(error: OperationalError) -> bool:
    state = getattr(error.__cause__, "sqlstate", None)
    return state in PASSING_STATES or "locked" in str(error) or "busy" in str(error)
