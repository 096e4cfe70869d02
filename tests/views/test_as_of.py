"""The pages of a claim and of a cluster as of an earlier moment."""

from datetime import timedelta
from urllib.parse import quote

import pytest

from claims.actions.membership import merge_clusters
from claims.actions.review import undo_decision
from claims.models.clock import database_now
from tests.factories import decide, make_claim, make_cluster

pytestmark = pytest.mark.django_db


def page(client, address, at):
    response = client.get(f"{address}?as_of={quote(at.isoformat())}")
    assert response.status_code == 200
    return response.content.decode()


def test_a_claim_shows_the_verdict_that_held_then(as_ben, ada, lea):
    cluster = make_cluster("It fell.")
    claim = cluster.claims.get()
    first = decide(cluster, ada, "unverified", note="Nobody else says so.").decision
    undo_decision(decision_id=first.pk, by=lea, idempotency_key="undo", at=database_now())
    decide(cluster, lea, "consistent", note="The report says so.")
    shown = page(as_ben, f"/claims/{claim.pk}/", first.decided_at)
    assert "Nobody else says so." in shown
    assert "Decided by ada" in shown
    assert "The report says so." not in shown
    assert "Undid the decision" not in shown
    assert "Nobody else says so." not in page(
        as_ben, f"/claims/{claim.pk}/", first.decided_at - timedelta(microseconds=1)
    )
    assert "The report says so." in as_ben.get(f"/claims/{claim.pk}/?as_of=").content.decode()


def test_a_cluster_that_was_merged_since_shows_what_it_held(as_ben, lea):
    gone, kept = make_cluster("It fell."), make_cluster("It fell down.")
    before = database_now()
    merge_clusters(cluster_id=gone.pk, into_id=kept.pk, by=lea, note="", at=database_now())
    after = database_now()
    assert "It fell." in page(as_ben, f"/clusters/{gone.pk}/", before)
    assert "It fell." not in page(as_ben, f"/clusters/{kept.pk}/", before)
    assert "held no claims then" in page(as_ben, f"/clusters/{gone.pk}/", after)
    both = page(as_ben, f"/clusters/{kept.pk}/", after)
    assert "It fell." in both
    assert "It fell down." in both


@pytest.mark.parametrize("asked", ["yesterday", "2999-01-01", "2024-02-30", "9" * 5_000, "<script>"])
def test_a_moment_that_is_none_is_refused_in_words(as_ben, asked):
    cluster = make_cluster("It fell.")
    for address in (f"/clusters/{cluster.pk}/", f"/claims/{cluster.claims.get().pk}/"):
        response = as_ben.get(address, {"as_of": asked})
        assert response.status_code == 200
        assert 'role="alert"' in response.content.decode()
        assert b"<script>" not in response.content


def test_what_is_veiled_today_is_veiled_as_of_then_too(as_ben, as_lea, ada, settings):
    settings.REVIEWS_PER_CLAIM = 2
    cluster = make_cluster("It fell.")
    decided_at = decide(cluster, ada, "unverified", note="Nobody else says so.").decision.decided_at
    settings.REVIEWS_PER_CLAIM = 1
    for address in (f"/clusters/{cluster.pk}/", f"/claims/{cluster.claims.get().pk}/"):
        assert "Nobody else says so." in page(as_lea, address, decided_at)
        settings.REVIEWS_PER_CLAIM = 2
        assert "Nobody else says so." not in page(as_ben, address, decided_at)
        settings.REVIEWS_PER_CLAIM = 1


def test_what_is_not_there_is_not_found(as_ben):
    claim = make_claim("It fell.")
    assert as_ben.get("/claims/987654/?as_of=2024-01-01").status_code == 404
    assert as_ben.get("/clusters/987654/?as_of=2024-01-01").status_code == 404
    assert "was not there yet" in as_ben.get(f"/claims/{claim.pk}/?as_of=2024-01-01").content.decode()
