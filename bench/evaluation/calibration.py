"""Calibration: is a probability of .7 right seven times in ten?"""

from collections.abc import Iterator, Sequence

from bench.evaluation.measures import find_brier, find_reliability
from bench.evaluation.sets import Pair, Sets
from bench.evaluation.table import Baseline, Row
from claims.matching import compare

_SAME_FROM = 4.0  # grade of stsb from which we count two sentences as the same


def measure(sets: Sets) -> Iterator[Row]:
    """Brier scores against always saying the base rate, and reliability by tenths."""
    news = [
        Pair(float(pair.label >= _SAME_FROM), pair.a, pair.b)
        for pair in sets.stsb_news("dev", with_msrpar=False)
    ]
    yield from _measure_pairs(f"calibration, STS-B news dev (same from grade {_SAME_FROM:g})", news)
    yield from _measure_pairs("calibration, MRPC", sets.mrpc())


def _measure_pairs(test: str, pairs: Sequence[Pair]) -> Iterator[Row]:
    labels = [pair.label for pair in pairs]
    rate = sum(labels) / (len(labels) or 1)
    found = [compare(pair.a, pair.b).probability for pair in pairs]
    always = Baseline("always the base rate", find_brier([rate] * len(labels), labels))
    yield Row(test, "Brier", find_brier(found, labels), [always], "baseline", is_lower_better=True)
    for tenth, (count, mean, share) in enumerate(find_reliability(found, labels)):
        if count:
            yield Row(test, f"probability .{tenth}–: {count} pairs, mean {mean:.2f}, same:", share, digits=2)
