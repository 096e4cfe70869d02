"""Why claims are together, in a real browser: for everybody, on a phone, and without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from claims.models import Claim, Cluster, Derivation, Link, Match
from tests.browser.conftest import SignIn
from tests.browser.usable import faults_of, violations
from tests.factories import make_claim, make_source
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, matched_cluster
from tests.server import Server
from tests.text.test_copying import WIRE


@pytest.fixture
def cluster(server: Server) -> Cluster:
    """A cluster with sides, something that says otherwise and something that may be the same."""
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19, BRIDGE_TOO)
    first = cluster.claims.earliest("id")
    relate(
        first, make_claim("The river bridge was closed on Monday."), relation="differs", differs_in="subject"
    )
    relate(first, make_claim("Cracks were found in a bridge."), relation="possible", rule="alike in words")
    return cluster


@pytest.fixture
def copy(server: Server) -> Derivation:
    """An article that may be the copy of another."""
    parent, copy = make_source(f"{WIRE} Etc.", title="The wire"), make_source(WIRE, title="The copy")
    return Derivation.objects.create(source=copy, from_source=parent)


def relate(a: Claim, b: Claim, **judged: str) -> None:
    Match.objects.create(a=a, b=b, probability=0.5, matcher_version="2", **judged)


def test_everybody_can_see_why(page: Page, sign_in: SignIn, cluster: Cluster, copy: Derivation) -> None:
    sign_in(page, "lead")
    one, _, other = cluster.claims.order_by("id")
    for address in (
        f"/clusters/{cluster.pk}/?one={one.pk}&other={other.pk}",
        f"/claims/{one.pk}/",
        f"/sources/{copy.source_id}/",
        "/sources/",
    ):
        page.goto(address)
        page.emulate_media(color_scheme="light")
        assert faults_of(page, 390, 1280) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page) == []


def test_what_joins_two_members_is_asked_without_javascript(
    plain_page: Page, sign_in: SignIn, cluster: Cluster
) -> None:
    sign_in(plain_page, "reviewer")
    plain_page.goto(f"/clusters/{cluster.pk}/")
    second = cluster.claims.order_by("id")[1]
    plain_page.get_by_label("and", exact=True).select_option(str(second.pk))
    ties = plain_page.get_by_role("region", name="How they hang together")
    ties.get_by_role("button", name="Show").click()
    joined = plain_page.get_by_text("Joined: a figure differs")
    expect(joined).to_be_visible()
    joined.click()
    expect(plain_page.get_by_text("14 cracks here, 19 cracks there").last).to_be_visible()


def test_it_takes_one_step_to_say_whether_it_is_the_same(
    plain_page: Page, sign_in: SignIn, cluster: Cluster
) -> None:
    sign_in(plain_page, "lead")
    plain_page.goto(f"/clusters/{cluster.pk}/")
    plain_page.get_by_role("button", name="Not the same").click()
    expect(plain_page.get_by_text("do not ask the same question.", exact=False).first).to_be_visible()
    assert Link.objects.get().kind == Link.Kind.NOT_SAME
    expect(plain_page.get_by_role("heading", name="May be the same")).to_have_count(0)


def test_a_lead_says_which_article_is_the_copy(plain_page: Page, sign_in: SignIn, copy: Derivation) -> None:
    sign_in(plain_page, "lead")
    plain_page.goto(f"/sources/{copy.source_id}/")
    plain_page.get_by_text("The shared passages").first.click()
    expect(plain_page.get_by_text("word for word")).to_be_visible()
    plain_page.get_by_role("button", name="The other is the copy").click()
    expect(plain_page.get_by_text("Noted: The wire is derived from this one.")).to_be_visible()
    copy.refresh_from_db()
    assert (copy.status, copy.source.title) == ("confirmed", "The wire")
