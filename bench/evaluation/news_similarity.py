"""STS-B: do our probabilities order news pairs as people grade them?"""

from collections.abc import Iterator, Sequence

from scipy.stats import spearmanr

from bench.evaluation.baselines import char_cosines, token_sort
from bench.evaluation.sets import Pair, Sets
from bench.evaluation.table import Baseline, Row
from claims.matching import compare

TEST = "STS-B news"


def measure(sets: Sets) -> Iterator[Row]:
    """Spearman's correlation on the dev fold, without and with the pairs that MRPC has too."""
    yield _correlate("Spearman, dev, without MSRpar", sets.stsb_news("dev", with_msrpar=False))
    yield _correlate("Spearman, dev", sets.stsb_news("dev"))


def _correlate(measure: str, pairs: Sequence[Pair]) -> Row:
    grades = [pair.label for pair in pairs]
    others = [
        Baseline("char TF-IDF", _spearman(char_cosines(pairs), grades)),
        Baseline("token_sort_ratio", _spearman([token_sort(pair.a, pair.b) for pair in pairs], grades)),
    ]
    ours = [compare(pair.a, pair.b).probability for pair in pairs]
    return Row(TEST, measure, _spearman(ours, grades), others, 0.72)


def _spearman(found: Sequence[float], grades: Sequence[float]) -> float:
    return float(spearmanr(found, grades).statistic)
