"""An article as it is read on screen: its paragraphs, cut where claims begin and end."""

from bisect import bisect_left, bisect_right
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
class Edge[M: Marked]:
    """Where a mark begins or ends, with its number (from 1, in the order given).

    `is_whole`: it lies within one paragraph and overlaps none that is whole but as a part of it or around
    it, so that an element may hold all its pieces.
    """

    number: int
    mark: M
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Piece[M: Marked]:
    """`text[start:start + len(text)]`: words between two edges.

    `inner` is the shortest mark that covers them; `begins` and `ends` are the marks that start and end
    here: those around others begin first and end last.
    """

    start: int
    text: str
    inner: M | None
    begins: tuple[Edge[M], ...]
    ends: tuple[Edge[M], ...]


@dataclass(frozen=True, slots=True)
class Paragraph[M: Marked]:
    """A paragraph, heading or bullet, and the marks that begin in it with their numbers."""

    place: Place
    pieces: tuple[Piece[M], ...]
    notes: tuple[tuple[int, M], ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def read[M: Marked](text: str, marks: Sequence[M], *, title: str = "") -> list[Paragraph[M]]:
    """All of the text but the blanks between paragraphs; no piece holds a carriage return.

    Browsers turn carriage returns into line feeds; without them, counting characters in a page agrees
    with counting them here. Cost: linear, but for marks that overlap.
    """
    blocks = list(_find_paragraphs(text, title))
    edges = {edge for span, _ in blocks for edge in (span.start, span.end)}
    runs = [run for run in _cut(text, marks, edges | _around_returns(text)) if text[run.span.start] != "\r"]
    starts = [run.span.start for run in runs]
    bounds = [(bisect_left(starts, span.start), bisect_left(starts, span.end)) for span, _ in blocks]
    edging = _Edging(marks, runs, bounds)
    return [
        _paragraph(place, text, marks, runs[first:last], edging.of(first, last))
        for (_, place), (first, last) in zip(blocks, bounds, strict=True)
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


@dataclass(frozen=True, slots=True)
class _Run:
    """Words between two edges, and the position of the shortest mark that covers them."""

    span: Span
    inner: int | None


def _cut(text: str, marks: Sequence[Marked], edges: Iterable[int]) -> Iterator[_Run]:
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
        yield _Run(Span(start, end), inner)


class _Edging:
    """At which of the runs that are shown each mark begins and ends."""

    def __init__(
        self, marks: Sequence[Marked], runs: Sequence[_Run], bounds: Sequence[tuple[int, int]]
    ) -> None:
        shown = [position for first, last in bounds for position in range(first, last)]
        starts, ends = [runs[p].span.start for p in shown], [runs[p].span.end for p in shown]
        self.begins: dict[int, list[int]] = defaultdict(list)
        self.ends: dict[int, list[int]] = defaultdict(list)
        self.last: dict[int, int] = {}
        for number, mark in enumerate(marks):
            first, last = bisect_left(starts, mark.start), bisect_right(ends, mark.end) - 1
            if first <= last:
                self.begins[shown[first]].append(number)
                self.ends[shown[last]].append(number)
                self.last[number] = shown[last]

    def of(self, first: int, last: int) -> Iterator[tuple[list[int], list[int], set[int]]]:
        """For each run from `first` to before `last`: what begins, what ends, and what of that is whole."""
        around: list[int] = []  # what is open, each inside the one before
        for position in range(first, last):
            begins = sorted(self.begins[position], key=lambda mark: (-self.last[mark], mark))
            whole = set()
            for mark in begins:
                if self.last[mark] < (self.last[around[-1]] + 1 if around else last):
                    around.append(mark)
                    whole.add(mark)
            closed = []
            while around and self.last[around[-1]] == position:
                closed.append(around.pop())
            crossing = [mark for mark in self.ends[position] if mark not in closed]
            yield begins, [*closed, *crossing], whole | set(closed)


def _paragraph[M: Marked](
    place: Place,
    text: str,
    marks: Sequence[M],
    runs: Iterable[_Run],
    edging: Iterable[tuple[list[int], list[int], set[int]]],
) -> Paragraph[M]:
    pieces, notes = [], []
    for run, (begins, ends, whole) in zip(runs, edging, strict=True):
        inner = None if run.inner is None else marks[run.inner]
        here, there = (tuple(Edge(p + 1, marks[p], p in whole) for p in side) for side in (begins, ends))
        pieces.append(Piece(run.span.start, text[run.span.start : run.span.end], inner, here, there))
        notes += begins
    return Paragraph(place, tuple(pieces), tuple((p + 1, marks[p]) for p in sorted(notes)))
