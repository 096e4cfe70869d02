"""The first five minutes in a real browser."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn


def test_the_welcome_goes_and_one_goes_on_at_the_card(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "reviewer")
    expect(page.locator("#welcome")).to_contain_text("no ruling of true or false")
    page.get_by_role("button", name="Understood").click()
    expect(page.locator("#welcome")).to_have_count(0)
    expect(page.get_by_role("button", name="Take the next")).to_be_focused()
    page.reload()
    expect(page.locator("#welcome")).to_have_count(0)


def test_a_card_that_is_taken_stands_alone_and_the_labels_are_one_key_away(
    page: Page, sign_in: SignIn
) -> None:
    sign_in(page, "reviewer")
    page.get_by_role("button", name="Take the next").click()
    expect(page.locator("#review")).to_be_visible()
    expect(page.locator("#welcome")).to_be_hidden()
    page.keyboard.press("l")
    expect(page.get_by_role("heading", level=1)).to_have_text("What a label means")
    page.keyboard.press("q")
    expect(page.locator("#review")).to_be_visible()
