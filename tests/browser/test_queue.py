"""The queue in a real browser: a card held while it is looked at, filters, and leads' controls."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from claims.models import Cluster, Lease, Reviewer
from claims.models.clock import database_now
from tests.browser.conftest import SignIn
from tests.browser.usable import faults_of, violations
from tests.factories import make_cluster

TURN_TO_IT = "document.dispatchEvent(new Event('visibilitychange'))"


def test_a_card_is_held_longer_while_it_is_looked_at(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "reviewer")
    page.get_by_role("button", name="Take the next").click()
    expect(page.locator("#until")).to_contain_text("You have this until")
    shown = page.locator("#until time")
    before = shown.get_attribute("datetime") or ""
    Lease.objects.update(expires_at=database_now() - timedelta(minutes=2))
    page.evaluate(TURN_TO_IT)
    expect(shown).not_to_have_attribute("datetime", before)
    assert Lease.objects.unreleased().get().expires_at > database_now() + timedelta(minutes=10)
    Lease.objects.update(ended_at=database_now(), ending="taken_over")
    page.evaluate(TURN_TO_IT)
    expect(page.locator("#until")).to_have_text("Your time with this card is over; you can still save it.")


def test_a_filter_is_set_and_cleared_from_the_card(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "reviewer")
    page.get_by_role("button", name="Take the next").click()
    expect(page.get_by_role("button", name="Give back")).to_be_visible()
    page.keyboard.press("f")
    page.get_by_label("Only what is assigned to me").check()
    page.get_by_role("button", name="Set", exact=True).click()
    expect(page.locator("#card")).to_contain_text("only what is assigned to you")
    assert violations(page) == []
    page.get_by_role("button", name="Give back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing like that waits")
    assert violations(page) == []
    page.get_by_role("button", name="Clear the filter").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("for a reviewer")


def test_a_lead_steers_from_the_pages_of_a_cluster_and_of_its_source(page: Page, sign_in: SignIn) -> None:
    cluster = make_cluster("The ferry sank in the harbour at noon.")
    sign_in(page, "lead")
    page.goto(f"/clusters/{cluster.pk}/")
    page.get_by_role("button", name="Pin", exact=True).click()
    page.get_by_label("Who reads it first").select_option("reviewer")
    page.get_by_role("button", name="Assign").click()
    expect(page.get_by_text("reviewer reads it first")).to_be_visible()
    assert violations(page) == []
    assert faults_of(page, 390, 1280) == []
    page.goto(f"/sources/{cluster.claims.get().source_id}/")
    page.get_by_label("Readers of each claim").select_option("2")
    page.get_by_role("button", name="Set", exact=True).click()
    expect(page.get_by_text("2 readers for each claim")).to_be_visible()
    assert violations(page) == []
    stored = Cluster.objects.get(pk=cluster.pk)
    assert (stored.is_pinned, stored.assigned_to) == (True, Reviewer.objects.get(username="reviewer"))
