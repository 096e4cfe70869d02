"""What people see when the database is out of reach, or something else breaks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.test import Client


@contextmanager
def failing(error: Exception, table: str) -> Iterator[None]:
    """Every question about a table ends in an error."""

    def fail(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if table in sql:
            raise error
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail):
        yield


@pytest.fixture
def visitor(as_ada: Client) -> Client:
    as_ada.raise_request_exception = False
    return as_ada


@pytest.mark.parametrize(
    "error", [OperationalError("server closed the connection"), InterfaceError("closed")]
)
@pytest.mark.parametrize("table", ["claims_claim", "django_session"])
def test_a_page_that_the_database_cannot_give_now_says_to_try_again(visitor, error, table):
    with failing(error, table):
        response = visitor.get("/claims/")
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert b"Wait a moment" in response.content
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_what_is_no_passing_trouble_is_a_fault_of_ours(visitor):
    with failing(DatabaseError("no such column"), "claims_claim"):
        response = visitor.get("/claims/")
    assert response.status_code == 500
    assert b"Something broke on our side" in response.content
    assert b"no such column" not in response.content


@pytest.mark.parametrize(
    "error", [OperationalError("server closed the connection"), InterfaceError("closed")]
)
def test_a_session_that_cannot_be_kept_now_is_no_fault_of_the_sender(visitor, ada, error):
    """Sessions are written when all else is done; Django takes the failure for a bad request."""
    session = visitor.session
    session["theme"] = "any"
    session.save()

    def fail(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('UPDATE "django_session"'):
            raise error
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail):
        response = visitor.post("/queue/filter/", {"differ": "on"})
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
