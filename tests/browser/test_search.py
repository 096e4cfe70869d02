"""Have we checked this? In a real browser."""

from typing import Literal
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
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


def test_it_fits_a_narrow_window(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "reviewer")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/search/")
    page.get_by_role("searchbox").fill(SENTENCE)
    page.get_by_role("button", name="Look").click()
    expect(page.get_by_role("article").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_left_out(page: Page, sign_in: SignIn, scheme: Literal["light", "dark"]) -> None:
    sign_in(page, "reviewer")
    page.emulate_media(color_scheme=scheme)
    page.goto(f"/search/?{urlencode({'q': SENTENCE})}")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert found.response["violations"] == [], found.generate_report()
