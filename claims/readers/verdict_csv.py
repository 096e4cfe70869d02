"""Reading a CSV of verdicts back: the same text in every cell, guard quotes taken out."""

import re

from claims.text.cells import unguard_cell

# A quoted cell, or a plain one. Quotes inside a quoted cell are doubled.
_CELL = re.compile(r'"([^"]*(?:""[^"]*)*)"|([^",\r\n]*)')
_LINE_END = re.compile(r"\r\n|\n|\Z")


class UnreadableCsv(ValueError):
    """The file is not what `claims.writers.verdict_csv` writes; the message says where."""


def read_verdict_csv(content: bytes | str) -> list[dict[str, str]]:
    """One dictionary a row, by column name. Raises UnreadableCsv.

    A byte order mark and bare line feeds are let pass: spreadsheets put them there on saving.
    """
    text = _decoded(content) if isinstance(content, bytes) else content
    numbered = _parse(text.removeprefix("\ufeff"))
    if not numbered:
        raise UnreadableCsv("The file is empty.")
    (_, header), *rows = numbered
    if len(set(header)) < len(header):
        raise UnreadableCsv("Line 1: a column appears twice.")
    for line, row in rows:
        if len(row) != len(header):
            raise UnreadableCsv(f"Line {line}: {len(row)} cells under {len(header)} columns.")
    return [dict(zip(header, row, strict=True)) for _, row in rows]


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableCsv(f"Line {line}: this is not UTF-8.") from None


def _parse(text: str) -> list[tuple[int, list[str]]]:
    """Every row with the number of the line it begins on."""
    rows: list[tuple[int, list[str]]] = []
    position, line = 0, 1
    while position < len(text):
        cells, end = _parse_row(text, position)
        rows.append((line, cells))
        line += text.count("\n", position, end)
        position = end
    return rows


def _parse_row(text: str, position: int) -> tuple[list[str], int]:
    cells: list[str] = []
    while True:
        cell = _CELL.match(text, position)
        assert cell  # a plain cell may be empty, so something always matches
        quoted, plain = cell.groups()
        cells.append(unguard_cell(plain if quoted is None else quoted.replace('""', '"')))
        position = cell.end()
        if text.startswith(",", position):
            position += 1
        elif line_end := _LINE_END.match(text, position):
            return cells, line_end.end()
        else:
            raise UnreadableCsv(_fault(text, position, quoted))


def _fault(text: str, position: int, quoted: str | None) -> str:
    line = text.count("\n", 0, position) + 1
    if quoted is not None:
        return f"Line {line}: text after a closing quote."
    if text[position] == '"':
        return f"Line {line}: a quote is never closed, or stands inside an unquoted cell."
    return f"Line {line}: a carriage return without a line feed."
