"""Fitting the likeness of two claims: `python -m bench.fit_matching --data PATH [--write]`.

Fitted on news pairs of stsb (train, without MSRpar: headlines, and deft-news counted as much) and on pairs of
sentences of ecbplus (fit half of its topics), and, counted less, on claims with evidence of vitaminc (fit
half); see `claims.matching.similarity` for the features.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

from bench.evaluation.folds import fold_rows, fold_topic
from bench.evaluation.sets import Sets
from claims.matching import coefficients
from claims.matching.alignment import align
from claims.matching.reading import read
from claims.matching.similarity import FEATURES, find_features

# Grades 0..5 of stsb as the share of people who would let one verdict serve both.
_GRADES = (0.0, 0.0, 0.08, 0.45, 0.9, 1.0)
_PENALTY = 0.01
_PAIRS_PER_TOPIC = 400
_LEAST_WORDS = 12
_LEAST_OVERLAP = 0.1


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs with the wanted probability, and how much the sample counts beside the others."""

    name: str
    texts: list[tuple[str, str]]
    wanted: list[float]
    share: float


def main() -> None:
    """Fit, print the coefficients and how they rank held-out pairs; --write puts them into the product."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the development sets")
    parser.add_argument("--write", action="store_true", help="rewrite claims/matching/coefficients.py")
    arguments = parser.parse_args()
    sets = Sets(arguments.data)
    intercept, weights = _fit(list(_read_samples(sets)))
    lines = _format(intercept, weights)
    print("\n".join(lines))
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f"  {name:15} {weight:.2f}")
    _report(sets, intercept, weights)
    if arguments.write:
        _write(Path(coefficients.__file__), lines)


def _read_samples(sets: Sets) -> Iterator[Sample]:
    news = sets.stsb_news("train", with_msrpar=False)
    for name in ("headlines", "deft-news"):
        pairs = [pair for pair in news if pair.kind == name]
        wanted = [float(np.interp(pair.label, range(len(_GRADES)), _GRADES)) for pair in pairs]
        yield Sample(name, [(pair.a, pair.b) for pair in pairs], wanted, 1.0)
    yield _read_events(sets)
    yield _read_evidence(sets)


def _read_events(sets: Sets) -> Sample:
    """Sentences of different articles on one topic; wanted is the share of their events that they share."""
    events: dict[tuple[str, str], set[str]] = defaultdict(set)
    sentences: dict[tuple[str, str], str] = {}
    topics: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in sets.ecbplus_mentions():
        place = (row["doc"], row["sent"])
        if place not in sentences and fold_topic(row["topic"]) == "fit":
            sentences[place] = row["sentence"]
            topics[row["topic"]].append(place)
        events[place].add(row["instance_id"])
    texts, wanted = [], []
    chance = np.random.default_rng(1)
    for topic in sorted(topics):
        pairs = [pair for pair in combinations(sorted(topics[topic]), 2) if pair[0][0] != pair[1][0]]
        related = [pair for pair in pairs if events[pair[0]] & events[pair[1]]]
        others = [pair for pair in pairs if not events[pair[0]] & events[pair[1]]]
        for chosen in (related, others):
            for place in sorted(chance.permutation(len(chosen))[:_PAIRS_PER_TOPIC]):
                one, other = chosen[place]
                texts.append((sentences[one], sentences[other]))
                wanted.append(len(events[one] & events[other]) / len(events[one] | events[other]))
    return Sample("ecbplus", texts, wanted, 0.5)


def _read_evidence(sets: Sets) -> Sample:
    """Claims with evidence, mostly longer, that supports them (1) or refutes them (0)."""
    rows = sets.vitaminc()
    pairs = zip(rows, fold_rows(rows), strict=True)
    kept = [row for row, fold in pairs if fold == "fit" and row["label"] != "NOT ENOUGH INFO"]
    wanted = [float(row["label"] == "SUPPORTS") for row in kept]
    return Sample("vitaminc", [(row["claim"], row["evidence"]) for row in kept], wanted, 0.15)


def _find_rows(texts: list[tuple[str, str]]) -> np.ndarray:
    readings = [(read(a), read(b)) for a, b in texts]
    return np.array([find_features(a, b, align(a, b)) for a, b in readings])


def _fit(samples: list[Sample]) -> tuple[float, np.ndarray]:
    """Logistic regression with no weight below zero: more likeness never lowers the probability."""
    rows, wanted, counts = [], [], []
    for sample in samples:
        found, labels = _find_rows(sample.texts), np.array(sample.wanted)
        if sample.name == "ecbplus":
            is_kept = _is_telling(sample.texts, found)
            found, labels = found[is_kept], labels[is_kept]
        rows.append(found)
        wanted.append(labels)
        counts.append(np.full(len(labels), sample.share / len(labels)))
        print(f"{sample.name}: {len(labels)} pairs, {labels.mean():.2f} wanted on average")
    given = np.vstack(rows), np.concatenate(wanted), np.concatenate(counts)
    _, weights = _minimise(*given, penalty=_PENALTY)
    # The penalty that shares weight out among features that say nearly the same flattens the probability.
    intercept, scale = _minimise((given[0] @ weights)[:, np.newaxis], *given[1:], penalty=0.0)
    return intercept, weights * scale


def _is_telling(texts: list[tuple[str, str]], rows: np.ndarray) -> np.ndarray:
    """Pairs of full sentences that share something: the rest of a topic is too easy to learn from."""
    is_long = [min(len(read(a).tokens), len(read(b).tokens)) >= _LEAST_WORDS for a, b in texts]
    return np.array(is_long) & (rows[:, FEATURES.index("overlap")] >= _LEAST_OVERLAP)


def _minimise(
    rows: np.ndarray, wanted: np.ndarray, counts: np.ndarray, *, penalty: float
) -> tuple[float, np.ndarray]:
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled, counts = (rows - middle) / spread, counts / counts.sum()

    def lose(point: np.ndarray) -> tuple[float, np.ndarray]:
        scores = scaled @ point[1:] + point[0]
        loss = (counts * (np.logaddexp(0, scores) - wanted * scores)).sum() + penalty * (point[1:] ** 2).sum()
        slopes = counts * (1 / (1 + np.exp(-scores)) - wanted)
        return float(loss), np.r_[slopes.sum(), scaled.T @ slopes + 2 * penalty * point[1:]]

    bounds = [(None, None)] + [(0, None)] * rows.shape[1]
    found = minimize(lose, np.zeros(rows.shape[1] + 1), jac=True, bounds=bounds, method="L-BFGS-B")
    weights = found.x[1:] / spread
    return float(found.x[0] - (weights * middle).sum()), weights


def _format(intercept: float, weights: np.ndarray) -> list[str]:
    return [
        f"INTERCEPT = {intercept:.2f}",
        f"COEFFICIENTS = ({', '.join(f'{weight:.2f}' for weight in weights)})",
    ]


def _report(sets: Sets, intercept: float, weights: np.ndarray) -> None:
    """How the likeness, before any guard, ranks pairs that it was not fitted on."""
    news, paraphrases = sets.stsb_news("dev", with_msrpar=False), sets.mrpc()
    for name, pairs in (("stsb dev", news), ("mrpc", paraphrases)):
        scores = _find_rows([(pair.a, pair.b) for pair in pairs]) @ weights + intercept
        labels = [pair.label for pair in pairs]
        if name == "mrpc":
            print(f"{name}: AUC {roc_auc_score(labels, scores):.3f} of {len(pairs)}")
        else:
            print(f"{name}: Spearman {spearmanr(labels, scores)[0]:.3f} of {len(pairs)}")


def _write(path: Path, lines: list[str]) -> None:
    text = path.read_text(encoding="utf-8")
    for line in lines:
        name = line.partition(" ")[0]
        text = re.sub(rf"^{name} = .*$", line, text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
