"""Takes the pictures of README and docs on a desk of its own: `make pictures`; no part of the suite."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from claims.actions.sign_off import sign_off
from claims.actions.source_details import edit_source
from claims.actions.verdicts import IncompleteVerdict
from claims.models import Claim, Cluster, Lease, Reviewer, Source
from claims.models.clock import database_now
from tests.browser.conftest import SignIn
from tests.factories import decide
from tests.server import Server

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
WIDE, NARROW = (1280, 860), (390, 800)
# What the articles leave unsaid, made up for the pictures: publisher, day of November 2024.
SAID = {1: ("The Gazette", 19), 2: ("The Morning Post", 18), 3: ("", 18), 4: ("", 20)}
LABELS = ("consistent", "unverified", "unverified", "conflicting", "consistent", "unverified", "")


@pytest.fixture
def worked_on(server: Server) -> None:
    """What is missing is filled in, questions of one article each are labelled, some signed off."""
    lead, reviewer = (Reviewer.objects.get(username=name) for name in ("lead", "reviewer"))
    Reviewer.objects.update(welcomed_at=database_now())
    for source in Source.objects.filter(pk__in=SAID):
        publisher, day = SAID[source.pk]
        said: dict[str, object] = {"published_at": datetime(2024, 11, day, 9, 30, tzinfo=UTC)}
        said["publisher"] = source.publisher or publisher
        edit_source(source_id=source.pk, changes=said, note="", by=lead, at=database_now())
    lone = Cluster.objects.filter(status="open", claim_count=1).order_by("-priority", "id")[:60]
    for place, cluster in enumerate(lone):
        label = LABELS[place % len(LABELS)]
        verdict = {"label": label, "note": "Seen in the minutes."} if label else {"set_aside": "prediction"}
        try:
            decide(cluster, reviewer, **verdict)
        except IncompleteVerdict:  # what copies say of it cannot back it
            Lease.objects.unreleased().update(ended_at=database_now(), ending=Lease.Ending.RELEASED)
    decided = dict(Claim.objects.filter(status="decided").values_list("pk", "verdict_id")[:20])
    sign_off(verdicts=decided, by=lead, at=database_now())


@pytest.mark.parametrize(
    ("name", "address", "size", "scheme"),
    [
        ("card", "", WIDE, "light"),
        ("card-dark", "", WIDE, "dark"),
        ("card-phone", "", NARROW, "light"),
        ("article", "/sources/2/#c45", WIDE, "light"),
        ("compare", "/compare/?a=2&b=5", WIDE, "light"),
        ("overview", "/overview/", WIDE, "dark"),
        ("claims", "/claims/", WIDE, "light"),
        ("search", "/search/?q=The+missiles+have+a+range+of+190+miles", WIDE, "light"),
    ],
)
def test_take_a_picture(
    worked_on: None,
    page: Page,
    sign_in: SignIn,
    name: str,
    address: str,
    size: tuple[int, int],
    scheme: Literal["light", "dark"],
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    sign_in(page, "lead" if address else "reviewer")
    if address:
        page.goto(address)
    else:
        page.get_by_role("button", name="Take the next").click()
        page.locator("#review").wait_for()
    assert page.screenshot(path=FOLDER / f"{name}.png")
