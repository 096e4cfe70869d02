"""Lists in a real browser: narrowing keeps what was typed, going back leads to where one was."""

import re

from playwright.sync_api import Page, expect

from claims.models import SavedView
from tests.browser.conftest import SignIn


def test_going_back_from_a_claim_leads_to_the_same_page_row_and_place(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "reviewer")
    page.goto("/claims/?place=body")
    page.keyboard.press("]")
    expect(page).to_have_url(re.compile(r"\?place=body&page=2$"))
    expect(page.get_by_role("status").filter(has_text="Rows 51–100")).to_be_visible()
    row = page.locator("[data-step]").nth(30)
    row.scroll_into_view_if_needed()
    scrolled, pk = page.evaluate("scrollY"), row.get_attribute("id")
    assert scrolled > 500
    row.click()
    expect(page).to_have_url(re.compile(r"/claims/\d+/"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?place=body&page=2$"))
    expect(page.locator(f"#{pk}")).to_be_focused()
    expect(page.locator(f"#{pk}")).to_be_in_viewport()
    page.wait_for_function(f"Math.abs(scrollY - {scrolled}) < 5")


def test_narrowing_keeps_focus_and_words_and_can_be_undone_with_back(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "reviewer")
    page.goto("/claims/")
    page.get_by_role("searchbox", name="Words").fill("missile")
    expect(page).to_have_url(re.compile(r"\?q=missile$"))
    expect(page.locator(".chips")).to_contain_text("Words: missile")
    high = page.get_by_role("link", name=re.compile("^High"))
    high.click()
    expect(page).to_have_url(re.compile(r"\?q=missile&worth=high$"))
    expect(high).to_be_focused()
    expect(high).to_have_attribute("aria-current", "true")
    page.get_by_label("Order").select_option("text")
    expect(page).to_have_url(re.compile(r"\?q=missile&worth=high&sort=text$"))
    page.locator("[data-step]").nth(3).click()
    expect(page).to_have_url(re.compile(r"/claims/\d+/"))
    page.go_back()
    expect(page.get_by_label("Order")).to_have_value("text")
    expect(page.get_by_role("link", name=re.compile("Check-worthiness: High"))).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Order")).to_have_value("worth")
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?q=missile$"))
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("missile")
    expect(page.locator("html")).not_to_contain_text("Check-worthiness: High")
    expect(page.get_by_role("heading", level=1)).to_have_text("Claims")


def test_a_view_is_saved_and_opened_by_its_name_and_by_its_address(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "reviewer")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/claims/")
    page.get_by_text("Narrow the list").click()
    page.get_by_role("link", name=re.compile("^High")).click()
    expect(page.locator(".chips")).to_contain_text("Check-worthiness: High")
    rows = page.locator("[data-step]").all_inner_texts()
    page.keyboard.press("v")
    expect(page.get_by_label("Name of a new view")).to_be_focused()
    page.keyboard.type("Worth a look")
    page.keyboard.press("Enter")
    named = page.get_by_role("link", name="Worth a look")
    expect(named).to_have_attribute("aria-current", "page")
    view = SavedView.objects.get()
    assert (view.list, view.name, view.query, view.owner.username) == (
        "claims",
        "Worth a look",
        "worth=high",
        "reviewer",
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(f"/views/{view.pk}/")
    expect(page).to_have_url(re.compile(rf"\?worth=high&view={view.pk}$"))
    expect(named).to_have_attribute("aria-current", "page")
    assert page.locator("[data-step]").all_inner_texts() == rows
