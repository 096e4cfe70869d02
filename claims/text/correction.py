"""Where words of a text are after the text was corrected."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel

type Span = tuple[int, int]

# What shares less with what it was is not the same claim put right. Ours; there is nothing to fit it on.
LEAST_ALIKE = 0.5
_WORD = re.compile(r"\w+|[^\w\s]")


def move_spans(before: str, after: str, spans: Iterable[Span]) -> list[Span | None]:
    """Where each span of `before` is in `after`, with what was changed in it; None if it is no longer there.

    The texts are aligned word by word (longest common subsequence). Where a changed passage reaches over an
    end of a span, as many of its words stay outside as were outside.
    """
    old, new = _find_words(before), _find_words(after)
    kept = _find_kept([before[a:b] for a, b in old], [after[a:b] for a, b in new])
    starts, ends = [start for start, _ in old], [end for _, end in old]
    return [
        _move(before, after, (start, end), bisect_left(starts, start), bisect_right(ends, end), kept, new)
        for start, end in spans
    ]


def _find_words(text: str) -> list[Span]:
    return [match.span() for match in _WORD.finditer(text)]


def _find_kept(old: Sequence[str], new: Sequence[str]) -> list[Span]:
    """The words that are in both, as pairs of their places, in order; with one pair before and one after."""
    kept = [(-1, -1)]
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            kept += zip(
                range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True
            )
    return [*kept, (len(old), len(new))]


def _move(
    before: str, after: str, span: Span, first: int, last: int, kept: Sequence[Span], new: Sequence[Span]
) -> Span | None:
    """`first` to `last`, exclusive, are the words of the span."""
    begin, end = _place_before(first, kept), _place_after(last, kept)
    if begin >= end:
        return None
    moved = new[begin][0], new[end - 1][1]
    alike = Indel.normalized_similarity(before[slice(*span)], after[slice(*moved)])
    return moved if alike >= LEAST_ALIKE else None


def _place_before(word: int, kept: Sequence[Span]) -> int:
    """The first new word of what began with the old word `word`."""
    at = bisect_left(kept, (word, -1))
    old, new = kept[at]
    if old == word:
        return new
    old_before, new_before = kept[at - 1]
    return min(new_before + 1 + (word - old_before - 1), new)


def _place_after(word: int, kept: Sequence[Span]) -> int:
    """The first new word behind what ended before the old word `word`."""
    at = bisect_left(kept, (word - 1, -1))
    if kept[at][0] == word - 1:
        return kept[at][1] + 1
    old, new = kept[at]
    return max(new - (old - word), kept[at - 1][1] + 1)
