"""Verdicts as CSV: RFC 4180 (CRLF, quotes doubled), UTF-8, no cell that a spreadsheet runs as a formula.

No byte order mark: RFC 4180 knows none, and readers that do not expect it (csv, jq, psql's COPY) take it for
a part of the first column's name. Spreadsheets ask for the encoding, or take UTF-8 on import.
Guard quotes are put in by `claims.text.cells` and taken out again by `claims.readers.verdict_csv`.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from claims.records import EvidenceInput, ExportRow
from claims.text.cells import guard_cell

_IN_QUOTES = re.compile(r'[,"\r\n;\t]')
COLUMNS = (
    *("claim_id", "cluster_id", "source_title", "publisher", "source_url", "published_at"),
    *("claim", "start", "end", "place", "check_worthiness", "label", "reason", "against", "origins", "note"),
    *("evidence", "decided_by", "reviewer", "decided_at", "revision", "status"),
)


def write_verdict_csv(rows: Iterable[ExportRow], *, has_final_label: bool = False) -> Iterator[bytes]:
    """The header, then a line a row. `has_final_label` adds that column beside the label."""
    columns = columns_of(has_final_label=has_final_label)
    yield _line(columns)
    for row in rows:
        yield _line([_CELLS.get(column, _plain_cell)(row, column) for column in columns])


def columns_of(*, has_final_label: bool) -> tuple[str, ...]:
    if not has_final_label:
        return COLUMNS
    beside = COLUMNS.index("label") + 1
    return (*COLUMNS[:beside], "final_label", *COLUMNS[beside:])


def evidence_line(evidence: EvidenceInput) -> str:
    r"""`supports https://… | title | publisher | passage`, or `supports claim 12 | …`; empty ends left out.

    Blanks and line ends inside a field become one blank; a bar inside is written \| and a backslash \\.
    """
    link = evidence.url or f"claim {evidence.claim_id}"
    said = (f"{evidence.stance} {link}", evidence.title, evidence.publisher, evidence.passage)
    fields = [_field(field) for field in said]
    while not fields[-1]:
        fields.pop()
    return " | ".join(fields)


def against_line(claim_id: int, text: str) -> str:
    """`claim 12: its text`, blanks and line ends inside folded."""
    return f"claim {claim_id}: {_folded(text)}"


def _line(cells: Iterable[str]) -> bytes:
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
    return _utc(value) if isinstance(value, datetime) else str(value)


def _utc(moment: datetime) -> str:
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
