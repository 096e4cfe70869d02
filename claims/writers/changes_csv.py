"""What changed outside since an earlier export, as CSV of the same form as the verdicts."""

from collections.abc import Iterable, Iterator

from claims.records import ExportRow, OutsideChange
from claims.writers.verdict_csv import csv_line, evidence_line, utc

COLUMNS = (
    *("claim_id", "claim", "source_title", "publisher", "source_url", "why"),
    *("was_label", "was_reason", "was_note", "was_evidence", "was_signed_off"),
    *("label", "reason", "note", "evidence", "signed_off"),
)


def write_changes_csv(changes: Iterable[OutsideChange]) -> Iterator[bytes]:
    """The header, then a line a claim; what is there now stays empty where nothing is."""
    yield csv_line(COLUMNS)
    for change in changes:
        was = change.was
        claim = (str(was.claim_id), was.claim, was.source_title, was.publisher, was.source_url, change.why)
        yield csv_line((*claim, *_said(was), *_said(change.now)))


def _said(row: ExportRow | None) -> tuple[str, ...]:
    if row is None:
        return ("",) * 5
    evidence = "\n".join(evidence_line(piece) for piece in row.evidence)
    signed_off = utc(row.signed_off) if row.signed_off else ""
    return row.label or row.status, row.reason, row.note, evidence, signed_off
