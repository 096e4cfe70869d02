"""Two articles side by side in a real browser."""

import re

from playwright.sync_api import Page, expect

from claims.models import Claim
from tests.browser.conftest import SignIn
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, matched_cluster
from tests.server import Server


def test_a_difference_leads_from_the_article_to_the_same_claim_in_both(
    page: Page, sign_in: SignIn, server: Server
) -> None:
    matched_cluster(BRIDGE_14, BRIDGE_19, BRIDGE_TOO)
    here, there = Claim.objects.get(text=BRIDGE_14), Claim.objects.get(text=BRIDGE_19)
    sign_in(page, "reviewer")
    page.goto(f"/sources/{here.source_id}/")
    page.get_by_role("link", name="19 cracks").click()
    expect(page).to_have_url(re.compile(rf"/compare/\?a={here.source_id}&b={there.source_id}#c{here.pk}$"))
    expect(page.locator(f"#c{here.pk}")).to_be_in_viewport()
    assert columns(page) == (["14 cracks"], ["19 cracks"])
    rows = page.locator("[data-step]")
    for place in range(rows.count()):
        page.keyboard.press("j")
        expect(rows.nth(place)).to_be_focused()
        expect(rows.nth(place)).to_be_in_viewport()
    page.keyboard.press("w")
    expect(page).to_have_url(re.compile(rf"\?a={there.source_id}&b={here.source_id}$"))
    assert columns(page) == (["19 cracks"], ["14 cracks"])


def columns(page: Page) -> tuple[list[str], list[str]]:
    """What is marked as disputed in either column of what both say."""
    left, right = page.get_by_role("region", name="What both say").locator(".pair > div").all()
    return left.locator("mark.changed").all_inner_texts(), right.locator("mark.changed").all_inner_texts()
