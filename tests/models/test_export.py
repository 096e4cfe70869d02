"""Rows on their way out: which, in which order, with what in them, from one moment."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions.review import undo_decision
from claims.actions.settling import settle_claims
from claims.models import Claim, Cluster, Decision, Reviewer, Verdict, export
from claims.models.clock import database_now
from claims.models.export import outcome_rows, reviewer_rows
from claims.models.snapshot import one_moment
from claims.records import EvidenceInput
from tests.factories import decide, make_claim, make_cluster, make_source

pytestmark = pytest.mark.django_db


def test_only_claims_with_a_decision_come_by_default(ada: Reviewer) -> None:
    waiting, judged = make_cluster("The dam holds."), make_cluster("The dam broke in 1953.")
    decide(judged, ada, "unverified")
    assert [(row.claim, row.label, row.status) for row in outcome_rows()] == [
        ("The dam broke in 1953.", "unverified", "decided")
    ]
    assert [row.cluster_id for row in outcome_rows(with_undecided=True)] == [waiting.pk, judged.pk]


def test_rows_come_by_claim_id_whatever_was_decided_first(ada: Reviewer) -> None:
    first, second = make_cluster("One.", "Two."), make_cluster("Three.")
    decide(second, ada)
    decide(first, ada)
    ids = [row.claim_id for row in outcome_rows()]
    assert len(ids) == 3
    assert ids == sorted(ids)


def test_a_row_tells_of_the_claim_its_source_and_the_verdict(ada: Reviewer) -> None:
    published_at = datetime(2024, 2, 3, tzinfo=UTC)
    source = make_source(
        "The dam broke.",
        title="Flood",
        publisher="Gazette",
        url="https://g.example",
        published_at=published_at,
    )
    other = make_claim("The dam never broke.")
    claim = make_claim(source=source, check_worthiness=0.8)
    evidence = EvidenceInput(stance="contradicts", claim_id=other.pk)
    given = decide(
        claim.cluster,
        ada,
        "conflicting",
        reason="unsettled",
        note="See both.",
        against=[other.pk],
        evidence=[evidence],
    )
    (row,) = outcome_rows()
    assert (row.claim, row.start, row.end, row.place) == ("The dam broke.", 0, 14, "body")
    assert (row.source_title, row.publisher, row.source_url) == ("Flood", "Gazette", "https://g.example")
    assert (row.published_at, row.check_worthiness, row.origins) == (published_at, 0.8, 1)
    assert (row.label, row.reason, row.note) == ("conflicting", "unsettled", "See both.")
    assert (row.decided_by, row.reviewer, row.revision) == ("review", "ada", 1)
    assert row.decided_at == given.decision.decided_at
    assert row.against == ((other.pk, "The dam never broke."),)
    (cited,) = row.evidence
    assert (cited.stance, cited.claim_id, cited.passage) == ("contradicts", other.pk, "The dam never broke.")


def test_a_source_without_title_and_date_has_none_in_the_row(ada: Reviewer) -> None:
    decide(make_cluster("The dam broke."), ada)
    (row,) = outcome_rows()
    assert (row.source_title, row.publisher, row.published_at) == ("", "", None)


def test_a_claim_set_aside_has_no_label_and_says_why(ada: Reviewer) -> None:
    decide(make_cluster("The dam is ugly."), ada, set_aside="opinion")
    (row,) = outcome_rows()
    assert (row.label, row.reason, row.status, row.decided_by) == ("", "opinion", "set_aside", "review")


def test_a_decision_that_was_undone_is_gone(ada: Reviewer) -> None:
    decision = decide(make_cluster("The dam broke."), ada).decision
    undo_decision(decision_id=decision.pk, by=ada, idempotency_key="undo", at=database_now())
    assert list(outcome_rows()) == []
    assert list(reviewer_rows()) == []
    (row,) = outcome_rows(with_undecided=True)
    assert (row.label, row.reviewer, row.revision, row.status) == ("", "", None, "pending")


def judge(cluster: Cluster, reviewer: Reviewer, label: str, kind: str = "review") -> None:
    """A further reading of a cluster, as two readers or a lead would leave it."""
    decision = Decision.objects.create(
        cluster=cluster,
        reviewer=reviewer,
        kind=kind,
        idempotency_key=f"{reviewer} {Decision.objects.count()}",
        cluster_version=cluster.version,
        members=[],
        revision=Decision.objects.filter(cluster=cluster, reviewer=reviewer).count() + 1,
        decided_at=database_now(),
    )
    claim_ids = list(cluster.claims.values_list("pk", flat=True))
    for claim_id in claim_ids:
        Verdict.objects.create(decision=decision, claim_id=claim_id, label=label, given_to="claim")
    settle_claims(claim_ids, by=None, at=database_now())


def test_a_disputed_claim_has_no_label_but_each_reviewers_row_has_one(
    ada: Reviewer, ben: Reviewer, settings: object
) -> None:
    settings.REVIEWS_PER_CLAIM = 2  # type: ignore[attr-defined]
    cluster = make_cluster("The dam broke.")
    judge(cluster, ben, "conflicting")
    assert list(outcome_rows()) == []
    assert [(row.reviewer, row.label, row.status) for row in reviewer_rows()] == [
        ("ben", "conflicting", "pending")
    ]
    judge(cluster, ada, "consistent")
    (row,) = outcome_rows()
    assert (row.label, row.status, row.decided_by, row.reviewer) == ("", "disputed", "", "")
    assert [(r.reviewer, r.label, r.final_label, r.decided_by) for r in reviewer_rows()] == [
        ("ada", "consistent", "", "review"),
        ("ben", "conflicting", "", "review"),
    ]


def test_agreement_and_adjudication_are_told_apart(
    ada: Reviewer, ben: Reviewer, lea: Reviewer, settings: object
) -> None:
    settings.REVIEWS_PER_CLAIM = 2  # type: ignore[attr-defined]
    agreed, settled = make_cluster("The dam broke."), make_cluster("The dam held.")
    judge(agreed, ada, "consistent")
    judge(agreed, ben, "consistent")
    judge(settled, ada, "consistent")
    judge(settled, ben, "unverified")
    judge(settled, lea, "conflicting", kind="adjudication")
    assert [(row.label, row.decided_by) for row in outcome_rows()] == [
        ("consistent", "agreement"),
        ("conflicting", "adjudication"),
    ]
    assert [(r.reviewer, r.label, r.final_label) for r in reviewer_rows(of=ben)] == [
        ("ben", "consistent", "consistent"),
        ("ben", "unverified", "conflicting"),
    ]


def test_only_the_last_verdict_of_a_reviewer_counts(ada: Reviewer) -> None:
    cluster = make_cluster("The dam broke.")
    judge(cluster, ada, "consistent")
    judge(cluster, ada, "unverified")
    assert [(row.label, row.revision) for row in reviewer_rows()] == [("unverified", 2)]


def test_rows_of_one_reviewer_leave_out_the_others(ada: Reviewer, ben: Reviewer) -> None:
    decide(make_cluster("The dam broke."), ada)
    decide(make_cluster("The dam held."), ben)
    assert [row.claim for row in reviewer_rows(of=ben)] == ["The dam held."]
    both = [(row.claim, row.reviewer) for row in reviewer_rows(of=ben, with_undecided=True)]
    assert both == [("The dam broke.", ""), ("The dam held.", "ben")]


@pytest.mark.parametrize("rows", [outcome_rows, reviewer_rows])
def test_four_queries_serve_each_chunk(rows: object, ada: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    evidence = [EvidenceInput(stance="supports", url="https://a.example")]
    for number in range(6):
        other = make_claim()
        decide(
            make_cluster(f"Dam {number} broke."), ada, "conflicting", against=[other.pk], evidence=evidence
        )
    monkeypatch.setattr(export, "CLAIMS_AT_ONCE", 2)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert len(list(rows())) == 6  # type: ignore[operator]
    # claims, verdicts with decision and reviewer, evidence, against; three times, and a last look for claims
    assert len(queries) == 3 * 4 + 1


def test_the_rows_are_those_of_one_moment_and_nobody_waits(
    committed_db: object, ada: Reviewer, race: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "CLAIMS_AT_ONCE", 1)
    clusters = [make_cluster(f"Dam {number} broke.") for number in range(3)]
    decide(clusters[0], ada)
    rows = outcome_rows(with_undecided=True)
    assert next(rows).label == "consistent"
    (saved,) = race(1, lambda number: decide(clusters[2], ada, "unverified"))  # type: ignore[operator]
    assert saved.decision.pk
    assert [row.label for row in rows] == ["", ""]
    assert Claim.objects.ruled().count() == 2


def test_a_reader_that_stops_leaves_no_transaction_behind(
    committed_db: object, ada: Reviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "CLAIMS_AT_ONCE", 1)
    make_cluster("One.", "Two.", "Three.")
    rows = outcome_rows(with_undecided=True)
    next(rows)
    assert connection.in_atomic_block
    rows.close()  # type: ignore[attr-defined]
    assert not connection.in_atomic_block
    make_cluster("Writing goes on as before.")
    assert Claim.objects.count() == 4


def test_nothing_can_be_written_where_one_moment_is_read_on_postgresql(committed_db: object) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no read-only transactions")
    with pytest.raises(Exception, match="read-only"), one_moment():
        make_cluster("One.")
    assert not Claim.objects.exists()
