"""The report of a story in a real browser: on paper without menus, and without anybody's name."""

import pytest
from playwright.sync_api import Page, expect

from claims.actions.links import record_contradiction
from claims.actions.sign_off import sign_off
from claims.models import Claim, Cluster, SignOff
from claims.models.clock import database_now
from tests.browser.conftest import SignIn
from tests.factories import decide, make_reviewer
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, matched_cluster
from tests.server import Server

READER, LEAD = "quillfeather", "inkhorn"


@pytest.fixture
def story(server: Server) -> Cluster:
    """Decided, disputed and signed off by people whose names are no words."""
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19, BRIDGE_TOO)
    reader, lead = make_reviewer(READER), make_reviewer(LEAD, role="lead")
    one, other = Claim.objects.get(text=BRIDGE_14), Claim.objects.get(text=BRIDGE_19)
    record_contradiction(claim_id=one.pk, other_id=other.pk, by=reader, note="", at=database_now())
    decide(cluster, reader, "conflicting", reason="unsettled", note="The reports differ.")
    verdicts = dict(cluster.claims.values_list("pk", "verdict_id"))
    sign_off(verdicts=verdicts, by=lead, at=database_now())
    return cluster


def test_it_tells_what_is_signed_off_and_nobodys_name_on_screen_or_paper(
    page: Page, sign_in: SignIn, story: Cluster
) -> None:
    sign_in(page, "reviewer")
    page.goto(f"/story/?source={story.claims.earliest('id').source_id}")
    report = page.locator("#report")
    expect(report.get_by_text("3 articles, 3 independent origins as far as known.")).to_be_visible()
    expect(report.get_by_text("The reports differ.").first).to_be_visible()
    assert SignOff.objects.filter(claim__cluster=story).count() == 3
    assert [name for name in (READER, LEAD) if name in page.content()] == []

    menus = page.locator(".masthead, .footer, #report form, .report__screen")
    assert menus.first.is_visible()
    page.emulate_media(media="print")
    assert [one.is_visible() for one in menus.all()] == [False] * menus.count()
    expect(report.get_by_text("The reports differ.").first).to_be_visible()
    printed = page.locator("body").inner_text()
    assert "14 cracks" in printed
    assert [name for name in (READER, LEAD, "reviewer") if name in printed.lower()] == []
