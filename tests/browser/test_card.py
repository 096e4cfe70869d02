"""The card by keys alone: what it shows, what it leads to, and each side, claim and look-alike on it."""

import pytest
from playwright.sync_api import Page, expect

from claims.models import Cluster, Decision, Lease, Link, Verdict
from tests.browser.conftest import SignIn
from tests.factories import make_cluster
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, match, matched_cluster
from tests.server import Server

ALIKE = "Inspectors of the harbour bridge found 14 cracks in the main girder and closed the bridge on Monday."


@pytest.fixture
def cluster(server: Server) -> Cluster:
    """A card with sides, before all others."""
    made = matched_cluster(BRIDGE_14, BRIDGE_19, BRIDGE_TOO)
    Cluster.objects.filter(pk=made.pk).update(is_pinned=True, priority=99)
    return made


@pytest.fixture
def card(page: Page, sign_in: SignIn, cluster: Cluster) -> Page:
    sign_in(page, "reviewer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(BRIDGE_14)
    return page


def test_the_card_says_in_a_sentence_what_differs(card: Page) -> None:
    differ = card.get_by_role("heading", level=2, name="They differ")
    expect(differ).to_have_text(
        " They differ: 14 cracks here and in one other, 19 cracks in one other".strip()
    )
    marked = card.locator(".member mark.changed").first
    assert marked.evaluate("(one) => getComputedStyle(one, '::before').content") == '"Disputed: "'


def test_what_one_goes_to_by_key_is_not_behind_the_bar_that_saves(card: Page) -> None:
    card.set_viewport_size({"width": 1280, "height": 760})
    for key in ("2", "2", "e"):
        card.keyboard.press(key)
    field = card.get_by_label("Link or claim").first
    expect(field).to_be_focused()
    in_sight = "(one) => one.getBoundingClientRect()"
    field_box, bar = field.evaluate(in_sight), card.locator(".ruling__save").evaluate(in_sight)
    assert field_box["bottom"] <= bar["top"]


def test_a_side_is_walked_to_and_labelled_from_its_claim(card: Page) -> None:
    press = card.keyboard.press
    on_b = card.locator(".voice .member", has_text=BRIDGE_19)
    for _ in range(5):
        press("j")
        if on_b.evaluate("(one) => one === document.activeElement"):
            break
    expect(on_b).to_be_focused()
    press("2")
    will = "So far: A 14 cracks: 2 without a label yet; B 19 cracks: conflicting."
    expect(card.locator("#will")).to_have_text(will)
    side_a = card.locator("[data-side]").first
    expect(side_a).to_be_focused()
    press("1")
    press("r")
    expect(side_a.get_by_label("Reason")).to_be_focused()
    card.keyboard.type("Wrong")
    press("Escape")
    press("Enter")
    expect(card.locator("#status")).to_contain_text(
        "Saved: A 14 cracks: 2 consistent; B 19 cracks: conflicting."
    )
    expect(card.locator("#status")).to_contain_text("Next: ")
    assert set(Verdict.objects.values_list("label", "reason")) == {
        ("consistent", "wrong_detail"),
        ("conflicting", ""),
    }


def test_the_paragraph_opens_in_place_and_the_article_at_the_sentence(card: Page, cluster: Cluster) -> None:
    press = card.keyboard.press
    press("d")
    context = card.locator("details.context").first
    expect(context.get_by_text(BRIDGE_14)).to_be_visible()
    press("d")
    expect(context.get_by_text(BRIDGE_14)).to_be_hidden()
    press("n")
    card.keyboard.type("half a note")
    press("Escape")
    headline = cluster.claims.get(text=BRIDGE_14)
    press("o")
    card.wait_for_url(f"**/sources/{headline.source_id}/#c{headline.pk}")
    expect(card.locator(f"#c{headline.pk}")).to_be_in_viewport()
    card.go_back()
    expect(card.get_by_role("heading", level=1)).to_have_text(BRIDGE_14)
    expect(card.get_by_role("textbox", name="Note n")).to_have_value("half a note")


def test_what_is_missing_is_filled_in_and_what_was_typed_stays(card: Page, cluster: Cluster) -> None:
    press = card.keyboard.press
    press("n")
    card.keyboard.type("half a note")
    press("Escape")
    press("i")
    expect(card.locator(".fill input:not([type=hidden])").first).to_be_focused()
    card.get_by_label("Publisher").first.fill("Harbour Post")
    press("Enter")
    expect(card.locator(".origin").first).to_contain_text("Harbour Post")
    expect(card.get_by_role("textbox", name="Note n")).to_have_value("half a note")
    assert cluster.claims.filter(source__publisher="Harbour Post").count() == 1
    press("2")
    press("2")
    press("Control+Enter")
    expect(card.locator("#status")).to_contain_text("Saved")
    assert Verdict.objects.filter(note="half a note").count() == 3


def test_each_key_on_the_card_does_what_it_says(card: Page, cluster: Cluster) -> None:
    press = card.keyboard.press
    press("y")
    expect(card.locator("details.exception > summary").first).to_be_focused()
    press("e")
    expect(card.get_by_label("Link or claim").first).to_be_focused()
    press("Escape")
    press("t")
    expect(card.get_by_role("textbox", name="Comment")).to_be_focused()
    press("Escape")
    press("r")
    expect(card.locator("#status")).to_have_text("Choose a label first.")
    press("f")
    expect(card.get_by_label("Only what is assigned to me")).to_be_focused()
    press("Escape")
    press("4")
    expect(card.locator("#will")).to_contain_text("2 left undecided")
    press("h")
    card.wait_for_url(f"**/clusters/{cluster.pk}/")
    card.go_back()
    expect(card.locator("#review")).to_be_visible()
    press("b")
    expect(card.get_by_role("button", name="Take the next")).to_be_focused()
    assert Lease.objects.get().ending == "released"


def test_undoing_by_key_brings_back_the_card_and_what_was_typed(card: Page, cluster: Cluster) -> None:
    press = card.keyboard.press
    press("1")
    press("2")
    press("n")
    card.keyboard.type("half a note")
    press("Escape")
    press("e")
    card.keyboard.type("https://example.org/log")
    press("Tab")
    card.keyboard.type("Supports")
    press("Control+Enter")
    expect(card.locator("#status")).to_contain_text("Saved: A 14 cracks: 2 consistent")
    assert cluster.claims.filter(verdict__label="consistent", verdict__note="half a note").count() == 2
    press("u")
    expect(card.locator("#status")).to_contain_text("Undone. You have the card again.")
    expect(card.get_by_role("heading", level=1)).to_have_text(BRIDGE_14)
    expect(card.locator("#draft")).to_contain_text("labels are chosen anew")
    expect(card.get_by_role("radio", checked=True)).to_have_count(0)
    expect(card.get_by_role("textbox", name="Note n")).to_have_value("half a note")
    expect(card.get_by_label("Link or claim").first).to_have_value("https://example.org/log")
    assert cluster.claims.filter(verdict=None, status="pending").count() == 3
    undoing, decision = Decision.objects.order_by("-id")
    assert (undoing.kind, undoing.undoes, undoing.reviewer.username) == ("undo", decision, "reviewer")
    press("1")
    press("2")
    press("Control+Enter")
    expect(card.locator("#status")).to_contain_text("Saved: A 14 cracks: 2 consistent")
    assert cluster.claims.filter(verdict__note="half a note").count() == 3


def test_a_look_alike_is_answered_by_key(page: Page, sign_in: SignIn, cluster: Cluster) -> None:
    other = make_cluster(ALIKE)
    match(*cluster.claims.all()[:1], other.claims.get())
    sign_in(page, "reviewer")
    page.keyboard.press("Enter")
    alike = page.locator(".alike", has_text=ALIKE)
    expect(alike).to_be_visible()
    page.keyboard.press("-")  # nothing is said of it before one is on it
    expect(alike).to_be_focused()
    page.keyboard.press("-")
    expect(page.locator(".alike", has_text=ALIKE)).to_have_count(0)
    assert Link.objects.get().kind == "not_same"


def test_the_ruling_follows_the_text_on_a_phone_and_saving_is_in_reach(card: Page) -> None:
    card.set_viewport_size({"width": 390, "height": 844})
    tops = [card.locator(one).bounding_box() for one in (".reading", "#review", ".beside")]
    assert [box and box["y"] for box in tops] == sorted(box["y"] for box in tops if box)
    card.locator("[data-side]").first.scroll_into_view_if_needed()
    expect(card.locator("[data-save]")).to_be_in_viewport()


MOVING = """() => {
  const longest = (times) => Math.max(...times.split(",").map(parseFloat));
  const moves = (style) => style.scrollBehavior === "smooth" || longest(style.transitionDuration) > 0.01
    || (style.animationName !== "none" && longest(style.animationDuration) > 0.01);
  return [...document.querySelectorAll("*")]
    .filter((one) => ["", "::before", "::after"].some((part) => moves(getComputedStyle(one, part))))
    .map((one) => `${one.tagName}.${one.className}`);
}"""


def test_nothing_moves_where_motion_is_not_wanted(card: Page) -> None:
    card.locator("#busy").evaluate("(one) => one.classList.add('htmx-request')")
    card.emulate_media(reduced_motion="no-preference")
    assert card.evaluate(MOVING) != []
    card.emulate_media(reduced_motion="reduce")
    assert card.evaluate(MOVING) == []
