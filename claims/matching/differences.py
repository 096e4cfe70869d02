"""Word by word: what two claims share, and what only one of them has."""

from collections.abc import Sequence
from typing import Literal

from claims.matching.alignment import find_changes
from claims.records import Span
from claims.text.normal import Token, find_tokens

type Operation = Literal["equal", "added", "missing", "changed"]


def word_differences(a: str, b: str) -> list[tuple[Operation, Span, Span]]:
    """Runs of words in reading order; "added" are only in b, "missing" only in a.

    The span of the side without words is empty and stands where the words would go. Marks and blanks
    between runs belong to none. Quadratic in the words; texts are meant to be claims.
    """
    tokens_a, tokens_b = find_tokens(a), find_tokens(b)
    differences: list[tuple[Operation, Span, Span]] = []
    place_a = place_b = 0
    changes = find_changes([token.word for token in tokens_a], [token.word for token in tokens_b])
    for range_a, range_b in [
        *changes,
        (range(len(tokens_a), len(tokens_a)), range(len(tokens_b), len(tokens_b))),
    ]:
        if place_a < range_a.start:
            spans = (
                _cover(tokens_a, range(place_a, range_a.start)),
                _cover(tokens_b, range(place_b, range_b.start)),
            )
            differences.append(("equal", *spans))
        if range_a or range_b:
            operation: Operation = "changed" if range_a and range_b else "missing" if range_a else "added"
            differences.append((operation, _cover(tokens_a, range_a), _cover(tokens_b, range_b)))
        place_a, place_b = range_a.stop, range_b.stop
    return differences


def _cover(tokens: Sequence[Token], places: range) -> Span:
    """From the first to the last of the words; for none, the place after the word before."""
    if places:
        return Span(tokens[places.start].span.start, tokens[places.stop - 1].span.end)
    place = tokens[places.start - 1].span.end if places.start else 0
    return Span(place, place)
