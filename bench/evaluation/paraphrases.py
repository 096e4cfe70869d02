"""MRPC: are two news sentences paraphrases? And how often guards fire on those that are."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz
from sklearn.metrics import accuracy_score, roc_auc_score

from bench.evaluation.baselines import char_cosines, regress
from bench.evaluation.sets import Pair, Sets
from bench.evaluation.table import Baseline, Row
from claims.matching import SAME_AT, compare
from claims.records import Comparison

TEST = "MRPC"
_ALIKE_FROM = 4.8  # grade of stsb from which two sentences mean the same


def measure(sets: Sets) -> Iterator[Row]:
    """AUC and accuracy of the probability, and the share of paraphrases on which a guard fires."""
    pairs = sets.mrpc()
    labels = [int(pair.label) for pair in pairs]
    comparisons = [compare(pair.a, pair.b) for pair in pairs]
    ours = [comparison.probability for comparison in comparisons]
    by_sorted = [fuzz.token_sort_ratio(pair.a.lower(), pair.b.lower()) / 100 for pair in pairs]
    others = {
        "token_sort_ratio": by_sorted,
        "char TF-IDF": char_cosines(pairs),
        "regression on lexical and number features": regress(pairs),
    }
    aucs = [Baseline(name, float(roc_auc_score(labels, found))) for name, found in others.items()]
    yield Row(TEST, "AUC", float(roc_auc_score(labels, ours)), aucs, 0.83)
    best = [Baseline(name, _best_accuracy(labels, found)) for name, found in others.items()]
    yield Row(TEST, "accuracy at its best threshold", _best_accuracy(labels, ours), best, "baseline")
    at_same = float(accuracy_score(labels, [value >= SAME_AT for value in ours]))
    yield Row(TEST, f"accuracy at the threshold of same ({SAME_AT})", at_same)
    right = [one for one, label in zip(comparisons, labels, strict=True) if label]
    yield Row(TEST, "paraphrases called same", _share(right, "same"))
    wrong = [one for one, label in zip(comparisons, labels, strict=True) if not label]
    yield Row(TEST, "not paraphrases called same", _share(wrong, "same"), is_lower_better=True)


def measure_false_alarms(sets: Sets) -> Iterator[Row]:
    """Pairs that people call the same and `compare` calls "differs"."""
    paraphrases = [pair for pair in sets.mrpc() if pair.label]
    yield _count_alarms("paraphrases of MRPC called differs", paraphrases)
    alike = [
        pair
        for split in ("train", "dev")
        for pair in sets.stsb_news(split, with_msrpar=False)
        if pair.label >= _ALIKE_FROM
    ]
    yield _count_alarms(f"news pairs graded ≥ {_ALIKE_FROM} called differs", alike)


def _count_alarms(measure: str, pairs: Sequence[Pair]) -> Row:
    return Row(
        "false alarms",
        f"{measure}, of {len(pairs)}",
        _share([compare(pair.a, pair.b) for pair in pairs], "differs"),
        is_lower_better=True,
    )


def _share(comparisons: Sequence[Comparison], relation: str) -> float:
    return sum(one.relation == relation for one in comparisons) / (len(comparisons) or 1)


def _best_accuracy(labels: Sequence[int], found: Sequence[float]) -> float:
    """The accuracy at the threshold that suits these rows best, for every method alike."""
    ranked = sorted(zip(found, labels, strict=True), reverse=True)
    right = best = len(labels) - sum(labels)
    for place, (value, label) in enumerate(ranked):
        right += 1 if label else -1
        if place + 1 == len(ranked) or ranked[place + 1][0] != value:
            best = max(best, right)
    return best / (len(labels) or 1)
