"""Signing in: what it gives away, what it changes, where it leads."""

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from claims.models import Reviewer
from tests.factories import PASSWORD, make_reviewer

PAGES = ["/sign-in/", "/admin/login/"]


def sign_in(client: Client, username: str, password: str = PASSWORD, page: str = "/sign-in/") -> Any:
    return client.post(page, {"username": username, "password": password})


def without_chance(response: Any, username: str) -> str:
    """The page without what differs each time: tokens, nonces, and the name typed."""
    page = re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", response.content.decode())
    return page.replace(username, "…")


@pytest.mark.parametrize("page", PAGES)
def test_an_unknown_name_a_wrong_password_and_a_closed_account_get_the_same_answer(db, page):
    make_reviewer("open-1", role="admin")
    make_reviewer("closed-1", role="admin", is_active=False)
    tries = {"open-1": "wrong", "nobody-1": PASSWORD, "closed-1": PASSWORD}
    answers = {name: sign_in(Client(), name, password, page) for name, password in tries.items()}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert len({without_chance(answer, name) for name, answer in answers.items()}) == 1
    assert not Session.objects.exists()


@pytest.mark.parametrize("page", PAGES)
def test_a_session_somebody_else_knows_is_not_the_one_signed_in_with(anonymous, max, page):
    session = anonymous.session
    session["planted"] = "x"
    session.save()
    assert sign_in(anonymous, "max", page=page).status_code == 302
    assert anonymous.session.session_key != session.session_key
    assert not Session.objects.filter(pk=session.session_key).exists()


def test_signing_in_as_somebody_else_leaves_nothing_of_the_first(as_ada, ben):
    before = as_ada.session.session_key
    as_ada.post("/sign-out/")
    sign_in(as_ada, "ben")
    assert as_ada.session["_auth_user_id"] == str(ben.pk)
    assert not Session.objects.filter(pk=before).exists()


def test_changing_the_password_ends_all_other_sessions(as_ada, ada):
    elsewhere = Client()
    elsewhere.force_login(ada)
    new = "another staple battery horse"
    typed = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    as_ada.post("/password/", typed)
    assert as_ada.get("/").status_code == 200
    assert elsewhere.get("/").headers["Location"] == "/sign-in/?next=/"


EVIL = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "\t//e.example",
]


@pytest.mark.parametrize("address", EVIL)
@pytest.mark.parametrize("page", PAGES)
def test_nobody_is_led_elsewhere(anonymous, as_max, max, page, address):
    typed = {"username": "max", "password": PASSWORD}
    for response in (
        anonymous.post(page, {**typed, "next": address}),
        Client().post(page, typed, query_params={"next": address}),
        as_max.get(page, {"next": address}),
        as_max.post("/sign-out/", {"next": address}),
    ):
        assert response.status_code == 302
        assert response.headers["Location"] in ("/", "/admin/", "/sign-in/")


@pytest.mark.parametrize("page", PAGES)
def test_who_is_signed_in_already_goes_on(as_max, page):
    response = as_max.get(page, {"next": page}, follow=True)
    assert (response.status_code, response.redirect_chain[-1][0]) in [(200, "/"), (200, "/admin/")]


@pytest.mark.parametrize("address", ["/queue/take/", "/sign-out/", "/clusters/1/review/"])
def test_whose_session_ended_is_told_that_the_form_did_not_come_along(anonymous, ada, address):
    asked = anonymous.post(address)
    response = anonymous.post(
        asked.headers["Location"], {"username": "ada", "password": PASSWORD}, follow=True
    )
    assert response.status_code == 405
    assert response.headers["Allow"].startswith("POST")
    assert b"Nothing was sent" in response.content


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost:80:80", "a b", ""])
def test_requests_for_other_hosts_are_refused(as_ada, host):
    for header in ({"HTTP_HOST": host}, {"HTTP_HOST": host, "HTTP_X_FORWARDED_HOST": "localhost"}):
        assert as_ada.get("/claims/", **header).status_code == 400


def test_what_a_proxy_is_said_to_have_seen_is_not_believed(as_ada, max: Reviewer):
    spoofed = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "\0"}
    response = as_ada.get("/claims/", headers=spoofed)
    assert response.status_code == 200
    assert b"evil.example" not in response.content
    assert not response.wsgi_request.is_secure()


@pytest.mark.parametrize(
    "path",
    [
        *("/.git/config", "/.env", "/static/../factcheck/settings.py", "/static/..%2f..%2fmanage.py"),
        *("/static/", "/var/factcheck.sqlite3", "/static/%00", "//etc/passwd", "/admin/../manage.py"),
    ],
)
def test_files_of_the_desk_are_not_served(anonymous, path):
    response = anonymous.get(path)
    assert response.status_code in (302, 400, 404)
    if response.status_code == 302:
        assert response.headers["Location"].startswith(("/sign-in/", "/admin/login/"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("username", ["🙂" * 500, "a" * 100_000, "ada\0"])
def test_a_name_that_no_account_can_have_is_held_back_like_any_other(db, page, username):
    answers = {sign_in(Client(), username, "wrong", page).status_code for _ in range(6)}
    assert answers <= {200, 429}
