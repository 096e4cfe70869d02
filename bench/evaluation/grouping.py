"""Groups: sentences that report one event (ECB+), posts that repeat one claim (CheckThat! 2020)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from bench.evaluation.baselines import (
    char_similarities,
    cut,
    find_best_threshold,
    group_by_average_linkage,
)
from bench.evaluation.folds import Fold, fold_topic
from bench.evaluation.measures import PairOfPositions, pairs_within, score_b_cubed, score_pairs
from bench.evaluation.sets import Sets
from bench.evaluation.table import Baseline, Row
from claims.matching import cluster, compare, find_candidates

_BY_HABIT = 0.5

type Grouped = tuple[list[str], set[PairOfPositions]]


def measure_events(sets: Sets) -> Iterator[Row]:
    """ECB+: sentences of held-out topics; right pairs share an annotated event."""
    yield from _measure_groups("ECB+ sentences", _sentences(sets, "held out"), _find_thresholds(sets))


def measure_posts(sets: Sets) -> Iterator[Row]:
    """Posts that share their fact-checked claim with another post; right pairs share a claim."""
    posts = sets.posts("checkthat2020_t2")
    askers = defaultdict(list)
    for query in sorted(posts.queries):
        for claim in posts.right.get(query, ()):
            askers[claim].append(query)
    chosen = sorted({query for queries in askers.values() if len(queries) > 1 for query in queries})
    place = {query: position for position, query in enumerate(chosen)}
    right = {
        (min(place[one], place[other]), max(place[one], place[other]))
        for queries in askers.values()
        for one, other in combinations(queries, 2)
    }
    texts = [posts.queries[query] for query in chosen]
    yield from _measure_groups("claims with several posts", (texts, right), _find_thresholds(sets))


def _sentences(sets: Sets, fold: Fold) -> Grouped:
    """Sentences of a fold with an event proper, each text once, and the pairs that share an event."""
    events: dict[str, set[str]] = defaultdict(set)
    for row in sets.ecbplus_mentions():
        if row["tag"].startswith("ACTION_OCCURRENCE") and fold_topic(row["topic"]) == fold:
            events[row["sentence"]].add(f"{row['topic']} {row['instance_id']}")
    texts = sorted(events)
    reporters: dict[str, list[int]] = defaultdict(list)
    for position, text in enumerate(texts):
        for event in events[text]:
            reporters[event].append(position)
    return texts, {pair for positions in reporters.values() for pair in combinations(positions, 2)}


@dataclass(frozen=True, slots=True)
class _Thresholds:
    """What suits the sentences that may be fitted on: of character TF-IDF, and of our probabilities."""

    by_characters: float
    by_probability: float


def _find_thresholds(sets: Sets) -> _Thresholds:
    texts, right = _sentences(sets, "fit")
    by_characters = group_by_average_linkage(char_similarities(texts))
    by_probability = group_by_average_linkage(_compare_candidates(texts))
    return _Thresholds(find_best_threshold(by_characters, right), find_best_threshold(by_probability, right))


def _compare_candidates(texts: Sequence[str]) -> Any:
    """The probabilities of all candidates, 0 for other pairs: a matrix of len(texts)²."""
    found = np.eye(len(texts))
    for one, other in find_candidates(texts):
        found[one, other] = found[other, one] = compare(texts[one], texts[other]).probability
    return found


def _measure_groups(test: str, grouped: Grouped, thresholds: _Thresholds) -> Iterator[Row]:
    """Our groups, and those that our probabilities would give if events were asked for, not questions."""
    texts, right = grouped
    fixed, at = thresholds.by_characters, thresholds.by_probability
    tree = group_by_average_linkage(char_similarities(texts))
    best = find_best_threshold(tree, right)
    ours = {
        "cluster": cluster(texts),
        f"our probabilities, average linkage at {at:.2f} from the fitting fold": cut(
            group_by_average_linkage(_compare_candidates(texts)), at
        ),
    }
    others = {
        f"char TF-IDF, average linkage, at {fixed:.2f} from the fitting fold": cut(tree, fixed),
        f"the same at {best:.2f}, best on these very rows": cut(tree, best),
        f"the same at {_BY_HABIT:.2f}, by habit": cut(tree, _BY_HABIT),
    }
    test = f"{test} ({len(texts)})"
    for name, labels in ours.items():
        yield from _score_groups(test, name, labels, others, right)


def _score_groups(
    test: str, name: str, labels: list[int], others: dict[str, list[int]], right: set[PairOfPositions]
) -> Iterator[Row]:
    scores, by_member = score_pairs(pairs_within(labels), right), score_b_cubed(labels, right)
    for other, found in others.items():
        simple = Baseline(other, score_pairs(pairs_within(found), right).f1)
        yield Row(test, f"{name}: pairwise F1", scores.f1, [simple], "baseline")
        simple = Baseline(other, score_b_cubed(found, right).f1)
        yield Row(test, f"{name}: B³ F1", by_member.f1, [simple], "baseline")
    yield Row(test, f"{name}: pairwise precision", scores.precision, _precisions(others, right))


def _precisions(others: dict[str, list[int]], right: set[PairOfPositions]) -> Sequence[Baseline]:
    return [
        Baseline(name, score_pairs(pairs_within(labels), right).precision) for name, labels in others.items()
    ]
