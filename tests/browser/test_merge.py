"""Putting the card's cluster together with another, by keys alone."""

from playwright.sync_api import Page, expect

from claims.models import Claim
from tests.browser.conftest import SignIn
from tests.factories import make_cluster
from tests.matched import match
from tests.server import Server

FOUND = "The ferry sank in the harbour of Hutton at noon on Monday with 43 people on board."
ALIKE = "A ferry with 43 people sank on Monday, according to the harbour of Hutton."


def test_a_look_alike_is_walked_to_looked_at_and_joined(page: Page, sign_in: SignIn, server: Server) -> None:
    cluster, other = make_cluster(FOUND, is_pinned=True, priority=99), make_cluster(ALIKE)
    match(*Claim.objects.filter(cluster__in=[cluster, other]))
    sign_in(page, "reviewer")
    press = page.keyboard.press
    press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(FOUND)
    press("m")
    expect(page.get_by_role("heading", level=1)).to_have_text("Which other cluster asks the same?")
    press("j")
    expect(page.get_by_role("link", name=ALIKE)).to_be_focused()
    press("Enter")
    expect(page.get_by_role("status").filter(has_text="Not done yet.")).to_contain_text(
        f"1 claim will join 1 in cluster {other.pk}"
    )
    assert other.claims.count() == 1
    press("m")
    expect(page.get_by_text(f"Merged: its claims are in cluster {other.pk} now.")).to_be_visible()
    cluster.refresh_from_db()
    assert (cluster.merged_into, cluster.claims.count(), other.claims.count()) == (other, 0, 2)
