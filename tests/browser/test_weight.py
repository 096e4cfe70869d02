"""What a card weighs, as it is sent, with all that it loads."""

import pytest
from playwright.sync_api import Page, expect

from claims.models import Cluster, Reviewer
from tests.browser.conftest import SignIn
from tests.factories import make_lease
from tests.matched import BRIDGE_14, matched_cluster
from tests.server import Server

MOST_BYTES = 100_000
SENT = """() => ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
  .map((one) => [new URL(one.name).pathname, one.encodedBodySize])"""


def heaviest_of_the_seeds() -> Cluster:
    return Cluster.objects.order_by("-claim_count", "id")[0]


def with_thirty_members() -> Cluster:
    """On three sides."""
    return matched_cluster(*(BRIDGE_14.replace("14", str(14 + at % 3)) for at in range(30)))


@pytest.mark.parametrize("make", [heaviest_of_the_seeds, with_thirty_members])
def test_the_card_with_all_it_loads_is_light(page: Page, sign_in: SignIn, server: Server, make) -> None:
    cluster = make()
    make_lease(cluster, Reviewer.objects.get(username="reviewer"))
    sign_in(page, "reviewer")
    expect(page.locator(f"#review[action='/clusters/{cluster.pk}/review/']")).to_be_visible()
    page.wait_for_load_state("networkidle")
    sent = dict(page.evaluate(SENT))
    assert {"/", "css", "js"} <= {path if path == "/" else path.rpartition(".")[2] for path in sent}
    assert all(sent.values()), sent
    assert sum(sent.values()) <= MOST_BYTES, sent
