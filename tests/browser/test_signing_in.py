"""Signing in, in a real browser."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, SignIn
from tests.browser.usable import faults_of, violations


def test_a_wrong_password_is_refused_and_the_name_kept(page: Page) -> None:
    page.goto("/sign-in/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert faults_of(page, 390, 1280) == []
    page.get_by_label("Username").fill("reviewer")
    page.get_by_label("Password").fill("not the one")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Username")).to_have_value("reviewer")
    assert violations(page) == []


def test_everybody_who_has_an_account_gets_to_the_queue(open_page: OpenPage, sign_in_by_form: SignIn) -> None:
    for username in ("reviewer", "lead", "admin"):
        page = open_page()
        sign_in_by_form(page, username)
        expect(page.get_by_role("heading", level=1)).to_contain_text("wait for a reviewer")
        expect(page.locator("summary", has_text=username)).to_be_visible()
