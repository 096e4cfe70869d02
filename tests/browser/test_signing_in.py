"""Signing in, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn


def test_the_page_to_sign_in_keeps_its_own_policy(page: Page) -> None:
    page.goto("/sign-in/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_wrong_password_is_refused_and_the_name_kept(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Username").fill("reviewer")
    page.get_by_label("Password").fill("not the one")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Username")).to_have_value("reviewer")


@pytest.mark.parametrize("username", ["reviewer", "lead", "admin"])
def test_everybody_who_has_an_account_gets_to_the_queue(page: Page, sign_in: SignIn, username: str) -> None:
    sign_in(page, username)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
