"""VitaminC and FEVER-symmetric: does a hint tell evidence against a claim from evidence for it?"""

from collections.abc import Iterator, Mapping, Sequence

from sklearn.metrics import roc_auc_score

from bench.evaluation.baselines import char_cosines, says_otherwise
from bench.evaluation.folds import fold_rows
from bench.evaluation.sets import Pair, Sets
from bench.evaluation.table import Baseline, Row
from claims.matching import compare
from claims.records import Comparison

type Row_ = Mapping[str, str]


def measure_vitaminc(sets: Sets) -> Iterator[Row]:
    """Held-out families of cases."""
    yield from _measure_rows("VitaminC", _held_out(sets.vitaminc(), ("case_id", "claim", "evidence")), 0.68)


def measure_fever(sets: Sets) -> Iterator[Row]:
    """Held-out families of rows."""
    rows = sets.fever_symmetric()
    yield from _measure_rows("FEVER-symmetric", _held_out(rows, ("claim", "evidence")), 0.70)
    whole = [row for row in rows if row["label"] in _LABELS]
    labels = [_LABELS[row["label"]] for row in whole]
    ours = [rate_conflict(compare(row["claim"], row["evidence"])) for row in whole]
    yield Row("FEVER-symmetric", "AUC, both folds", float(roc_auc_score(labels, ours)))


def rate_conflict(comparison: Comparison) -> float:
    """How strongly two texts contradict each other: what is called "differs" first, then by probability."""
    return (comparison.relation == "differs") + 1 - comparison.probability


_LABELS = {"SUPPORTS": 0, "REFUTES": 1}


def _held_out(rows: Sequence[Row_], columns: Sequence[str]) -> list[Row_]:
    folds = fold_rows(rows, columns)
    return [row for row, fold in zip(rows, folds, strict=True) if fold == "held out"]


def _measure_rows(test: str, rows: Sequence[Row_], target: float) -> Iterator[Row]:
    judged = [row for row in rows if row["label"] in _LABELS]
    labels = [_LABELS[row["label"]] for row in judged]
    pairs = [Pair(0, row["claim"], row["evidence"]) for row in judged]
    comparisons = [compare(pair.a, pair.b) for pair in pairs]
    simple = {
        "1 − similarity": [1 - cosine for cosine in char_cosines(pairs)],
        "number-and-negation rule": [float(says_otherwise(pair.a, pair.b)) for pair in pairs],
    }
    baselines = [Baseline(name, float(roc_auc_score(labels, found))) for name, found in simple.items()]
    by_probability = float(roc_auc_score(labels, [1 - one.probability for one in comparisons]))
    yield Row(test, "AUC, 1 − probability", by_probability, baselines, target)
    hinted = float(roc_auc_score(labels, [rate_conflict(one) for one in comparisons]))
    yield Row(test, "AUC, differs first, then 1 − probability", hinted, baselines, target)
    for name, label in (("refuting", 1), ("supporting", 0)):
        own = [one for one, found in zip(comparisons, labels, strict=True) if found == label]
        fired = sum(one.relation == "differs" for one in own) / (len(own) or 1)
        yield Row(test, f"hint fires on {name} evidence", fired, is_lower_better=not label)
