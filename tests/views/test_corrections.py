"""What was settled otherwise than one had read it."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions.adjudication import adjudicate
from claims.actions.check_again import ask_to_check_again
from claims.actions.review import undo_decision
from claims.models import Cluster, Decision, Reviewer
from claims.models.clock import database_now
from claims.records import DecisionInput, VerdictInput
from tests.factories import decide, make_cluster, make_reviewer

ASIDE = {"label": "", "set_aside": "opinion"}


@pytest.fixture(autouse=True)
def two_readers(settings):
    settings.REVIEWS_PER_CLAIM = 2


def settle(cluster: Cluster, by: Reviewer, **verdict: Any) -> Decision:
    members = list(cluster.claims.filter(status="disputed").order_by("id").values_list("pk", flat=True))
    words = {"given_to": "claim", "label": "consistent", "reason": "scope", "note": "The gauge says so."}
    verdicts = [VerdictInput(claim_id=pk, **{**words, **verdict}) for pk in members]
    form = DecisionInput(str(uuid.uuid4()), cluster.version, "", members, verdicts)
    recorded = adjudicate(cluster_id=cluster.pk, by=by, form=form, at=database_now())
    cluster.refresh_from_db()
    return recorded.decision


def dispute(one: Reviewer, other: Reviewer, *texts: str) -> Cluster:
    cluster = make_cluster(*texts)
    decide(cluster, one)
    decide(cluster, other, "unverified", note="Only the mayor says so.")
    return cluster


def page_of(client) -> str:
    response = client.get("/corrections/")
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_one_who_read_it_otherwise_sees_label_reason_and_note_of_what_holds(
    as_ada, as_ben, ada, ben, lea
):
    settle(dispute(ada, ben, "Hail fell."), lea)
    page = page_of(as_ben)
    for words in (
        "Hail fell.",
        "Only the mayor says so.",
        "Settled by lea",
        "Different scope",
        "The gauge says so.",
    ):
        assert words in page
    assert "Nothing was settled otherwise" in page_of(as_ada)


def test_a_dispute_not_settled_yet_is_no_correction(as_ben, ada, ben):
    dispute(ada, ben)
    assert "Nothing was settled otherwise" in page_of(as_ben)


def test_what_a_lead_sets_aside_corrects_both_readers(as_ada, as_ben, ada, ben, lea):
    settle(dispute(ada, ben, "Hail fell."), lea, **ASIDE)
    assert "Hail fell." in page_of(as_ada)
    assert "Hail fell." in page_of(as_ben)


def test_a_settlement_that_was_undone_corrects_nobody(as_ben, ada, ben, lea):
    decision = settle(dispute(ada, ben), lea)
    undo_decision(decision_id=decision.pk, by=lea, idempotency_key="k", at=database_now())
    assert "Nothing was settled otherwise" in page_of(as_ben)


def test_a_later_round_in_which_one_took_no_part_corrects_nobody(as_ben, ada, ben, lea):
    cluster = dispute(ada, ben, "Hail fell.")
    settle(cluster, lea, label="unverified")
    ids = [claim.pk for claim in cluster.claims.all()]
    ask_to_check_again(cluster_id=cluster.pk, claim_ids=ids, reason="New.", by=ada, at=database_now())
    decide(cluster, ada)
    decide(cluster, make_reviewer(), **ASIDE)
    settle(cluster, lea)
    assert "Nothing was settled otherwise" in page_of(as_ben)


def test_the_page_asks_the_same_number_of_queries_however_much_there_is(as_ben, ada, ben, lea):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            page_of(as_ben)
        return len(queries)

    settle(dispute(ada, ben), lea)
    few = count()
    for _ in range(4):
        settle(dispute(ada, ben, "Hail fell.", "It hailed."), lea)
    assert count() == few
