"""Quotations: which pairs of quotation marks belong together, in any common style."""

import re

from claims.records import Span

# A quotation longer than this is more likely a mark that was never closed.
MAX_QUOTATION_CHARACTERS = 1_000


def find_quotations(paragraph: str) -> list[Span]:
    """Spans of the outermost quotations, marks included, in reading order. Cost: linear.

    A mark that is never closed opens nothing. Single marks count only where sentence punctuation
    stands before the closing one: elsewhere they cannot be told from apostrophes.
    """
    pairs: list[Span] = []
    opened: list[tuple[str, int]] = []
    for match in _MARK.finditer(paragraph):
        mark, position = match.group(), match.start()
        opened = [one for one in opened if position - one[1] < MAX_QUOTATION_CHARACTERS]
        partner = _find_partner(mark, paragraph, position, opened)
        if partner is not None:
            pairs.append(Span(opened[partner][1], position + 1))
            del opened[partner:]
        elif _may_open(mark, paragraph, position) and len(opened) < _DEEPEST_NESTING:
            opened.append((mark, position))
    return _keep_outermost(pairs)


# The marks that can close what a mark has opened: “English”, „German“, «French», »Danish«.
_CLOSERS = {
    '"': '"',
    "“": '”"',
    "”": "”",
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’'",
    "'": "'’",
    "‚": "‘’'",
}
_SINGLE = frozenset("‘’'‚")
_MARK = re.compile("[\"“”„«»‹›‘’'‚]")
_BEFORE_OPENING = frozenset("([{-–—/:\"“„«»‘’'‚")
_BEFORE_SINGLE_CLOSING = frozenset('.,!?…;"”»')
_DEEPEST_NESTING = 6


def _find_partner(mark: str, text: str, position: int, opened: list[tuple[str, int]]) -> int | None:
    """The place in `opened` of the mark that this one closes; None where it closes nothing."""
    if not _may_close(mark, text, position):
        return None
    for place in range(len(opened) - 1, -1, -1):
        if mark in _CLOSERS[opened[place][0]]:
            return place
    return None


def _may_close(mark: str, text: str, position: int) -> bool:
    before, after = _find_neighbours(text, position)
    if mark in _SINGLE:
        return before in _BEFORE_SINGLE_CLOSING and not after.isalnum()
    if mark == '"':
        return not before.isspace() and not after.isalnum()
    # French typography sets a blank inside the marks.
    return True


def _may_open(mark: str, text: str, position: int) -> bool:
    if mark not in _CLOSERS:
        return False
    before, after = _find_neighbours(text, position)
    if mark in "“„«‹":
        return True
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and not after.isdecimal()


def _find_neighbours(text: str, position: int) -> tuple[str, str]:
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    return before, after


def _keep_outermost(pairs: list[Span]) -> list[Span]:
    outermost: list[Span] = []
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        if not outermost or pair.start >= outermost[-1].end:
            outermost.append(pair)
    return outermost
