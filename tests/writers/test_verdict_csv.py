"""The CSV of verdicts: its form, and what stands in each cell."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from claims.records import EvidenceInput, ExportRow
from claims.writers.verdict_csv import COLUMNS, columns_of, evidence_line, write_verdict_csv

PENDING = ExportRow(
    claim_id=7,
    cluster_id=3,
    source_title="Bridge closed",
    publisher="The Gazette",
    source_url="https://gazette.example/bridge",
    published_at=datetime(2024, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=-5))),
    claim="The bridge carried 4,000 cars a day.",
    start=12,
    end=48,
    place="body",
    check_worthiness=0.75,
    origins=2,
    status="pending",
)
DECIDED = replace(
    PENDING,
    label="conflicting",
    final_label="consistent",
    reason="wrong_detail",
    note="Counted twice.\nSee the report.",
    decided_by="review",
    reviewer="ada",
    decided_at=datetime(2024, 4, 5, 6, 7, 8, 900, tzinfo=UTC),
    revision=2,
    status="decided",
    against=((9, "It carried 3,100\ncars."), (11, "Fewer than 4,000.")),
    evidence=(
        EvidenceInput(
            "contradicts", "https://city.example/count", None, "Traffic | 2023", "City", "3,100\r\na day"
        ),
        EvidenceInput("supports", "", 12, "", "", "Four thousand"),
        EvidenceInput("context", "https://city.example/map"),
    ),
)


def read_plainly(content: bytes) -> list[dict[str, str]]:
    """With the standard library's reader, as anybody else would."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def written(*rows: ExportRow, has_final_label: bool = False) -> bytes:
    columns = columns_of("own", has_final_label=has_final_label)
    return b"".join(write_verdict_csv(rows, columns))


def test_the_columns_come_in_the_promised_order() -> None:
    assert ", ".join(COLUMNS) == (
        "claim_id, cluster_id, source_title, publisher, source_url, published_at, claim, start, end, place, "
        "check_worthiness, label, reason, against, origins, note, evidence, decided_by, reviewer, "
        "decided_at, revision, status"
    )


def test_the_final_label_stands_beside_the_label() -> None:
    columns = columns_of("own", has_final_label=True)
    assert columns[columns.index("label") + 1] == "final_label"
    assert [column for column in columns if column != "final_label"] == list(COLUMNS)


def test_the_files_of_the_desk_tell_of_sign_off_and_of_checking_again() -> None:
    for scope in ("desk", "reviewers"):
        assert columns_of(scope, is_as_of=True)[len(COLUMNS) :] == ("signed_off", "check_again", "as_of")
    row = replace(DECIDED, signed_off=datetime(2024, 5, 1, tzinfo=UTC), check_again="links_changed")
    (cells,) = read_plainly(b"".join(write_verdict_csv([row], columns_of("desk"))))
    assert (cells["signed_off"], cells["check_again"]) == ("2024-05-01T00:00:00Z", "links_changed")


def test_the_file_for_outside_names_the_desk_and_nobody_of_it() -> None:
    columns = columns_of("outside")
    assert set(columns) - set(COLUMNS) == {"signed_off", "desk"}
    assert set(COLUMNS) - set(columns) == {"reviewer", "revision"}
    content = b"".join(write_verdict_csv([replace(DECIDED, desk="The Gazette’s desk")], columns))
    (cells,) = read_plainly(content)
    assert cells["desk"] == "The Gazette’s desk"
    assert b"ada" not in content


def test_no_rows_give_a_header_alone() -> None:
    assert written() == ",".join(COLUMNS).encode() + b"\r\n"


def test_every_line_ends_in_carriage_return_and_line_feed_and_no_byte_order_mark_leads() -> None:
    content = written(PENDING, DECIDED)
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == 3


def test_a_pending_claim_has_empty_cells_for_what_is_not_known() -> None:
    (row,) = read_plainly(written(PENDING))
    empty = {
        "label",
        "reason",
        "against",
        "note",
        "evidence",
        "decided_by",
        "reviewer",
        "decided_at",
        "revision",
    }
    assert {column for column, cell in row.items() if cell == ""} == empty
    assert row["origins"] == "2"
    assert row["check_worthiness"] == "0.75"


def test_times_are_written_in_utc() -> None:
    (row,) = read_plainly(written(DECIDED))
    assert row["published_at"] == "2024-03-02T04:30:00Z"
    assert row["decided_at"] == "2024-04-05T06:07:08Z"


def test_notes_keep_their_lines_and_lists_have_one_entry_a_line() -> None:
    (row,) = read_plainly(written(DECIDED, has_final_label=True))
    assert row["note"] == "Counted twice.\nSee the report."
    assert row["against"] == "claim 9: It carried 3,100 cars.\nclaim 11: Fewer than 4,000."
    assert row["evidence"].split("\n") == [
        r"contradicts https://city.example/count | Traffic \| 2023 | City | 3,100 a day",
        "supports claim 12 |  |  | Four thousand",
        "context https://city.example/map",
    ]
    assert (row["label"], row["final_label"]) == ("conflicting", "consistent")


def test_an_evidence_line_ending_in_a_bar_keeps_it() -> None:
    assert evidence_line(EvidenceInput("context", "https://a.example", title="a |")) == (
        r"context https://a.example | a \|"
    )


def test_an_evidence_line_says_when_it_was_seen() -> None:
    seen = EvidenceInput("context", "https://a.example", seen_on=date(2024, 5, 31))
    assert evidence_line(seen) == "context https://a.example |  |  |  | seen 2024-05-31"


def test_formulas_in_titles_and_notes_are_guarded() -> None:
    row = replace(
        PENDING, source_title='=HYPERLINK("http://evil")', note="fine\n@SUM(A1)", claim="-5 degrees; +3"
    )
    (cells,) = read_plainly(written(row))
    assert cells["source_title"] == '\'=HYPERLINK("http://evil")'
    assert cells["note"] == "fine\n'@SUM(A1)"
    assert cells["claim"] == "'-5 degrees;' +3"


def test_a_lone_surrogate_does_not_stop_the_download() -> None:
    (row,) = read_plainly(written(replace(PENDING, note="half \ud83d of one")))
    assert row["note"] == "half ? of one"
