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


def test_a_part_of_a_page_that_cannot_come_now_says_so_above_what_is_there(visitor):
    """What is there stays; the card has its own words, and sends its form again."""
    busy = OperationalError("server closed the connection")
    with failing(busy, "claims_claim"):
        response = visitor.get("/claims/", headers={"HX-Request": "true", "HX-Target": "list"})
        of_card = visitor.post("/queue/take/", headers={"HX-Request": "true", "HX-Target": "card"})
    assert response.status_code == of_card.status_code == 503
    assert response.headers["HX-Retarget"] == "#messages"
    assert response.content.startswith(b'<p class="notice notice--error" role="alert">')
    assert "HX-Retarget" not in of_card.headers


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_faults_are_shown_in_the_colours_chosen(visitor, theme):
    visitor.cookies["theme"] = theme
    with failing(OperationalError("gone"), "django_session"):
        busy = visitor.get("/claims/")
    with failing(DatabaseError("no such column"), "claims_claim"):
        broken = visitor.get("/claims/")
    for response in (busy, broken, visitor.get("/claims/?q=%00")):
        assert f'data-theme="{theme}"' in response.content.decode()


def test_no_page_for_what_went_wrong_shows_what_is_inside(visitor):
    pages = [
        visitor.get("/nowhere/"),
        visitor.get("/queue/take/"),
        visitor.get("/settle/"),
        visitor.get("/?x=%00"),
    ]
    with failing(DatabaseError("no such column"), "claims_claim"):
        pages.append(visitor.get("/claims/"))
    assert [page.status_code for page in pages] == [404, 405, 403, 400, 500]
    for page in pages:
        assert b"<h1>" in page.content
        for inside in (b"Traceback", b"urls.py", b"Error", b"no such column"):
            assert inside not in page.content


def test_who_may_not_is_told_who_may(visitor):
    page = visitor.get("/sign-off/").content.decode()
    assert "Leads sign off. Nothing was changed." in page
    assert "You are signed in as ada, reviewer" in page
