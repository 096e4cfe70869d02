"""Signing in is held back after five failures with one name from one address."""

import re
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.db.models import F
from django.test import Client

from claims.models import Reviewer
from claims.models.clock import database_now
from claims.models.held_back import held_until
from tests.factories import PASSWORD

LIMIT = 5
PAGES = ["/sign-in/", "/admin/login/"]


def sign_in(username: str, password: str = "wrong", page: str = "/sign-in/", **more: Any) -> Any:
    return Client().post(page, {"username": username, "password": password}, **more)


def fail(username: str, times: int = LIMIT, **more: Any) -> list[int]:
    return [sign_in(username, **more).status_code for _ in range(times)]


def pass_time(**much: int) -> None:
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(**much))


@pytest.mark.parametrize("page", PAGES)
def test_the_fifth_failure_is_told_until_when_to_wait(max, page):
    assert fail("max", page=page) == [200] * (LIMIT - 1) + [429]
    response = sign_in("max", PASSWORD, page)
    assert response.status_code == 429
    assert 14 * 60 < int(response.headers["Retry-After"]) <= 15 * 60
    assert b"nobody can sign in from where you are until" in response.content
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_a_name_that_nobody_has_gets_the_same_answers(ada):
    answers = {name: [sign_in(name) for _ in range(LIMIT + 1)] for name in ("ada", "nobody")}
    statuses = [[answer.status_code for answer in those] for those in answers.values()]
    assert statuses[0] == statuses[1]
    told = {
        re.sub(r"<time.*?</time>|\d+ minutes", "", those[-1].content.decode()) for those in answers.values()
    }
    assert len(told) == 1


def test_no_password_is_looked_at_meanwhile(ada, monkeypatch):
    fail("ada")

    def look(*_: Any) -> bool:
        raise AssertionError("looked at")

    monkeypatch.setattr(Reviewer, "check_password", look)
    assert sign_in("ada", PASSWORD).status_code == 429


def test_others_and_other_places_go_on(ada, ben):
    fail("ada")
    assert sign_in("ben", PASSWORD).status_code == 302
    assert sign_in("ada", PASSWORD, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_another_browser_does_not_help(ada):
    for number in range(LIMIT):
        sign_in("ada", headers={"User-Agent": f"Browser {number}"})
    assert sign_in("ada", PASSWORD).status_code == 429


def test_an_address_made_up_does_not_help(ada):
    for number in range(LIMIT):
        sign_in("ada", headers={"X-Forwarded-For": f"192.0.2.{number}"})
    assert sign_in("ada", PASSWORD, headers={"X-Forwarded-For": "192.0.2.9"}).status_code == 429


def test_behind_a_proxy_the_address_counts_that_the_proxy_saw(ada, settings):
    settings.BEHIND_PROXY = True
    for number in range(LIMIT):
        sign_in("ada", headers={"X-Forwarded-For": f"10.0.0.{number}, 192.0.2.7"})
    assert sign_in("ada", PASSWORD, headers={"X-Forwarded-For": "192.0.2.7"}).status_code == 429
    assert sign_in("ada", PASSWORD, headers={"X-Forwarded-For": "192.0.2.7, 192.0.2.8"}).status_code == 302
    assert sign_in("ada", PASSWORD, headers={"X-Forwarded-For": "no address\0"}).status_code == 302


def test_signing_in_forgets_the_failures_before(ada):
    fail("ada", LIMIT - 1)
    assert sign_in("ada", PASSWORD).status_code == 302
    assert fail("ada", LIMIT - 1) == [200] * (LIMIT - 1)


def test_trying_meanwhile_makes_it_no_longer(ada):
    fail("ada")
    pass_time(minutes=14)
    assert int(sign_in("ada").headers["Retry-After"]) <= 60
    pass_time(minutes=2)
    assert sign_in("ada", PASSWORD).status_code == 302
    assert not AccessAttempt.objects.exists()


def test_an_admin_lets_somebody_in_at_once(as_max, ada):
    fail("ada")
    act = {"action": "let_sign_in", "_selected_action": [ada.pk]}
    page = as_max.post("/admin/claims/reviewer/", act, follow=True).content.decode()
    assert "Nothing holds signing in back for: ada." in page
    assert sign_in("ada", PASSWORD).status_code == 302
    assert "forgiven" in as_max.get(f"/admin/claims/reviewer/{ada.pk}/history/").content.decode()


def test_what_was_typed_is_given_back_and_kept_nowhere(ada):
    typed = {"card": "1", "typed": "shared-note=Nobody+else+has+it", "next": "/claims/"}
    response = None
    for _ in range(LIMIT):
        response = Client().post("/sign-in/", {"username": "ada", "password": "hunter2", **typed})
    assert response is not None
    assert b"Nobody else has it" in response.content
    [kept] = AccessAttempt.objects.values_list("get_data", "post_data")
    assert not re.search("Nobody|hunter2|claims", " ".join(kept))


@pytest.mark.parametrize("name", ["🙂" * 60, "x" * 150, "a'b\"--", " "])
def test_names_of_any_kind_are_answered(tables, name):
    assert set(fail(name, LIMIT + 1)) <= {200, 429}


def test_the_hold_is_as_long_as_told(ada):
    now = database_now()
    assert held_until(username="ada", address="127.0.0.1", at=now) == now + timedelta(minutes=15)
