"""Every page of the desk, light and wide, dark and narrow: anybody can use it, nothing runs over its edge."""

from collections.abc import Iterator
from typing import Any, Literal
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from claims.models import Claim, Reviewer, Source
from tests.addresses import address, make_things, routes
from tests.browser.conftest import SignIn
from tests.browser.usable import OVER, faults_of
from tests.factories import make_claim, make_source

PARTS = 5  # each in a test of its own, side by side
SENTENCE = "The missile has a range of 190 miles."
# Addresses that say something else with a question.
ASKED: dict[str, list[dict[str, Any]]] = {
    "search/": [{"q": SENTENCE}, {"q": "missile"}, {"q": "zeppelin"}],
    "compare/": [{"a": 1, "b": 4}],
    "story/": [{"source": 1}],
    "claims/": [{"q": "missile", "standing": "pending"}, {"q": "zeppelin"}],
    "clusters/": [{"differ": "on"}],
}

# What only takes forms, and what is not there, are pages too.
ANSWERS = (404, 405, 422)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(
    ("widths", "scheme"),
    # 1280 pixels are as 640 to who has everything twice as large
    [((640, 1280), "light"), ((390,), "dark")],
    ids=["wide and light", "narrow and dark"],
)
def test_everybody_can_use_every_page(
    page: Page, sign_in: SignIn, widths: tuple[int, ...], scheme: Literal["light", "dark"], part: int
) -> None:
    pages = list(addresses())[part::PARTS]
    sign_in(page, "admin")
    page.emulate_media(color_scheme=scheme)
    faults = {at: found for at in pages if (found := faults_of(go(page, at), *widths))}
    assert not faults
    assert len(pages) > 40 / PARTS


def test_words_of_any_script_keep_their_direction(page: Page, sign_in: SignIn) -> None:
    text = "أعلنت الوزارة أن مدى الصاروخ 300 كيلومتر.\n\nThe ministry said so."
    source = Source.objects.create(text=text, text_sha256=Source.digest(text), title="مدى الصاروخ")
    sign_in(page, "reviewer")
    page.goto(f"/sources/{source.pk}/")
    direction = "all => all.map((one) => getComputedStyle(one).direction)"
    assert page.get_by_role("heading", level=1).evaluate_all(direction) == ["rtl"]
    paragraphs = page.locator("#article p[dir=auto]").evaluate_all(direction)
    assert paragraphs == ["rtl", "ltr"]


def test_one_very_long_word_and_any_script_stay_within_a_narrow_page(page: Page, sign_in: SignIn) -> None:
    cluster = None
    for title in ("Donaudampfschifffahrt" * 9, "مدى الصاروخ"):
        source = make_source(f"{title}: 300 km.", title=title, publisher=title)
        cluster = make_claim(source=source, cluster=cluster).cluster
    sign_in(page, "lead")
    page.set_viewport_size({"width": 390, "height": 844})
    assert cluster
    split = f"/clusters/{cluster.pk}/split/"
    ways = ("/story/?source=1", "/overview/", "/sources/", "/claims/", "/compare/?a=1&b=2", split)
    assert {at: over for at in ways if (over := go(page, at).evaluate(OVER)) > 0} == {}


def addresses() -> Iterator[str]:
    """The address of every page that an admin may open, on a desk that has one of each thing."""
    things = make_things(Reviewer.objects.get(username="reviewer"))
    things["sources/<pk:id>/"] = (Claim.objects.earliest("id").source_id, {})
    for route in routes():
        if route.startswith("admin/") or "sign-out" in route or route.endswith(".csv"):
            continue
        yield address(route, things)
        yield from (f"{address(route, things)}?{urlencode(asked)}" for asked in ASKED.get(route, []))


def go(page: Page, at: str) -> Page:
    """Open it; what it answers is a page in any case."""
    answer = page.goto(at)
    assert answer is not None
    assert answer.status in (200, *ANSWERS), (at, answer.status)
    return page
