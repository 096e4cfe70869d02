"""The five articles against an expert's labels: groups, conflicts, look-alikes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from bench.evaluation.baselines import (
    char_similarities,
    cut,
    find_best_threshold,
    group_by_average_linkage,
    says_otherwise,
)
from bench.evaluation.measures import PairOfPositions, Score, pairs_within, score_pairs
from bench.evaluation.sets import Sets
from bench.evaluation.table import Baseline, Row
from claims.matching import cluster, compare, find_candidates

TEST = "seed articles"
_FUZZY_AT = 60
# By number of the label: "has yet to" against "fired", and three ranges of one missile.
_NAMED_CONFLICT = ("003-18", "004-01")
_RANGES = ("001-19", "002-10", "004-08")


@dataclass(frozen=True, slots=True)
class Labels:
    """The sentences that are claims, and pairs of their positions as the expert put them."""

    names: dict[str, int]
    texts: list[str]
    together: set[PairOfPositions]
    conflicts: Mapping[PairOfPositions, str]
    look_alikes: set[PairOfPositions]

    def find_pair(self, one: str, other: str) -> PairOfPositions | None:
        """The pair of positions of two labels; None where one of them is no claim."""
        places = sorted(self.names[name] for name in (one, other) if name in self.names)
        return (places[0], places[1]) if len(places) == 2 else None


def measure(sets: Sets) -> Iterator[Row]:
    """Groups, conflicts, look-alikes and candidates."""
    labels = _read_labels(sets.gold())
    candidates = {(min(pair), max(pair)) for pair in find_candidates(labels.texts)}
    groups = cluster(labels.texts)
    yield from _measure_groups(labels, groups)
    yield from _measure_conflicts(labels, candidates)
    yield from _measure_look_alikes(labels, groups)
    recall = score_pairs(candidates, labels.together).recall
    yield Row(TEST, f"candidate recall of pairs put together, of {len(labels.together)}", recall)
    recall = score_pairs(candidates, labels.conflicts).recall
    yield Row(TEST, f"candidate recall of conflicts, of {len(labels.conflicts)}", recall)
    yield from _measure_named(labels, groups, candidates)


def _read_labels(gold: dict[str, Any]) -> Labels:
    members = {name for group in gold["clusters"] for name in group["members"]}
    claims = [one for one in gold["claims"] if one["kind"] != "boilerplate" or one["id"] in members]
    names = {claim["id"]: position for position, claim in enumerate(claims)}
    empty = Labels(names, [claim["sentence"] for claim in claims], set(), {}, set())
    together = {
        pair
        for group in gold["clusters"]
        for one, other in combinations(group["members"], 2)
        if (pair := empty.find_pair(one, other))
    }
    conflicts = {
        pair: one["strength"] for one in gold["conflicts"] if (pair := empty.find_pair(one["a"], one["b"]))
    }
    alike = {pair for one in gold["hard_negatives"] if (pair := empty.find_pair(one["a"], one["b"]))}
    return Labels(names, empty.texts, together, conflicts, alike)


def _measure_groups(labels: Labels, groups: Sequence[int]) -> Iterator[Row]:
    tree = group_by_average_linkage(char_similarities(labels.texts))
    best = find_best_threshold(tree, labels.together)
    fuzzy = {
        pair
        for pair in combinations(range(len(labels.texts)), 2)
        if fuzz.token_sort_ratio(*(labels.texts[place] for place in pair)) >= _FUZZY_AT
    }
    by_characters = pairs_within(cut(tree, best))
    simple = {
        f"char TF-IDF, average linkage at its best {best:.2f}": _score(labels, by_characters, says_otherwise),
        f"token_sort_ratio ≥ {_FUZZY_AT}": _score(labels, fuzzy, says_otherwise),
    }
    ours = _score(labels, pairs_within(groups), lambda a, b: compare(a, b).relation == "differs")
    f1 = partial(Row, TEST, "pair F1", ours.f1)
    yield f1([Baseline(name, score.f1) for name, score in simple.items()], 0.45)
    precisions = [Baseline(name, score.precision) for name, score in simple.items()]
    yield Row(TEST, "pair precision", ours.precision, precisions, 0.7)
    recalls = [Baseline(name, score.recall) for name, score in simple.items()]
    yield Row(TEST, "pair recall", ours.recall, recalls)


def _score(labels: Labels, found: set[PairOfPositions], differs: Callable[[str, str], bool]) -> Score:
    """A conflicting pair in one group is right where the method says that it differs, an error otherwise."""
    right = {
        pair
        for pair in found
        if (
            differs(*(labels.texts[p] for p in pair)) if pair in labels.conflicts else pair in labels.together
        )
    }
    return Score(len(right) / (len(found) or 1), len(right & labels.together) / (len(labels.together) or 1))


def _measure_conflicts(labels: Labels, candidates: set[PairOfPositions]) -> Iterator[Row]:
    clear = {pair for pair, strength in labels.conflicts.items() if strength == "clear"}
    compared = {pair: compare(*(labels.texts[place] for place in pair)) for pair in sorted(candidates)}
    by_rule = {pair for pair in candidates if says_otherwise(*(labels.texts[place] for place in pair))}
    rule = "number-and-negation rule on the same candidates"
    for what, kinds in (("value or subject", {"value", "subject"}), ("value only", {"value"})):
        told = {
            pair for pair, one in compared.items() if one.relation == "differs" and one.differs_in in kinds
        }
        has_target = what == "value or subject"
        found = Baseline(rule, score_pairs(by_rule, clear).recall)
        share = score_pairs(told, clear).recall
        name = f"clear conflicts called differs in {what}, of {len(clear)}"
        yield Row(TEST, name, share, [found], 0.5 if has_target else None)
        precise = Baseline(rule, score_pairs(by_rule, labels.conflicts).precision)
        share = score_pairs(told, labels.conflicts).precision
        name = f"precision of the {len(told)} hints (differs in {what})"
        yield Row(TEST, name, share, [precise], 0.3 if has_target else None)


def _measure_look_alikes(labels: Labels, groups: Sequence[int]) -> Iterator[Row]:
    alike = labels.look_alikes - labels.together
    joined = len(pairs_within(groups) & alike) / (len(alike) or 1)
    yield Row(TEST, f"look-alikes in one group, of {len(alike)}", joined, is_lower_better=True)
    same = sum(compare(*(labels.texts[place] for place in pair)).relation == "same" for pair in alike)
    yield Row(TEST, "look-alikes called same", same / (len(alike) or 1), is_lower_better=True)


def _measure_named(labels: Labels, groups: Sequence[int], candidates: set[PairOfPositions]) -> Iterator[Row]:
    pair = labels.find_pair(*_NAMED_CONFLICT)
    if pair:
        differs = pair in candidates and compare(*(labels.texts[p] for p in pair)).relation == "differs"
        yield Row(TEST, "“has yet to” against “fired” called differs", float(differs), (), 1.0, digits=0)
    places = [labels.names[name] for name in _RANGES if name in labels.names]
    if len(places) == len(_RANGES):
        is_one = len({groups[place] for place in places}) == 1
        yield Row(TEST, "three ranges of one missile in one group", float(is_one), (), 1.0, digits=0)
