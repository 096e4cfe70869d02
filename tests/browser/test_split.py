"""Taking claims off the card's cluster, by keys alone."""

from playwright.sync_api import Page, expect

from claims.models import Cluster, Link
from tests.browser.conftest import SignIn
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, matched_cluster
from tests.server import Server


def test_what_leaves_is_told_while_one_ticks_and_leaves_with_the_same_key(
    page: Page, sign_in: SignIn, server: Server
) -> None:
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19, BRIDGE_TOO, is_pinned=True, priority=99)
    sign_in(page, "reviewer")
    press = page.keyboard.press
    press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(BRIDGE_14)
    press("x")
    expect(page.get_by_role("checkbox", name="14 cracks").first).to_be_focused()
    press("j")
    expect(page.get_by_role("checkbox", name="19 cracks")).to_be_focused()
    press("Space")
    effect = page.locator("#effect")
    expect(effect).to_contain_text("1 claim will leave")
    expect(effect).to_contain_text("What leaves is then open, 1 of 1 to be labelled")
    press("j")
    press("Space")
    expect(effect).to_contain_text("2 claims will leave")
    press("Space")
    expect(effect).to_contain_text("1 claim will leave")
    assert cluster.claims.count() == 3
    press("x")
    expect(page.get_by_text("What left is now cluster")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(BRIDGE_14)
    assert texts(cluster) == {BRIDGE_14, BRIDGE_TOO}
    assert texts(Cluster.objects.latest("id")) == {BRIDGE_19}
    assert Link.objects.filter(kind="not_same").count() == 2


def texts(cluster: Cluster) -> set[str]:
    return set(cluster.claims.values_list("text", flat=True))
