"""All tests by name, and running them one after the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from bench.evaluation import (
    calibration,
    candidates,
    conflicts,
    contrast,
    grouping,
    news_similarity,
    paraphrases,
    search,
    seeds,
    worthiness,
)
from bench.evaluation.sets import SetMissing, Sets
from bench.evaluation.table import Row

TESTS: Mapping[str, Callable[[Sets], Iterator[Row]]] = {
    "mrpc": paraphrases.measure,
    "stsb": news_similarity.measure,
    "contrast": contrast.measure,
    "own-contrast": contrast.measure_own,
    "vitaminc": conflicts.measure_vitaminc,
    "fever": conflicts.measure_fever,
    "ecbplus": grouping.measure_events,
    "posts": grouping.measure_posts,
    "checkthat2020": search.measure_2020,
    "checkthat2021": search.measure_2021,
    "seeds": seeds.measure,
    "candidates": candidates.measure,
    "worthiness": worthiness.measure,
    "worthiness-gold": worthiness.measure_gold,
    "calibration": calibration.measure,
    "false-alarms": paraphrases.measure_false_alarms,
}


def run(
    sets: Sets, names: Iterable[str], missing: dict[str, str], started: Callable[[str], None]
) -> list[Row]:
    """The rows of the named tests; `missing` is told what could not be read, `started` each name."""
    rows: list[Row] = []
    for name in names:
        started(name)
        try:
            for row in TESTS[name](sets):
                rows.append(row)
        except SetMissing as error:
            missing[name] = str(error)
    return rows
