"""What frames every page: signing in and out, the menu, pages that say what went wrong."""

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import Client
from django.views.defaults import bad_request, permission_denied, server_error

from tests.factories import PASSWORD


def test_signing_in_leads_to_where_one_wanted_to_go(anonymous, ada):
    page = anonymous.get("/claims/")
    assert page["Location"] == "/sign-in/?next=/claims/"
    response = anonymous.post(page["Location"], {"username": "ada", "password": PASSWORD, "next": "/claims/"})
    assert response["Location"] == "/claims/"


@pytest.mark.parametrize("address", ["//evil.example", "https://evil.example/", "javascript:alert(1)"])
def test_signing_in_never_leads_elsewhere(anonymous, ada, address):
    typed = {"username": "ada", "password": PASSWORD, "next": address}
    assert anonymous.post("/sign-in/", typed)["Location"] == "/"


@pytest.mark.parametrize("username", ["ada", "nobody", "a\0", "🙂" * 500])
def test_a_wrong_password_is_answered_like_an_unknown_name(anonymous, ada, username):
    response = anonymous.post("/sign-in/", {"username": username, "password": "wrong"})
    assert response.status_code == 200
    assert b'role="alert"' in response.content or b"field__error" in response.content
    assert b"wrong" not in response.content.split(b"<main")[1]


def test_the_menu_offers_what_one_may_do(as_ada, as_max):
    reviewer, admin = (client.get("/sources/").content.decode() for client in (as_ada, as_max))
    assert 'href="/admin/"' not in reviewer
    assert 'href="/admin/"' in admin
    assert 'action="/sign-out/"' in reviewer


def test_signing_out_takes_a_form(as_ada):
    assert as_ada.get("/sign-out/").status_code == 405
    as_ada.post("/sign-out/")
    assert as_ada.get("/sources/").status_code == 302


def test_the_password_can_be_changed(as_ada, ada):
    new = "another staple battery horse"
    typed = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert as_ada.get("/password/").status_code == 200
    refused = as_ada.post("/password/", {**typed, "old_password": "wrong"})
    assert b"The password was not changed." in refused.content
    done = as_ada.post("/password/", typed, follow=True)
    assert b"Your password is changed." in done.content
    ada.refresh_from_db()
    assert ada.check_password(new)


def test_an_address_that_leads_nowhere_says_so(as_ada, anonymous):
    for client in (as_ada, anonymous):
        response = client.get("/nowhere/")
        assert response.status_code == 404
        assert b"There is nothing here" in response.content


def test_a_form_without_its_token_is_refused_with_advice(ada):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    response = client.post("/sign-out/")
    assert response.status_code == 403
    assert b"What you typed is not lost" in response.content


def test_what_is_not_ones_to_do_says_who_one_is(rf, lea):
    request = rf.get("/")
    request.user = lea
    page = permission_denied(request, PermissionDenied()).content.decode()
    assert "You are signed in as lea, lead" in page


def test_pages_for_broken_requests_need_nothing_from_the_desk(rf):
    assert b"Something broke on our side" in server_error(rf.get("/")).content
    assert b"This request makes no sense" in bad_request(rf.get("/"), ValueError()).content
    assert "The desk is busy" in render_to_string("503.html")


def test_every_page_forbids_foreign_scripts_and_styles(as_ada):
    policy = as_ada.get("/claims/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
