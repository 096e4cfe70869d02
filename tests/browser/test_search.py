"""Have we checked this? In a real browser."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn

SENTENCE = "The missile has a range of 190 miles."


def test_a_key_leads_to_the_field_and_a_sentence_to_the_claims_like_it(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "reviewer")
    page.keyboard.press("/")
    expect(page.get_by_label("Have we checked this?").last).to_be_focused()
    page.keyboard.type(SENTENCE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("article").first).to_contain_text("190 miles")
    expect(page.get_by_role("searchbox")).to_have_value(SENTENCE)
    page.get_by_role("article").first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Where it stands")).to_be_visible()
