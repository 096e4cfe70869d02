"""Guarded cells are no formulas anywhere, and come back unchanged."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text.cells import FORMULA_SIGNS, guard_cell, is_invisible, unguard_cell

# Much of what matters, dense: signs, guards, blanks, breaks, quotes, letters, and anything else.
RISKY = st.text(
    st.sampled_from("=+-@＝＋－＠'\"\t\r\n;,| \u200b\u00a0\ufeff\u3164ab1é") | st.characters(), max_size=30
)


def begins_a_formula(text: str) -> bool:
    for character in text:
        if character in FORMULA_SIGNS:
            return True
        if not is_invisible(character):
            return False
    return False


@given(RISKY)
@settings(max_examples=400)
def test_a_guarded_cell_comes_back_unchanged(text: str) -> None:
    assert unguard_cell(guard_cell(text)) == text


@given(RISKY)
@settings(max_examples=400)
def test_no_cell_and_no_line_inside_begins_with_a_formula_sign(text: str) -> None:
    guarded = guard_cell(text)
    assert not guarded.startswith(("\t", "\r", "\n"))
    assert not begins_a_formula(guarded)
    assert not any(begins_a_formula(line) for line in guarded.splitlines())


@given(RISKY)
@settings(max_examples=400)
def test_no_formula_appears_when_a_spreadsheet_cuts_at_semicolons_or_tabs(text: str) -> None:
    pieces = re.split("[;\t\n]", guard_cell(text))
    assert not any(begins_a_formula(piece.lstrip('"')) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("  @home", "'  @home"),
        ("\u200b＝cmd", "'\u200b＝cmd"),
        ("\tindented", "'\tindented"),
        ("\r\nafter", "'\r\nafter"),
        ("two\n=lines", "two\n'=lines"),
        ("two\r\n\r\n-lines", "two\r\n\r\n'-lines"),
        ("a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"),
        ("'twas", "''twas"),
        ("it's 5 - 3 = 2, or a+b@c", "it's 5 - 3 = 2, or a+b@c"),
        ("— a dash", "— a dash"),
        ("line one\r\nline two", "line one\r\nline two"),
        ("", ""),
    ],
)
def test_guards_stand_only_where_a_formula_would_begin(text: str, guarded: str) -> None:
    assert guard_cell(text) == guarded
    assert unguard_cell(guarded) == text


@pytest.mark.parametrize("text", ["=" * 100_000, "\n=" * 50_000, " " * 100_000, "'" * 100_000, "😀" * 10_000])
def test_long_cells_are_guarded_and_come_back(text: str) -> None:
    assert unguard_cell(guard_cell(text)) == text
