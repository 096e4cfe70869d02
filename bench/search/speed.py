"""How long the search takes to build and to answer, over claims of our own making."""

import statistics
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.clustering.corpus import make_corpus
from claims.matching import ClaimIndex

SIZES = (10_000, 100_000)
QUERIES = 200


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds to build an index of so many `claims`; of a query the median and the 95th percentile."""

    claims: int
    build_seconds: float
    median_ms: float
    slow_ms: float

    def __str__(self) -> str:
        return (
            f"{self.claims:>9,} claims: built in {self.build_seconds:.2f} s; a query takes "
            f"{self.median_ms:.1f} ms (95th percentile {self.slow_ms:.1f} ms)"
        )


def measure(sizes: Iterable[int] = SIZES) -> Iterator[Speed]:
    """The time of whole searches, comparing included, for claims that the index has and in new words."""
    for size in sizes:
        texts = make_corpus(size).texts
        started = time.perf_counter()
        index = ClaimIndex(texts)
        built = time.perf_counter() - started
        times = sorted(_time(index, f"Look: {text} #news") for text in texts[:: max(1, size // QUERIES)])
        slow = times[int(0.95 * (len(times) - 1))]
        yield Speed(size, built, 1000 * statistics.median(times), 1000 * slow)


def _time(index: ClaimIndex, query: str) -> float:
    started = time.perf_counter()
    index.search(query)
    return time.perf_counter() - started
