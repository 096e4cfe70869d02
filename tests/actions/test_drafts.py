"""Drafts: kept while one types, turned into what a decision was saved from, brought back."""

from datetime import timedelta

import pytest

from claims.actions.drafts import (
    DraftTooLong,
    NeverTaken,
    bring_back,
    discard_draft,
    keep_for_undo,
    save_draft,
)
from claims.models import Draft
from claims.models.clock import database_now
from claims.models.draft import MAX_DRAFT_CHARACTERS
from tests.factories import decide, make_cluster, make_lease


def keep(cluster, reviewer, body="shared-note=mine", key="k"):
    return save_draft(cluster_id=cluster.pk, reviewer=reviewer, body=body, key=key, at=database_now())


@pytest.fixture
def cluster(ada):
    """A cluster that Ada holds."""
    cluster = make_cluster()
    make_lease(cluster, ada)
    return cluster


def test_there_is_one_draft_for_a_card_the_latest(cluster, ada):
    keep(cluster, ada)
    keep(cluster, ada, "shared-note=later")
    assert Draft.objects.get().body == "shared-note=later"


def test_two_readers_keep_their_own(cluster, ada, ben):
    make_lease(cluster, ben, slot=1)
    keep(cluster, ada)
    keep(cluster, ben, "shared-note=his")
    discard_draft(cluster_id=cluster.pk, reviewer=ben)
    assert Draft.objects.get().reviewer == ada


def test_who_held_the_card_once_may_keep_a_draft_and_nobody_else(cluster, ada, ben):
    cluster.leases.update(ended_at=database_now(), ending="expired")
    assert keep(cluster, ada) is not None
    with pytest.raises(NeverTaken):
        keep(cluster, ben)


def test_a_draft_emptied_is_gone(cluster, ada):
    keep(cluster, ada)
    assert keep(cluster, ada, "") is None
    assert not Draft.objects.exists()


def test_a_draft_has_an_end(cluster, ada):
    keep(cluster, ada, "x" * MAX_DRAFT_CHARACTERS)
    with pytest.raises(DraftTooLong, match="200,000"):
        keep(cluster, ada, "x" * (MAX_DRAFT_CHARACTERS + 1))
    assert Draft.objects.get().body.startswith("x")


def test_a_draft_that_comes_after_its_form_was_saved_is_not_kept(cluster, ada):
    decision = decide(cluster, ada, "unverified").decision
    assert keep(cluster, ada, key=decision.idempotency_key) is None
    assert not Draft.objects.live().exists()


def test_what_a_decision_was_saved_from_comes_back(cluster, ada):
    decision = decide(cluster, ada, "unverified").decision
    keep_for_undo(decision, "shared-note=as+sent")
    assert not Draft.objects.live().exists()
    bring_back(decision)
    assert Draft.objects.live().get().body == "shared-note=as+sent"


def test_without_a_form_the_last_draft_is_what_a_decision_was_saved_from(cluster, ada):
    keep(cluster, ada)
    decision = decide(cluster, ada, "unverified").decision
    assert Draft.objects.get().decision == decision
    assert not Draft.objects.live().exists()


def test_something_newer_is_not_overwritten_by_what_comes_back(cluster, ada):
    decision = decide(cluster, ada, "unverified").decision
    keep_for_undo(decision, "shared-note=old")
    keep(cluster, ada, "shared-note=new")
    bring_back(decision)
    assert Draft.objects.get().body == "shared-note=new"


def test_what_was_saved_over_a_month_ago_is_not_kept_any_longer(ada, ben):
    saved = [decide(make_cluster(), by, "unverified").decision for by in (ada, ada, ben)]
    half_written = make_cluster()
    make_lease(half_written, ada)
    for decision in saved[1:]:
        keep_for_undo(decision, "shared-note=old")
    keep(half_written, ada)
    Draft.objects.update(saved_at=database_now() - timedelta(days=31))
    keep_for_undo(saved[0], "shared-note=new")
    left = {saved[0].cluster_id, saved[2].cluster_id, half_written.pk}
    assert set(Draft.objects.values_list("cluster", flat=True)) == left
