"""Reviewing in a real browser: with the keyboard alone, and without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from claims.models import Cluster, Decision, Lease, Verdict
from tests.browser.conftest import SignIn
from tests.browser.usable import faults_of, violations
from tests.factories import make_claim, make_cluster, make_source
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, matched_cluster
from tests.server import Server

AGREEING = (
    "The lock gates of the canal were repaired in spring.",
    "In spring, the canal's lock gates were repaired.",
)
LONE = "The ferry sank in the harbour at noon."
OPINION = "It is the ugliest ferry of all."
LAST = "The mayor opened the new bridge on Friday."


@pytest.fixture
def clusters(server: Server) -> list[Cluster]:
    """Five cards that come before all others, the first of them with sides."""
    made = [
        matched_cluster(BRIDGE_14, BRIDGE_19, BRIDGE_TOO),
        make_cluster(*AGREEING),
        make_cluster(LONE),
        make_cluster(OPINION),
        make_cluster(LAST),
    ]
    for place, cluster in enumerate(made):
        Cluster.objects.filter(pk=cluster.pk).update(is_pinned=True, priority=99 - place)
    return made


def outcomes(cluster: Cluster) -> dict[str, str]:
    """Label, or why it is set aside, of each claim."""
    return {
        claim.text: claim.verdict.label or claim.verdict.set_aside if claim.verdict else ""
        for claim in cluster.claims.select_related("verdict")
    }


def label(page: Page, word: str, place: int = 0) -> None:
    page.get_by_role("radio", name=word).nth(place).check()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save and next").click()


def tells(page: Page, words: str) -> None:
    """It is said to those who do not see the page."""
    expect(page.locator("#status")).to_contain_text(words)


def shows(page: Page, text: str) -> None:
    """The card of the claim is open."""
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def test_five_cards_are_reviewed_with_the_keyboard_alone(
    page: Page, sign_in: SignIn, clusters: list[Cluster]
) -> None:
    sign_in(page, "reviewer")
    press = page.keyboard.press
    press("Enter")
    shows(page, BRIDGE_14)
    press("2")
    press("2")
    press("n")
    page.keyboard.type("1 report, 3 papers")
    will = "Saves A 14 cracks: 2 conflicting; B 19 cracks: conflicting; then opens the next card."
    expect(page.locator("#will")).to_have_text(will)
    press("Control+Enter")

    shows(page, AGREEING[0])
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    tells(page, "Saved: A 14 cracks: 2 conflicting; B 19 cracks: conflicting.")
    press("1")
    press("Enter")

    shows(page, LONE)
    press("3")
    press("Enter")

    shows(page, OPINION)
    press("0")
    expect(page.get_by_label("Why set aside?")).to_be_focused()
    page.keyboard.type("Opin")
    press("Control+Enter")

    shows(page, LAST)
    press("u")
    shows(page, OPINION)
    tells(page, "Undone. You have the card again.")
    press("0")
    page.keyboard.type("Opin")
    press("Control+Enter")

    shows(page, LAST)
    press("3")
    press("Enter")
    tells(page, "Saved: unverified.")

    sides, agreeing, lone, opinion, last = map(outcomes, clusters)
    assert set(sides.values()) == {"conflicting"}
    assert set(agreeing.values()) == {"consistent"}
    assert (lone, opinion, last) == ({LONE: "unverified"}, {OPINION: "opinion"}, {LAST: "unverified"})
    assert Verdict.objects.filter(note="1 report, 3 papers").count() == 3
    assert Decision.objects.filter(kind="undo").count() == 1


def test_five_cards_are_reviewed_without_javascript(
    plain_page: Page, sign_in: SignIn, clusters: list[Cluster]
) -> None:
    page = plain_page
    sign_in(page, "reviewer")
    expect(page.locator("kbd:visible")).to_have_count(0)  # no key does anything here

    page.get_by_role("button", name="Take the next").click()
    shows(page, BRIDGE_14)
    label(page, "Consistent", 0)
    label(page, "Conflicting", 1)
    save(page)

    shows(page, AGREEING[0])
    label(page, "Conflicting")
    note = page.get_by_role("textbox", name="Note")
    note.fill("Both are wrong.")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("Say what it is against")
    expect(note).to_have_value("Both are wrong.")
    label(page, "Consistent")
    note.fill("")
    save(page)

    shows(page, LONE)
    label(page, "Unverified")
    save(page)

    shows(page, OPINION)
    label(page, "Set aside")
    page.get_by_label("Why set aside?").select_option("opinion")
    save(page)

    shows(page, LAST)
    page.get_by_role("button", name="Undo my last").click()
    shows(page, OPINION)
    label(page, "Set aside")
    page.get_by_label("Why set aside?").select_option("opinion")
    save(page)

    shows(page, LAST)
    page.get_by_text("Skip s").click()
    page.get_by_role("button", name="Needs more time").click()
    expect(page.get_by_text("Skipped.")).to_be_visible()

    sides, agreeing, lone, opinion, last = map(outcomes, clusters)
    assert sides == {BRIDGE_14: "consistent", BRIDGE_TOO: "consistent", BRIDGE_19: "conflicting"}
    assert set(agreeing.values()) == {"consistent"}
    assert (lone, opinion, last) == ({LONE: "unverified"}, {OPINION: "opinion"}, {LAST: ""})


@pytest.fixture
def card(page: Page, sign_in: SignIn, clusters: list[Cluster]) -> Page:
    """A page with the card that has sides."""
    sign_in(page, "reviewer")
    page.keyboard.press("Enter")
    shows(page, BRIDGE_14)
    return page


def test_keys_typed_in_a_field_are_only_text(card: Page) -> None:
    card.keyboard.press("n")
    card.keyboard.type("123 skip x u ?")
    expect(card.get_by_role("textbox", name="Note n")).to_have_value("123 skip x u ?")
    expect(card.get_by_role("radio", checked=True)).to_have_count(0)
    card.keyboard.press("Escape")
    expect(card.get_by_role("heading", level=1)).to_be_focused()
    card.keyboard.press("1")
    expect(card.get_by_role("radio", checked=True)).to_have_count(1)


def test_the_keys_are_explained(card: Page) -> None:
    card.keyboard.press("?")
    dialog = card.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    card.keyboard.press("1")
    card.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(card.get_by_role("radio", checked=True)).to_have_count(0)


def test_a_skip_is_chosen_by_keys_and_can_be_left(card: Page) -> None:
    card.keyboard.press("s")
    expect(card.get_by_role("button", name="Needs somebody who knows")).to_be_focused()
    card.keyboard.press("Escape")
    expect(card.get_by_role("button", name="Needs somebody who knows")).to_be_hidden()
    card.keyboard.press("s")
    card.keyboard.press("Tab")
    card.keyboard.press("Enter")
    shows(card, AGREEING[0])
    assert Lease.objects.get(ending="skipped").skip_reason == "language"


def test_faults_get_the_focus_and_nothing_typed_is_lost(card: Page) -> None:
    card.keyboard.press("1")
    card.keyboard.press("e")
    card.keyboard.type("javascript:alert(1)")
    card.keyboard.press("Control+Enter")
    expect(card.get_by_role("alert")).to_be_focused()
    expect(card.get_by_label("Link or claim").first).to_have_value("javascript:alert(1)")
    expect(card.get_by_role("radio", checked=True)).to_have_count(1)
    expect(card.locator("#status")).to_contain_text("B 19 cracks: Choose a label.")
    expect(card.locator("#will")).to_contain_text(
        "A 14 cracks: 2 consistent; B 19 cracks: without a label yet"
    )


def test_everybody_can_use_the_card_and_what_it_leads_to(card: Page, clusters: list[Cluster]) -> None:
    card.keyboard.press("2")
    for address in ("", "split/", "merge/"):
        if address:
            card.goto(f"/clusters/{clusters[0].pk}/{address}")
        card.emulate_media(color_scheme="light")
        assert faults_of(card, 390, 1280) == []
        card.emulate_media(color_scheme="dark")
        assert violations(card) == []


def test_one_long_word_fits_a_phone(card: Page) -> None:
    claim = make_claim("x" * 300 + " is one long word.", source=make_source("x" * 300 + " is one long word."))
    card.goto(f"/clusters/{claim.cluster_id}/")
    assert faults_of(card, 390) == []
