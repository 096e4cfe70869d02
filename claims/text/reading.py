"""An article as it is read on screen: its paragraphs, cut where claims begin and end."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from claims.records import Place, Span
from claims.text.blocks import find_blocks


class Marked(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Piece[M: Marked]:
    """`text[start:start + len(text)]`: words between two edges.

    `inner` is the shortest mark that covers them; `begins` and `ends` are the marks that start and end
    here, each with its number (from 1, in the order given).
    """

    start: int
    text: str
    inner: M | None
    begins: tuple[tuple[int, M], ...]
    ends: tuple[tuple[int, M], ...]


@dataclass(frozen=True, slots=True)
class Paragraph[M: Marked]:
    """A paragraph, heading or bullet, and the marks that begin in it with their numbers."""

    place: Place
    pieces: tuple[Piece[M], ...]
    notes: tuple[tuple[int, M], ...]


def read[M: Marked](text: str, marks: Sequence[M], *, title: str = "") -> list[Paragraph[M]]:
    """All of the text but the blanks between paragraphs; no piece holds a carriage return.

    Browsers turn carriage returns into line feeds; without them, counting characters in a page agrees
    with counting them here. Cost: linear, but for marks that overlap.
    """
    blocks = list(_find_paragraphs(text, title))
    edges = {edge for span, _ in blocks for edge in (span.start, span.end)}
    pieces = list(_cut(text, marks, edges | _around_returns(text)))
    starts = [piece.start for piece in pieces]
    return [
        _paragraph(place, pieces[bisect_left(starts, span.start) : bisect_left(starts, span.end)])
        for span, place in blocks
    ]


def _find_paragraphs(text: str, title: str) -> Iterator[tuple[Span, Place]]:
    """Blocks with what stands before them on their line, such as a bullet, or after them at the end."""
    blocks = list(find_blocks(text, title=title))
    previous = 0
    for position, block in enumerate(blocks):
        is_last = position == len(blocks) - 1
        end = len(text.rstrip()) if is_last else block.span.end
        before = text[previous : block.span.start]
        yield Span(previous + len(before) - len(before.lstrip()), max(end, block.span.end)), block.place
        previous = block.span.end


def _around_returns(text: str) -> set[int]:
    places = [place for place, character in enumerate(text) if character == "\r"] if "\r" in text else []
    return {edge for place in places for edge in (place, place + 1)}


def _cut[M: Marked](text: str, marks: Sequence[M], edges: Iterable[int]) -> Iterator[Piece[M]]:
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for position, mark in enumerate(marks):
        opening[mark.start].append(position)
        closing[mark.end].append(position)
    active: set[int] = set()
    for start, end in pairwise(sorted({*edges, *opening, *closing})):
        active -= set(closing[start])
        active |= set(opening[start])
        inner = min(active, key=lambda p: (marks[p].end - marks[p].start, p), default=None)
        yield Piece(
            start,
            text[start:end],
            None if inner is None else marks[inner],
            tuple((p + 1, marks[p]) for p in opening[start]),
            tuple((p + 1, marks[p]) for p in closing[end]),
        )


def _paragraph[M: Marked](place: Place, pieces: list[Piece[M]]) -> Paragraph[M]:
    notes = tuple(begun for piece in pieces for begun in piece.begins)
    return Paragraph(place, tuple(piece for piece in pieces if piece.text != "\r"), notes)
