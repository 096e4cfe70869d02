"""Half-written cards in a real browser: reloads, time running out, restarts, being offline or signed out."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from claims.models import Claim, Cluster, Decision, Draft, Lease
from claims.models.clock import database_now
from tests.browser.conftest import TIMEOUT_MILLISECONDS, SignIn
from tests.browser.watch import watched
from tests.factories import make_cluster
from tests.server import Server, serve

SANK = "The ferry sank in the harbour at noon."
AGAIN_MILLISECONDS = 30_000  # how long the card waits at most before it is sent again


@pytest.fixture
def ferry(server: Server) -> Cluster:
    """A card that comes before all others."""
    return make_cluster(SANK, is_pinned=True, priority=99)


@pytest.fixture
def unlucky_page(browser: Browser, server: Server) -> Iterator[Page]:
    """A page that may tell of a connection that was lost, and of nothing else."""
    context = browser.new_context(base_url=server.url)
    context.set_default_timeout(TIMEOUT_MILLISECONDS)
    with watched(context, server.url) as complaints:
        yield context.new_page()
        context.close()
        complaints[:] = [
            one for one in complaints if not one.startswith(("Failed to load", "htmx:", "Response Status"))
        ]


def write(page: Page, sign_in: SignIn, *, label: str = "3") -> None:
    """Take the card, label it and note something; leave the note."""
    sign_in(page, "reviewer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(SANK)
    if label:
        page.keyboard.press(label)
    page.keyboard.press("n")
    page.keyboard.type("Only the Courier.")
    page.keyboard.press("Escape")


def is_as_left(page: Page) -> None:
    """The card shows what was chosen and written."""
    expect(page.get_by_role("heading", level=1)).to_have_text(SANK)
    expect(page.get_by_role("textbox", name="Note n")).to_have_value("Only the Courier.")
    expect(page.get_by_role("radio", checked=True)).to_have_value("unverified")


def is_kept(page: Page) -> None:
    expect(page.locator("#draft")).to_contain_text("Draft saved")


def is_saved(page: Page, *, timeout: int = TIMEOUT_MILLISECONDS) -> None:
    """The card was saved, once."""
    expect(page.locator("#status")).to_contain_text("aved", timeout=timeout)
    expect(page.get_by_role("heading", name=SANK)).to_have_count(0, timeout=timeout)
    verdict = Claim.objects.get(text=SANK).verdict
    assert verdict is not None
    assert (verdict.label, verdict.note) == ("unverified", "Only the Courier.")
    assert Decision.objects.count() == 1


def test_a_half_written_card_survives_a_reload(page: Page, sign_in: SignIn, ferry: Cluster) -> None:
    write(page, sign_in)
    is_kept(page)
    page.reload()
    is_as_left(page)
    expect(page.locator("#draft")).to_contain_text("is back")
    page.get_by_role("button", name="Start afresh").click()
    expect(page.get_by_role("textbox", name="Note n")).to_have_value("")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.reload()
    expect(page.get_by_role("textbox", name="Note n")).to_have_value("")


def test_what_was_typed_last_is_kept_when_the_page_is_left(
    page: Page, sign_in: SignIn, ferry: Cluster
) -> None:
    write(page, sign_in)
    is_kept(page)
    page.keyboard.press("n")
    page.keyboard.press("End")
    page.keyboard.type(" And the Post.")
    for _ in range(20):  # what is sent on leaving arrives some time after
        page.goto("/labelling/")
        if Draft.objects.filter(body__contains="Post").exists():
            break
    page.goto("/")
    expect(page.get_by_role("textbox", name="Note n")).to_have_value("Only the Courier. And the Post.")


def test_a_half_written_card_survives_its_time_and_is_taken_up_again(
    page: Page, sign_in: SignIn, ferry: Cluster
) -> None:
    write(page, sign_in)
    is_kept(page)
    Lease.objects.update(expires_at=database_now() - timedelta(minutes=1))
    page.reload()
    page.get_by_role("button", name="Take it up again").click()
    is_as_left(page)
    page.keyboard.press("Enter")
    is_saved(page)
    assert not Draft.objects.live().exists()


def test_nothing_is_asked_when_a_card_is_given_back_and_its_words_come_with_it(
    page: Page, sign_in: SignIn, ferry: Cluster
) -> None:
    write(page, sign_in)
    page.get_by_role("button", name="Give back").click()
    page.get_by_role("button", name="Take it up again").click()
    is_as_left(page)


def test_a_card_sent_while_the_connection_is_away_is_sent_when_it_is_back(
    unlucky_page: Page, sign_in: SignIn, ferry: Cluster
) -> None:
    page = unlucky_page
    write(page, sign_in)
    is_kept(page)
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("is sent again until it does")
    is_as_left(page)
    page.context.set_offline(False)
    is_saved(page)


def test_a_card_whose_answer_was_lost_is_saved_once(
    unlucky_page: Page, sign_in: SignIn, ferry: Cluster
) -> None:
    page = unlucky_page
    write(page, sign_in)
    is_kept(page)
    lost: list[str] = []

    def lose(route: Route) -> None:
        if lost:
            return route.continue_()
        lost.append(route.fetch().text())
        return route.abort()

    page.route("**/review/", lose)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("does not answer")
    is_saved(page, timeout=AGAIN_MILLISECONDS)
    expect(page.locator("#status")).to_contain_text("saved already")
    assert "Saved: unverified" in lost[0]


def test_a_busy_desk_is_asked_again(unlucky_page: Page, sign_in: SignIn, ferry: Cluster) -> None:
    page = unlucky_page
    write(page, sign_in)
    is_kept(page)
    page.route("**/review/", lambda route: route.fulfill(status=503, body="busy"), times=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("does not answer")
    is_as_left(page)
    is_saved(page, timeout=AGAIN_MILLISECONDS)


def test_a_card_survives_a_restart_of_the_desk(
    browser: Browser, sign_in: SignIn, server: Server, ferry: Cluster
) -> None:
    with serve(server.desk) as desk:
        port = urlsplit(desk.url).port
        context = browser.new_context(base_url=desk.url)
        page = context.new_page()
        write(page, sign_in)
        is_kept(page)
    page.keyboard.press("n")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("does not answer")
    assert not Decision.objects.exists()
    with serve(server.desk, port=port or 0):
        is_saved(page, timeout=AGAIN_MILLISECONDS)
        context.close()


def test_who_was_signed_out_meanwhile_signs_in_with_the_card(
    unlucky_page: Page, sign_in: SignIn, server: Server, ferry: Cluster
) -> None:
    page = unlucky_page
    write(page, sign_in)
    is_kept(page)
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("n")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("You were signed out meanwhile")
    expect(page.get_by_label("What you wrote")).to_have_value("Only the Courier.")
    page.get_by_label("Username").fill("reviewer")
    page.get_by_label("Password").fill(server.desk.passwords["reviewer"])
    page.get_by_role("button", name="Sign in").click()
    is_as_left(page)
    page.keyboard.press("Enter")
    is_saved(page)


def test_after_signing_in_again_in_another_tab_the_card_is_saved(
    unlucky_page: Page, sign_in: SignIn, ferry: Cluster
) -> None:
    page = unlucky_page
    write(page, sign_in)
    is_kept(page)
    page.context.clear_cookies()
    other = page.context.new_page()
    sign_in(other, "reviewer")
    page.keyboard.press("Enter")
    is_saved(page, timeout=AGAIN_MILLISECONDS)


def test_two_tabs_give_one_decision(page: Page, sign_in: SignIn, ferry: Cluster) -> None:
    write(page, sign_in)
    is_kept(page)
    other = page.context.new_page()
    other.goto("/")
    is_as_left(other)
    page.keyboard.press("Enter")
    is_saved(page)
    other.keyboard.press("Enter")
    expect(other.get_by_role("alert")).to_be_visible()
    assert Decision.objects.count() == 1
