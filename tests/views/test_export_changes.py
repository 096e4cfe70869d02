"""What changed since an earlier export for outside: what was sent, what is, and why."""

import pytest
from django.test import Client

from claims.actions.check_again import ask_to_check_again
from claims.actions.exporting import export_verdicts
from claims.actions.review import undo_decision
from claims.actions.sign_off import sign_off
from claims.models import Claim, Cluster, ExportRun, Reviewer
from claims.models.clock import database_now
from claims.models.export_changes import read_changes
from claims.readers.verdict_csv import read_verdict_csv
from claims.records import ExportChoice
from tests.factories import decide, make_cluster, make_export_run

pytestmark = pytest.mark.django_db


def sign(cluster: Cluster, lea: Reviewer) -> Claim:
    claim = cluster.claims.get()
    sign_off(verdicts={claim.pk: claim.verdict_id or 0}, by=lea, at=database_now())
    return claim


def signed(text: str, ada: Reviewer, lea: Reviewer, label: str = "unverified") -> Cluster:
    cluster = make_cluster(text)
    decide(cluster, ada, label)
    sign(cluster, lea)
    return cluster


def export() -> ExportRun:
    made = export_verdicts(ExportChoice("outside"), by=None)
    made.file.close()
    return made.run


def ask_again(cluster: Cluster, lea: Reviewer) -> None:
    claims = [cluster.claims.get().pk]
    ask_to_check_again(
        cluster_id=cluster.pk, claim_ids=claims, reason="A new report.", by=lea, at=database_now()
    )
    cluster.refresh_from_db()


def test_a_verdict_that_still_stands_is_no_change(ada: Reviewer, lea: Reviewer) -> None:
    signed("The dam broke.", ada, lea)
    run = export()
    signed("Signed off later.", ada, lea)
    changes = read_changes(run)
    assert (changes.found, changes.carried, changes.is_sure) == ((), 1, True)


def test_each_change_says_what_was_what_is_and_why(ada: Reviewer, lea: Reviewer) -> None:
    flagged, undone = signed("The dam broke.", ada, lea), signed("The dam held.", ada, lea)
    changed, unsigned = signed("The dam is old.", ada, lea), signed("The dam is new.", ada, lea)
    run = export()
    ask_again(flagged, lea)
    last = undone.decisions.get()
    undo_decision(decision_id=last.pk, by=lea, idempotency_key="undo", at=database_now())
    for cluster in (changed, unsigned):
        ask_again(cluster, lea)
        decide(cluster, ada, "consistent", note="The report says so.")
    sign(changed, lea)
    told = [(c.was.claim, c.was.label, c.now.label if c.now else "", c.why) for c in read_changes(run).found]
    assert told == [
        ("The dam broke.", "unverified", "", "To be checked again: Somebody asked for it"),
        ("The dam held.", "unverified", "", "The verdict was taken back"),
        ("The dam is old.", "unverified", "consistent", "Another verdict is signed off"),
        ("The dam is new.", "unverified", "", "What holds now is not signed off"),
    ]


def test_the_page_and_the_file_tell_the_same_and_write_nothing(
    as_lea: Client, ada: Reviewer, lea: Reviewer
) -> None:
    cluster = signed("The dam broke.", ada, lea)
    run = export()
    ask_again(cluster, lea)
    page = as_lea.get(f"/export/{run.pk}/changes/").content.decode()
    assert "The dam broke." in page
    assert "To be checked again: Somebody asked for it." in page
    assert "nothing signed off" in page
    (row,) = read_verdict_csv(as_lea.get(f"/export/{run.pk}/changes.csv").content)
    assert (row["was_label"], row["label"]) == ("unverified", "")
    assert row["why"] == "To be checked again: Somebody asked for it"
    assert ExportRun.objects.count() == 1
    assert f"/export/{run.pk}/changes/" in as_lea.get("/export/").content.decode()


def test_a_file_that_cannot_be_told_again_is_said_to_be_so(as_lea: Client) -> None:
    run = make_export_run(row_count=3)
    assert "compare with the file itself" in as_lea.get(f"/export/{run.pk}/changes/").content.decode()


def test_only_leads_look_and_only_at_what_went_outside(as_ada: Client, as_lea: Client) -> None:
    outside, desk = make_export_run(), make_export_run(scope="desk")
    for end in ("changes/", "changes.csv"):
        assert as_ada.get(f"/export/{outside.pk}/{end}").status_code == 403
        assert as_lea.get(f"/export/{desk.pk}/{end}").status_code == 404
