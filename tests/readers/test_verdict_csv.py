"""Reading the CSV of verdicts back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.readers.verdict_csv import UnreadableCsv, read_verdict_csv
from claims.records import ExportRow
from claims.writers.verdict_csv import COLUMNS, write_verdict_csv

TEXT = st.text(
    st.sampled_from("=+-@＝'\"\t\r\n;, \u200b\ufeff\u2028ab")
    | st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    max_size=20,
)


def row_of(title: str = "", claim: str = "x", note: str = "") -> ExportRow:
    return ExportRow(
        claim_id=1,
        cluster_id=1,
        source_title=title,
        publisher="",
        source_url="",
        published_at=None,
        claim=claim,
        start=0,
        end=1,
        place="body",
        check_worthiness=0.5,
        origins=1,
        status="pending",
        note=note,
    )


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=4))
@settings(max_examples=200)
def test_what_is_written_is_read_back_unchanged(texts: list[tuple[str, str, str]]) -> None:
    content = b"".join(write_verdict_csv(row_of(*cells) for cells in texts))
    read = [(row["source_title"], row["claim"], row["note"]) for row in read_verdict_csv(content)]
    assert read == texts


def test_rows_come_by_column_name() -> None:
    (row,) = read_verdict_csv(b"".join(write_verdict_csv([row_of(note="seen")])))
    assert tuple(row) == COLUMNS
    assert (row["claim_id"], row["note"], row["label"]) == ("1", "seen", "")


def test_a_file_saved_by_a_spreadsheet_is_read() -> None:
    assert read_verdict_csv(b'\xef\xbb\xbfclaim_id,note\n1,\'=x\n2,"a\nb"') == [
        {"claim_id": "1", "note": "=x"},
        {"claim_id": "2", "note": "a\nb"},
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"a,a\r\n", "Line 1: a column appears twice"),
        (b"a,b\r\n1,2\r\n1\r\n", "Line 3: 1 cells under 2 columns"),
        (b'a\r\n"x\ny"\r\n"open\r\nmore\r\n', "Line 4: a quote is never closed"),
        (b'a\r\n"x"y\r\n', "Line 2: text after a closing quote"),
        (b"a\r\nx\ry\r\n", "Line 2: a carriage return"),
        (b"a\r\n\xff\r\n", "Line 2: this is not UTF-8"),
        ("a\r\n1".encode("utf-16"), "not UTF-8"),
    ],
)
def test_an_unreadable_file_is_refused_with_the_line(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableCsv, match=says):
        read_verdict_csv(content)


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_any_content_is_read_or_refused(content: bytes | str) -> None:
    refusal = ""
    rows = None
    try:
        rows = read_verdict_csv(content)
    except UnreadableCsv as error:
        refusal = str(error)
    assert refusal or isinstance(rows, list)


def test_a_large_cell_is_read() -> None:
    note = 'a "quoted" line\r\n' * 20_000
    (row,) = read_verdict_csv(b"".join(write_verdict_csv([row_of(note=note)])))
    assert row["note"] == note
