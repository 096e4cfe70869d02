"""Search: is the fact-checked claim among the first five hits of a post? Measured by `bench.search`."""

from collections.abc import Iterator

from bench.evaluation.sets import Sets
from bench.evaluation.table import Row
from bench.search.quality import SETS, SPLITS, measure_posts


def measure_2020(sets: Sets) -> Iterator[Row]:
    """CheckThat! 2020: dev posts, and all there are."""
    yield from _measure_set(sets, "checkthat2020_t2")


def measure_2021(sets: Sets) -> Iterator[Row]:
    """CheckThat! 2021, task 2A: the same posts in the newer pool of claims."""
    yield from _measure_set(sets, "checkthat2021_2a")


def _measure_set(sets: Sets, wanted: str) -> Iterator[Row]:
    for name, test, target in SETS:
        for splits in SPLITS if name == wanted else ():
            yield measure_posts(f"{test}, {' + '.join(splits)}", sets.posts(name, splits), target)
