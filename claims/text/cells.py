"""Cells of a table that no spreadsheet takes for a formula, and the way back to the very same text.

A guard quote (') is put where a formula would begin: before the cell, and before any line inside it, that
starts with a formula sign, with blanks, invisible characters or double quotes before it or not. Semicolons
and tabs count as line ends here, since a spreadsheet set to another separator cuts there. What starts with
a guard quote by itself gets one more, so taking one away everywhere gives back the text.
"""

import re
import unicodedata

GUARD = "'"
FORMULA_SIGNS = frozenset("=+-@＝＋－＠﹦﹢﹣﹫")
INVISIBLE_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # blank on screen, letters to Unicode
_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029\t;"
_BREAK = re.compile(f"([{_BREAKS}])")
_GUARDED_START = re.compile(rf"(\A|[{_BREAKS}]){GUARD}")


def guard_cell(cell: str) -> str:
    """`cell` so that neither it nor a line inside it begins with a formula sign. One pass."""
    if not _BREAK.search(cell):  # most cells: numbers, names, one line
        return GUARD + cell if _is_risky(cell) else cell
    pieces = _BREAK.split(cell)  # texts at even places, what parts them at odd ones
    guarded = [
        GUARD + piece if place % 2 == 0 and _is_risky(piece) else piece for place, piece in enumerate(pieces)
    ]
    if guarded[0] == pieces[0] and _is_risky(cell):
        guarded[0] = GUARD + guarded[0]
    return "".join(guarded)


def unguard_cell(cell: str) -> str:
    """The text that `guard_cell` was given."""
    return _GUARDED_START.sub(r"\1", cell)


def _is_risky(text: str) -> bool:
    if text.startswith(GUARD):
        return True
    for character in text:
        if character in FORMULA_SIGNS or character in "\t\r\n":
            return True
        if not (character == '"' or is_invisible(character)):
            return False
    return False


def is_invisible(character: str) -> bool:
    """Blanks, controls, marks that show nothing by themselves, and letters that look blank."""
    return unicodedata.category(character)[0] in "CZM" or character in INVISIBLE_LETTERS
