"""Adding an article, and filling in what is missing from the card, in a real browser."""

import re

from playwright.sync_api import Page, expect

from claims.models import Claim, Source
from tests.browser.conftest import SignIn
from tests.factories import make_cluster
from tests.server import Server

CLAIM = "The ferry sank on 4 March 2024 with 43 people on board."
ARTICLE = f"Ferry sinks\n\n{CLAIM} Who is to blame?"


def test_claims_are_shown_while_one_pastes_and_the_article_is_added_once(
    page: Page, sign_in: SignIn, server: Server
) -> None:
    sign_in(page, "lead")
    page.goto("/sources/")
    page.keyboard.press("a")
    page.get_by_label("The article's text").fill(ARTICLE)
    expect(page.get_by_role("heading", level=2)).to_have_text("1 claim")
    expect(page.locator("#status")).to_have_text("1 claim")
    page.get_by_role("button", name="Use the first line").click()
    expect(page.get_by_label("Title")).to_have_value("Ferry sinks")
    expect(page.get_by_label("The article's text")).to_have_value(ARTICLE)
    page.get_by_role("button", name="Add the article").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ferry sinks")
    expect(page.locator("#messages")).to_contain_text("Added. 1 claim was found in it.")
    source = Source.objects.get(title="Ferry sinks")
    assert source.text == ARTICLE
    assert source.claims.get().text == CLAIM
    expect(page.locator(f"#c{source.claims.get().pk}")).to_have_text(CLAIM)

    page.goto("/sources/add/")
    page.get_by_label("The article's text").fill(ARTICLE)
    there = page.get_by_role("alert").filter(has_text="This very text is here already")
    page.get_by_role("button", name="Add the article").click()
    expect(there).to_be_focused()
    there.get_by_role("link", name="Ferry sinks").click()
    expect(page).to_have_url(re.compile(f"/sources/{source.pk}/$"))
    assert Source.objects.filter(text=ARTICLE).count() == 1


def test_filling_in_from_the_card_leaves_what_one_wrote_and_the_card_is_saved(
    page: Page, sign_in: SignIn, server: Server
) -> None:
    claim = make_cluster("The ferry sank at noon.", is_pinned=True, priority=99).claims.get()
    sign_in(page, "reviewer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(claim.text)
    page.keyboard.press("3")
    page.get_by_role("textbox", name="Note").first.fill("Only the Courier.")
    page.get_by_text("Fill in what is missing").first.click()
    page.get_by_label("Publisher").first.fill("The Courier")
    page.get_by_label("Published").first.fill("2024-03-04")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Filled in.")).to_be_focused()
    expect(page.locator(".origin").first).to_contain_text("4 March 2024")
    expect(page.get_by_role("radio", checked=True)).to_have_value("unverified")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("Saved")
    verdict = Claim.objects.get(pk=claim.pk).verdict
    assert verdict is not None
    assert (verdict.label, verdict.note) == ("unverified", "Only the Courier.")
