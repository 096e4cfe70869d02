"""Measures of groups, rankings and probabilities that scikit-learn does not have as we need them."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

type Position = int
type PairOfPositions = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall, and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pairs_within(labels: Sequence[Hashable]) -> set[PairOfPositions]:
    """The pairs of positions with the same label, each a < b."""
    members = defaultdict(list)
    for position, label in enumerate(labels):
        members[label].append(position)
    return {pair for group in members.values() for pair in combinations(group, 2)}


def score_pairs(found: Collection[object], right: Collection[object], hits: int | None = None) -> Score:
    """Of what was found, and of what is right, the share that is both."""
    both = len(set(found) & set(right)) if hits is None else hits
    return Score(both / (len(found) or 1), both / (len(right) or 1))


def score_b_cubed(labels: Sequence[Hashable], right: set[PairOfPositions]) -> Score:
    """B³ (Bagga and Baldwin 1998) against pairs: right groups may overlap, so each position has its own.

    Precision: the share of a position's group that belongs with it. Recall: of what belongs with it, the
    share in its group; both averaged over positions, which always belong with themselves.
    """
    belongs: Mapping[int, set[int]] = defaultdict(set)
    for one, other in right:
        belongs[one].add(other)
        belongs[other].add(one)
    groups: dict[Hashable, set[int]] = defaultdict(set)
    for position, label in enumerate(labels):
        groups[label].add(position)
    precision = recall = 0.0
    for position, label in enumerate(labels):
        own = belongs[position] | {position}
        both = len(groups[label] & own)
        precision += both / len(groups[label])
        recall += both / len(own)
    return Score(precision / (len(labels) or 1), recall / (len(labels) or 1))


def find_brier(probabilities: Sequence[float], labels: Sequence[float]) -> float:
    """The mean square of what a probability is off by."""
    pairs = zip(probabilities, labels, strict=True)
    return sum((probability - label) ** 2 for probability, label in pairs) / (len(labels) or 1)


def find_reliability(
    probabilities: Sequence[float], labels: Sequence[float]
) -> list[tuple[int, float, float]]:
    """For each tenth of the probability: how many pairs, their mean probability, the share that is so."""
    tenths: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for probability, label in zip(probabilities, labels, strict=True):
        tenths[min(9, int(probability * 10))].append((probability, label))
    return [_mean_of(tenths[tenth]) for tenth in range(10)]


def find_map(found: Mapping[str, Sequence[str]], right: Mapping[str, set[str]]) -> float:
    """Mean average precision at 5: over queries, the mean precision at each right hit among the first 5."""
    return sum(_rate_ranking(found[query], right[query]) for query in found) / (len(found) or 1)


def _rate_ranking(found: Sequence[str], right: set[str]) -> float:
    hits, total = 0, 0.0
    for rank, one in enumerate(found[:_RANKS], 1):
        if one in right:
            hits += 1
            total += hits / rank
    return total / min(len(right), _RANKS)


_RANKS = 5


def _mean_of(pairs: list[tuple[float, float]]) -> tuple[int, float, float]:
    count = len(pairs) or 1
    return len(pairs), sum(p for p, _ in pairs) / count, sum(label for _, label in pairs) / count
