"""What is marked in a member's words: what is disputed, and what the headline claim says otherwise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.matching import word_differences
from claims.models.card.parts import Kind, Piece
from claims.records import Comparison, Span

type Pair = tuple[int, int]

DISPUTED_KINDS = {"number", "date", "negation", "opposite", "quantifier", "modality"}
SAYS_OTHERWISE = DISPUTED_KINDS | {"name", "wording", "rounding", "bound"}
# Claims that share fewer words are told in other words altogether; marking each would mark nothing.
LEAST_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A run to be marked; `lacking` are words of the headline claim that would stand there."""

    span: Span
    kind: Kind
    lacking: str = ""


def disputed_spans(claim_id: int, comparisons: Mapping[Pair, Comparison]) -> list[Span]:
    """The words of a member that others contradict, as the matcher found them in its `comparisons`."""
    spans: list[Span] = []
    for pair, comparison in comparisons.items():
        if comparison.differs_in == "value":
            for reason in comparison.reasons:
                if reason.kind in DISPUTED_KINDS:
                    spans += reason.a_spans if pair[0] == claim_id else reason.b_spans
    return spans


def marked_pieces(text: str, disputed: Iterable[Span], *, headline: str = "") -> tuple[Piece, ...]:
    """The text in runs: disputed words "changed", words only here "added", only in the headline "missing".

    Without the missing runs the pieces make up the text.
    """
    marks = [Mark(span, "changed") for span in disputed]
    return _cut(text, marks + (_word_marks(headline, text) if headline else []))


def marked_pair(
    here: str, there: str, disputed_here: Iterable[Span], disputed_there: Iterable[Span]
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two texts in runs: disputed words "changed", exchanged ones "exchanged", words only there "added".

    The pieces make up the texts.
    """
    sides = [Mark(span, "changed") for span in disputed_here], [Mark(s, "changed") for s in disputed_there]
    runs = word_differences(here, there)
    if _share_enough(runs, here, there):
        for operation, one, other in runs:
            if operation != "equal":
                kind: Kind = "exchanged" if operation == "changed" else "added"
                for side, span in zip(sides, (one, other), strict=True):
                    side.append(Mark(span, kind))
    return _cut(here, sides[0]), _cut(there, sides[1])


def _cut(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The text in runs, marked or not; what a mark lacks stands before it."""
    pieces: list[Piece] = []
    place = 0
    for mark in _in_order(marks):
        pieces += [Piece(text[place : mark.span.start]), Piece(mark.lacking, "missing")]
        pieces += [Piece(text[mark.span.start : mark.span.end], mark.kind)]
        place = mark.span.end
    return tuple(piece for piece in (*pieces, Piece(text[place:])) if piece.text)


def _share_enough(runs: Sequence[tuple[str, Span, Span]], one: str, other: str) -> bool:
    """Whether the texts share enough words for the others to be worth marking."""
    shared = sum(here.end - here.start for operation, _, here in runs if operation == "equal")
    return shared >= LEAST_SHARED * max(len(one), len(other))


def _word_marks(headline: str, text: str) -> list[Mark]:
    """Where the words of the two differ; nothing when they differ nearly everywhere."""
    runs = word_differences(headline, text)
    if not _share_enough(runs, headline, text):
        return []
    marks = []
    for operation, there, here in runs:
        lacking = headline[there.start : there.end]
        if operation == "missing":
            marks.append(Mark(here, "", f" {lacking}"))
        elif operation != "equal":
            marks.append(Mark(here, "added", f"{lacking} " if lacking else ""))
    return marks


def _in_order(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks one after the other; of two that overlap the one named first wins, disputes before words."""
    taken: list[Mark] = []
    for mark in marks:
        if not any(mark.span.start < t.span.end and t.span.start < mark.span.end for t in taken):
            taken.append(mark)
    return iter(sorted(taken, key=lambda mark: (mark.span.start, mark.span.end)))
