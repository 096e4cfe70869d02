"""Groups: sentences that report one event (ECB+), posts that repeat one claim (CheckThat! 2020)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

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
from claims.matching import cluster

_BY_HABIT = 0.5

type Grouped = tuple[list[str], set[PairOfPositions]]


def measure_events(sets: Sets) -> Iterator[Row]:
    """ECB+: sentences of held-out topics; right pairs share an annotated event."""
    yield from _measure_groups("ECB+ sentences", _sentences(sets, "held out"), _find_fixed(sets))


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
    yield from _measure_groups("claims with several posts", (texts, right), _find_fixed(sets))


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


def _find_fixed(sets: Sets) -> float:
    """The threshold that suits the sentences that may be fitted on."""
    texts, right = _sentences(sets, "fit")
    return find_best_threshold(group_by_average_linkage(char_similarities(texts)), right)


def _measure_groups(test: str, grouped: Grouped, fixed: float) -> Iterator[Row]:
    texts, right = grouped
    tree = group_by_average_linkage(char_similarities(texts))
    best = find_best_threshold(tree, right)
    ours = cluster(texts)
    others = {
        f"char TF-IDF, average linkage, at {fixed:.2f} from the fitting fold": cut(tree, fixed),
        f"the same at {best:.2f}, best on these very rows": cut(tree, best),
        f"the same at {_BY_HABIT:.2f}, by habit": cut(tree, _BY_HABIT),
    }
    test = f"{test} ({len(texts)})"
    scores = score_pairs(pairs_within(ours), right)
    for name, labels in others.items():
        simple = Baseline(name, score_pairs(pairs_within(labels), right).f1)
        yield Row(test, "pairwise F1", scores.f1, [simple], "baseline")
        simple = Baseline(name, score_b_cubed(labels, right).f1)
        yield Row(test, "B³ F1", score_b_cubed(ours, right).f1, [simple], "baseline")
    yield Row(test, "pairwise precision", scores.precision, _precisions(others, right))


def _precisions(others: dict[str, list[int]], right: set[PairOfPositions]) -> Sequence[Baseline]:
    return [
        Baseline(name, score_pairs(pairs_within(labels), right).precision) for name, labels in others.items()
    ]
