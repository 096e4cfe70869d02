"""Plain numbers for pictures: where things stand, in percent of the width, so that text is never scaled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

# Marks keep off the edges of the axis by so much.
MARGIN = 4.0
# Marks nearer to each other than this would cover one another on a telephone: the later goes a level up.
LEAST_APART = 7.0
LEVEL_PIXELS = 28


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a bar: where it begins and how long it is, in percent of the whole."""

    x: float
    width: float


def stack(counts: Sequence[int], *, of: int | None = None) -> list[Stretch]:
    """The parts of a bar one after the other, as shares of all, or `of` a longer whole."""
    whole = max(sum(counts), of or 0)
    stretches, x = [], 0.0
    for count in counts:
        width = round(100 * count / whole, 2) if whole else 0.0
        stretches.append(Stretch(round(x, 2), width))
        x += width
    return stretches


def place_in_time(moments: Sequence[datetime]) -> list[float]:
    """Where each stands on the axis from the first to the last; in the middle if there is one moment only."""
    if not moments:
        return []
    first, last = min(moments), max(moments)
    span = (last - first).total_seconds()
    inner = 100 - 2 * MARGIN
    return [
        round(MARGIN + inner * (at - first).total_seconds() / span, 2) if span else 50.0 for at in moments
    ]


def raise_levels(places: Sequence[float], *, apart: float = LEAST_APART) -> list[int]:
    """The lowest level for each, from 0 up, on which it covers none before it."""
    levels: list[int] = []
    taken: list[list[float]] = []
    for place in places:
        free = (n for n, row in enumerate(taken) if all(abs(place - other) >= apart for other in row))
        level = next(free, len(taken))
        if level == len(taken):
            taken.append([])
        taken[level].append(place)
        levels.append(level)
    return levels


def middle_of(level: int) -> int:
    """Where the middle of a level is, in pixels from the top."""
    return LEVEL_PIXELS * level + LEVEL_PIXELS // 2


def height_of(levels: Iterable[int]) -> int:
    """The height in pixels that holds all these levels, at least one."""
    return LEVEL_PIXELS * (max(levels, default=0) + 1)
