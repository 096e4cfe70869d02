"""Which pairs of claims are worth comparing: those that share rare words, a figure or a quotation."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from claims.matching.guards.numbers import is_rare_figure
from claims.matching.reading import Reading, read
from claims.matching.shared import quoted_runs

KEY_WORDS = 10
_FULL_BUCKET = 40
_NEIGHBOURS = 6


def find_candidates(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of positions with a < b, sorted. Linear in the texts: a crowded key pairs neighbours only."""
    readings = [read(text) for text in texts]
    frequency = Counter(key for reading in readings for key in _words(reading))
    buckets: dict[str, list[int]] = defaultdict(list)
    for position, reading in enumerate(readings):
        for key in _find_keys(reading, frequency):
            buckets[key].append(position)
    pairs: set[tuple[int, int]] = set()
    for members in buckets.values():
        pairs.update(_pair(members, readings))
    return sorted(pairs)


def _words(reading: Reading) -> set[str]:
    return {term.key for term in reading.terms if not term.is_attribution}


def _find_keys(reading: Reading, frequency: Counter[str]) -> set[str]:
    """Pairs of the rarest words that another claim has too, rare figures, runs of quoted words."""
    words = [word for word in _words(reading) if frequency[word] > 1]
    words.sort(key=lambda word: (frequency[word], word))
    keys = {"|".join(pair) for pair in combinations(sorted(words[:KEY_WORDS]), 2)}
    keys.update(f"#{one.value}|{one.unit}" for one in reading.of_kind("quantity") if is_rare_figure(one))
    for quotation in reading.of_kind("quotation"):
        keys.update(quoted_runs(quotation.value))
    if len(words) < 2:
        keys.add(reading.folded)
    return keys


def _pair(members: list[int], readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    if len(members) <= _FULL_BUCKET:
        yield from combinations(members, 2)
        return
    ordered = sorted(members, key=lambda position: (readings[position].folded, position))
    for place, position in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + _NEIGHBOURS]:
            yield min(position, other), max(position, other)
