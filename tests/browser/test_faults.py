"""Pages that say no: they look like the desk, and everybody can read them."""

from playwright.sync_api import Page, Response, expect

from claims.models import Reviewer
from tests.browser.conftest import SignIn
from tests.browser.usable import faults_of


def test_what_is_not_there_or_not_for_one_is_said_on_a_page_of_the_desk(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "reviewer")
    for address, status, words in (
        ("/nowhere/", 404, "There is nothing here"),
        ("/claims/999999/", 404, "There is nothing here"),
        ("/settle/", 403, "This is not for you to do"),
        ("/queue/take/", 405, "Nothing was sent"),
    ):
        says_no(page, page.goto(address), status, words)
        page.get_by_role("link", name="Back to the queue").click()
        page.wait_for_url("/")


def test_whoever_guesses_a_password_is_told_to_wait(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Username").fill("reviewer")
    for _ in range(5):
        page.get_by_label("Password").fill("not the one")
        with page.expect_navigation() as answered:
            page.get_by_role("button", name="Sign in").click()
    says_no(page, answered.value, 429, "Too many tries")
    expect(page.get_by_role("main").get_by_role("time")).to_have_count(1)
    assert Reviewer.objects.get(username="reviewer").last_login is None
    assert not page.context.cookies() or all(one["name"] != "sessionid" for one in page.context.cookies())


def says_no(page: Page, answer: Response | None, status: int, words: str) -> None:
    assert answer is not None
    assert answer.status == status
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    expect(page.locator(".masthead")).to_be_visible()
    serif = page.get_by_role("heading", level=1).evaluate("(one) => getComputedStyle(one).fontFamily")
    assert "serif" in serif  # the desk's style sheet is there
    assert faults_of(page, 390, 1280) == []
