"""Which pairs of claims are worth comparing: those that share rare words, a figure or a quotation."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import combinations
from math import log

from claims.matching.guards.numbers import is_rare_figure
from claims.matching.reading import Reading, read
from claims.matching.shared import quoted_runs

type Pair = tuple[int, int]


def find_candidates(texts: Sequence[str]) -> list[Pair]:
    """Pairs of positions with a < b, sorted.

    Each text brings the few others with which it shares most, and all that share a pair of its rarest
    words, a rare figure or a run of quoted words with it. Words of more than 100 texts find nobody, and
    a crowded key pairs neighbours only, so the cost stays near linear in the texts.
    """
    readings = [read(text) for text in texts]
    words = [_find_words(reading) for reading in readings]
    frequency = Counter(word for found in words for word in found)
    pairs = set(_pair_by_overlap(readings, words, frequency))
    for members in _fill_buckets(readings, words, frequency).values():
        pairs.update(_pair_bucket(members, readings))
    return sorted(pairs)


_KEY_WORDS = 8
_MOST_TEXTS_OF_A_WORD = 100
_CLOSEST, _CLOSEST_OF_FEW = 20, 30
_LEAST_OVERLAP, _LEAST_OVERLAP_OF_FEW = 0.2, 0.1
_FEW = 300
_FULL_BUCKET = 30
_NEIGHBOURS = 6


def _find_words(reading: Reading) -> set[str]:
    return {term.key for term in reading.terms if not term.is_attribution}


def _pair_by_overlap(
    readings: Sequence[Reading], words: Sequence[set[str]], frequency: Counter[str]
) -> Iterator[Pair]:
    """The closest few of each text by the inverse document frequency of shared words."""
    rarity = {word: log(1 + len(readings) / count) for word, count in frequency.items()}
    weights = [sum(rarity[word] for word in found) or 1.0 for found in words]
    postings: dict[str, list[int]] = defaultdict(list)
    for position, found in enumerate(words):
        for word in found:
            if 1 < frequency[word] <= _MOST_TEXTS_OF_A_WORD:
                postings[word].append(position)
    is_few = len(readings) <= _FEW
    least, most = (_LEAST_OVERLAP_OF_FEW, _CLOSEST_OF_FEW) if is_few else (_LEAST_OVERLAP, _CLOSEST)
    for position, found in enumerate(words):
        shared: dict[int, float] = defaultdict(float)
        for word in sorted(found & postings.keys()):
            for other in postings[word]:
                shared[other] += rarity[word]
        shared.pop(position, None)
        scores = [
            (round(weight / min(weights[position], weights[other]), 9), readings[other].folded, other)
            for other, weight in shared.items()
            if weight >= least * min(weights[position], weights[other])
        ]
        for _, _, other in nlargest(most, scores):
            yield min(position, other), max(position, other)


def _fill_buckets(
    readings: Sequence[Reading], words: Sequence[set[str]], frequency: Counter[str]
) -> dict[str, list[int]]:
    buckets: dict[str, list[int]] = defaultdict(list)
    for position, (reading, found) in enumerate(zip(readings, words, strict=True)):
        for key in _find_keys(reading, found, frequency):
            buckets[key].append(position)
    return buckets


def _find_keys(reading: Reading, words: set[str], frequency: Counter[str]) -> Iterator[str]:
    """Pairs of the rarest words that another claim has too, rare figures, runs of quoted words."""
    known = sorted((word for word in words if frequency[word] > 1), key=lambda word: (frequency[word], word))
    for pair in combinations(sorted(known[:_KEY_WORDS]), 2):
        yield "|".join(pair)
    for detail in reading.of_kind("quantity"):
        if is_rare_figure(detail):
            yield f"#{detail.value}|{detail.unit}"
    for quotation in reading.of_kind("quotation"):
        yield from quoted_runs(quotation.value)
    if len(known) < 2:
        yield reading.folded


def _pair_bucket(members: list[int], readings: Sequence[Reading]) -> Iterator[Pair]:
    if len(members) <= _FULL_BUCKET:
        yield from combinations(members, 2)
        return
    ordered = sorted(members, key=lambda position: (readings[position].folded, position))
    for place, position in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + _NEIGHBOURS]:
            yield min(position, other), max(position, other)
