"""Asserting that the database itself refuses something."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, transaction


@contextmanager
def refused(by: str) -> Iterator[None]:
    """What the block writes is refused by the constraint `by`, or with these words. Nothing of it stays.

    SQLite names a unique constraint by its columns only.
    """
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        yield
    fault = str(caught.value)
    assert by in fault or fault.startswith("UNIQUE constraint failed"), fault
