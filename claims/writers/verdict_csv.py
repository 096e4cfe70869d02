"""Verdicts as CSV: RFC 4180 (CRLF, quotes doubled), UTF-8, no cell that a spreadsheet runs as a formula.

No byte order mark: RFC 4180 knows none, and readers that do not expect it (csv, jq, psql's COPY) take it for
a part of the first column's name. Spreadsheets ask for the encoding, or take UTF-8 on import.
Guard quotes are put in by `claims.text.cells` and taken out again by `claims.readers.verdict_csv`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from claims.records import EvidenceInput, ExportRow
from claims.text.cells import guard_cell

_IN_QUOTES = re.compile(r'[,"\r\n;\t]')
COLUMNS = (
    *("claim_id", "cluster_id", "source_title", "publisher", "source_url", "published_at"),
    *("claim", "start", "end", "place", "check_worthiness", "label", "reason", "against", "origins", "note"),
    *("evidence", "decided_by", "reviewer", "decided_at", "revision", "status"),
)
# What each kind of file has besides, after all others.
ADDED = {
    "outside": ("signed_off", "desk"),
    "desk": ("signed_off", "check_again"),
    "reviewers": ("signed_off", "check_again"),
    "own": (),
}
# What names a person, or counts their acts, stays inside.
INSIDE = ("reviewer", "revision")


def write_verdict_csv(rows: Iterable[ExportRow], columns: Sequence[str] = COLUMNS) -> Iterator[bytes]:
    """The header, then a line a row."""
    yield csv_line(columns)
    for row in rows:
        yield csv_line([_CELLS.get(column, _plain_cell)(row, column) for column in columns])


def columns_of(scope: str, *, has_final_label: bool = False, is_as_of: bool = False) -> tuple[str, ...]:
    """The columns of a file: "outside", "desk", "reviewers" or "own".

    `has_final_label` adds that column beside the label; `is_as_of` one that says of when the file tells.
    """
    columns = [*COLUMNS, *ADDED[scope], *(["as_of"] if is_as_of else [])]
    if has_final_label:
        columns.insert(columns.index("label") + 1, "final_label")
    return tuple(column for column in columns if scope != "outside" or column not in INSIDE)


def evidence_line(evidence: EvidenceInput) -> str:
    r"""`supports https://… | title | publisher | passage | seen 2024-05-31`, or `supports claim 12 | …`.

    Empty ends are left out. Blanks and line ends inside a field become one blank; a bar inside is written
    \| and a backslash \\.
    """
    link = evidence.url or f"claim {evidence.claim_id}"
    seen = f"seen {evidence.seen_on.isoformat()}" if evidence.seen_on else ""
    said = (f"{evidence.stance} {link}", evidence.title, evidence.publisher, evidence.passage, seen)
    fields = [_field(field) for field in said]
    while not fields[-1]:
        fields.pop()
    return " | ".join(fields)


def against_line(claim_id: int, text: str) -> str:
    """`claim 12: its text`, blanks and line ends inside folded."""
    return f"claim {claim_id}: {_folded(text)}"


def csv_line(cells: Iterable[str]) -> bytes:
    """One line as bytes, every cell guarded."""
    line = ",".join(_quoted(guard_cell(cell)) for cell in cells) + "\r\n"
    return line.encode("utf-8", "replace")  # a lone surrogate cannot be stored, so none should come


def _quoted(cell: str) -> str:
    if _IN_QUOTES.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _plain_cell(row: ExportRow, column: str) -> str:
    value = getattr(row, column)
    if value is None:
        return ""
    return utc(value) if isinstance(value, datetime) else str(value)


def utc(moment: datetime) -> str:
    """A moment in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _evidence_cell(row: ExportRow, column: str) -> str:
    return "\n".join(evidence_line(evidence) for evidence in row.evidence)


def _against_cell(row: ExportRow, column: str) -> str:
    return "\n".join(against_line(claim_id, text) for claim_id, text in row.against)


def _score_cell(row: ExportRow, column: str) -> str:
    """Three digits at most: more say nothing that a reader could use."""
    return str(round(row.check_worthiness, 3))


_CELLS = {"evidence": _evidence_cell, "against": _against_cell, "check_worthiness": _score_cell}


def _field(text: str) -> str:
    return _folded(text).replace("\\", "\\\\").replace("|", "\\|")


def _folded(text: str) -> str:
    return " ".join(text.split())
