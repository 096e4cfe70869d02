"""The whole way to a saved card on a phone, by touch."""

from playwright.sync_api import Page, expect

from claims.models import Reviewer, Verdict
from tests.browser.conftest import SignIn
from tests.browser.usable import faults_of
from tests.factories import make_cluster
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, matched_cluster
from tests.server import Server

NEXT = "The ferry sank in the harbour at noon."


def test_a_newcomer_gets_from_the_welcome_to_the_second_card(
    phone: Page, sign_in_by_form: SignIn, server: Server
) -> None:
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19, BRIDGE_TOO, is_pinned=True)
    make_cluster(NEXT, is_pinned=True, priority=0)
    sign_in_by_form(phone, "reviewer")
    assert faults_of(phone, 390) == []
    phone.get_by_role("button", name="Understood").tap()
    expect(phone.locator("#welcome")).to_have_count(0)
    assert Reviewer.objects.get(username="reviewer").welcomed_at

    phone.get_by_role("button", name="Take the next").tap()
    heading = phone.get_by_role("heading", level=1)
    expect(heading).to_have_text(BRIDGE_14)
    assert faults_of(phone, 390) == []
    save = phone.get_by_role("button", name="Save and next")
    for side in phone.locator("[data-side]").all():
        side.get_by_role("radio", name="Conflicting").tap()
        expect(save).to_be_in_viewport(ratio=1)
    expect(phone.locator("#will")).to_contain_text("B 19 cracks: conflicting")
    save.tap()
    expect(heading).to_have_text(NEXT)
    expect(heading).to_be_in_viewport(ratio=1)
    assert faults_of(phone, 390) == []
    verdicts = Verdict.objects.filter(claim__cluster=cluster)
    assert list(verdicts.values_list("label", flat=True)) == ["conflicting"] * 3
