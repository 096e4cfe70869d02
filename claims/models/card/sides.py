"""The sides of a cluster: what its members say on what is disputed, by values and by people's word."""

import string
from collections.abc import Iterable, Mapping, Sequence

from claims.matching import find_sides
from claims.records import Comparison, Side

type Pair = tuple[int, int]

EXCERPT_WORDS = 7


def sides_among(
    texts: Sequence[str], comparisons: Mapping[Pair, Comparison], contradictions: Iterable[Pair]
) -> tuple[Side, ...]:
    """The sides by positions in `texts`, the larger first, a silent one last; one when nothing is disputed.

    Members that a person said contradict each other are parted even where the matcher sees no difference.
    """
    sides = list(find_sides(texts, comparisons)) or [Side(tuple(range(len(texts))), "")]
    for pair in contradictions:
        sides = [part for side in sides for part in _parted(side, pair, texts, comparisons)]
    return tuple(sorted(sides, key=lambda side: (not side.says, -len(side.members), side.members)))


def side_letter(position: int) -> str:
    """A, B, C …, then numbers."""
    return string.ascii_uppercase[position] if position < len(string.ascii_uppercase) else str(position + 1)


def _parted(
    side: Side, pair: Pair, texts: Sequence[str], comparisons: Mapping[Pair, Comparison]
) -> list[Side]:
    """A side with both claims of a contradiction becomes two; other members go with the likest."""
    one, other = pair
    if not {one, other} <= set(side.members):
        return [side]

    def likeness(member: int, to: int) -> float:
        if member == to:
            return 2.0
        comparison = comparisons.get((min(member, to), max(member, to)))
        return comparison.probability if comparison else 0.0

    with_other = [m for m in side.members if likeness(m, other) > likeness(m, one)]
    with_one = [m for m in side.members if m not in with_other]
    return [
        Side(tuple(members), _excerpt(texts[speaker]))
        for members, speaker in ((with_one, one), (with_other, other))
    ]


def _excerpt(text: str) -> str:
    words = text.split()
    return f"“{' '.join(words[:EXCERPT_WORDS])}{' …' if len(words) > EXCERPT_WORDS else ''}”"
