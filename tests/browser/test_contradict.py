"""Recording what says otherwise, by keys alone."""

from playwright.sync_api import Page, expect

from claims.models import Link
from tests.browser.conftest import SignIn
from tests.factories import make_claim, make_cluster
from tests.server import Server

SANK = "The ferry sank in the harbour at noon."
NEVER = "No ship was lost, said the harbourmaster of Hutton."


def test_a_contradiction_is_looked_for_chosen_and_recorded(
    page: Page, sign_in: SignIn, server: Server
) -> None:
    claim = make_cluster(SANK, is_pinned=True, priority=99).claims.get()
    other = make_claim(NEVER)
    sign_in(page, "reviewer")
    press = page.keyboard.press
    press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(SANK)
    press("c")
    expect(page.get_by_role("searchbox", name="Find it by its words")).to_be_focused()
    page.keyboard.type("harbourmaster")
    press("Enter")
    expect(page.get_by_role("radio", name=NEVER)).to_be_visible()
    press("j")
    expect(page.get_by_role("radio", name=NEVER)).to_be_focused()
    press("Space")
    press("c")
    expect(page.get_by_text("Contradictions people recorded")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(SANK)
    link = Link.objects.get()
    assert (link.kind, link.by.username, {link.a, link.b}) == ("contradicts", "reviewer", {claim, other})
