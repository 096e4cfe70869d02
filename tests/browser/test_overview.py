"""The overview in a real browser: every mark leads to a list of as many rows as it says."""

import re

import pytest
from playwright.sync_api import Page

from claims.models import Cluster, Reviewer
from tests.browser.conftest import SignIn
from tests.factories import decide
from tests.server import Server

# What a list says of itself: "3 claims", or of a longer one "Rows 1–50 of 61".
COUNTED = re.compile(r'role="status">\s*(?:<span>)?(?:Rows \d+–\d+ of )?(\d+)')
# The pictures whose marks count the rows of a list; others count decisions, readings or questions.
COUNTING = {"labels", "progress", "decided", "worth"}
MARKS = """all => all.map((one) => [
  one.closest("section").getAttribute("aria-labelledby"),
  one.getAttribute("href"),
  one.querySelector("title").textContent,
])"""

type Marks = dict[str, list[tuple[str, str]]]


@pytest.fixture
def marks(page: Page, sign_in: SignIn, server: Server) -> Marks:
    """Address and words of each mark, by picture, on a desk where each kind of verdict was given."""
    reviewer = Reviewer.objects.get(username="reviewer")
    clusters = list(Cluster.objects.filter(claim_count__gt=1).order_by("id")[:4])
    for cluster, label in zip(
        clusters, ("consistent", "conflicting", "unverified", "unverified"), strict=True
    ):
        decide(cluster, reviewer, label)
    decide(Cluster.objects.filter(claim_count=1, status="open").earliest("id"), reviewer, set_aside="opinion")
    sign_in(page, "reviewer")
    page.goto("/overview/")
    found: Marks = {}
    for picture, address, words in page.locator("svg a:has(> title)").evaluate_all(MARKS):
        found.setdefault(picture, []).append((address, words))
    return found


def test_every_mark_leads_to_as_many_rows_as_it_says(page: Page, marks: Marks) -> None:
    for picture in COUNTING:
        told = {address: int(words.rpartition(" ")[2]) for address, words in marks[picture]}
        assert {address: rows_behind(page, address) for address in told} == told
        assert len(told) > 2
    others = {address for picture in marks.keys() - COUNTING for address, _ in marks[picture]}
    assert {page.request.get(address).status for address in others} == {200}


def rows_behind(page: Page, address: str) -> int:
    answer = page.request.get(address)
    assert answer.status == 200, address
    counted = COUNTED.search(answer.text().split('id="results"')[1])
    assert counted, address
    return int(counted[1])


def test_two_sources_lead_to_the_two_side_by_side(page: Page, marks: Marks) -> None:
    kinds = set()
    for address, words in marks["between"]:
        ((kind, count),) = re.findall(r"(same|differ) on (\d+) question", words)
        page.goto(address)
        both = page.get_by_role("region", name="What both say").locator("li.versus")
        differing = both.filter(has=page.locator(".badge--differs"))
        elsewhere = page.get_by_role("region", name="Looks alike, says otherwise").locator(".versus")
        told = {"same": both.count() - differing.count(), "differ": differing.count() + elsewhere.count()}
        assert told[kind] == int(count), words
        kinds.add(kind)
    assert kinds == {"same", "differ"}
