"""Check-worthiness: does the score order sentences as people do? Figures and length are the simple way."""

from collections.abc import Iterator, Sequence
from math import log1p
from re import findall

from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from bench.evaluation.sets import SetMissing, Sets
from bench.evaluation.table import Baseline, Row
from claims.text import score_check_worthiness

_SETS = {"claimbuster_train": 0.80, "ct19_train": None, "ct22_1B_train": None, "ct22_1B_dev": None}


def measure(sets: Sets) -> Iterator[Row]:
    """Average precision and AUC on each set that is there."""
    missing = []
    for name, target in _SETS.items():
        try:
            rows = sets.checkworthy(name)
        except SetMissing as error:
            missing.append(str(error))
            continue
        yield from _measure_rows(f"check-worthiness, {name}", rows, target)
    if missing:
        raise SetMissing(", ".join(missing))


def measure_gold(sets: Sets) -> Iterator[Row]:
    """The expert's labels of the articles, boilerplate included."""
    rows = [(int(claim["check_worthy"]), claim["sentence"]) for claim in sets.gold()["claims"]]
    yield from _measure_rows("check-worthiness, the expert's labels", rows, None)
    kinds = {claim["sentence"]: claim["kind"] for claim in sets.gold()["claims"]}
    for kind in ("opinion", "prediction", "boilerplate"):
        scores = [score_check_worthiness(text).score for text, own in kinds.items() if own == kind]
        mean = sum(scores) / (len(scores) or 1)
        yield Row(
            "check-worthiness, the expert's labels", f"mean score of {kind}", mean, is_lower_better=True
        )


def _measure_rows(test: str, rows: Sequence[tuple[int, str]], target: float | None) -> Iterator[Row]:
    labels = [label for label, _ in rows]
    ours = [score_check_worthiness(text).score for _, text in rows]
    simple = {
        "a figure, then length": [_rate_simply(text) for _, text in rows],
        "regression on figures and length": _regress(rows),
    }
    aps = [Baseline(name, float(average_precision_score(labels, found))) for name, found in simple.items()]
    yield Row(test, "AP", float(average_precision_score(labels, ours)), aps, target or "baseline")
    aucs = [Baseline(name, float(roc_auc_score(labels, found))) for name, found in simple.items()]
    yield Row(test, "AUC", float(roc_auc_score(labels, ours)), aucs, "baseline")


def _rate_simply(text: str) -> float:
    return bool(findall(r"\d", text)) + min(len(text.split()), 40) / 100


def _count_simply(text: str) -> list[float]:
    figures = len(findall(r"\d[\d.,]*", text))
    words = len(text.split())
    return [float(figures > 0), log1p(figures), float(words), log1p(words)]


def _regress(rows: Sequence[tuple[int, str]]) -> list[float]:
    features = [_count_simply(text) for _, text in rows]
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    found = cross_val_predict(model, features, [label for label, _ in rows], cv=5, method="predict_proba")
    return [float(value) for value in found[:, 1]]
