"""Contrast pairs: a rewrite keeps a claim or changes one thing in it; told for each class of rewrite."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bench.evaluation.baselines import FUZZY_SAME_AT, says_otherwise, token_sort
from bench.evaluation.sets import Pair, Sets
from bench.evaluation.table import Baseline, Row
from claims.matching import compare

OWN_PAIRS = Path(__file__).parents[2] / "tests" / "matching" / "contrast"
_LEAST_CLASS = 5


def measure(sets: Sets) -> Iterator[Row]:
    """The pairs made by rule, by class."""
    yield from _measure_pairs("contrast", sets.contrast())


def measure_own(_sets: Sets) -> Iterator[Row]:
    """The repository's own pairs: those developed with, and those only checked."""
    for part in ("dev", "check"):
        pairs = [pair for path in sorted(OWN_PAIRS.glob(f"{part}_*.tsv")) for pair in _read_pairs(path)]
        yield from _measure_pairs(f"own contrast, {part}", [pair for pair in pairs if pair.label >= 0])
        unsure = [replace(pair, label=0.0) for pair in pairs if pair.label < 0]
        if unsure:
            called = sum(_call(pair) == "same" for pair in unsure) / len(unsure)
            yield Row(f"own contrast, {part}", "possible called same", called, (), 0.03, is_lower_better=True)


_LABELS = {"same": 1.0, "differs": 0.0, "possible": -1.0}


def _read_pairs(path: Path) -> Iterator[Pair]:
    for line in path.read_text(encoding="utf-8").splitlines():
        label, kind, a, b, *_ = [*line.split("\t"), "", "", ""]
        name = label.partition(":")[0]
        if name in _LABELS and b:
            yield Pair(_LABELS[name], a, b, kind)


def _measure_pairs(test: str, pairs: Sequence[Pair]) -> Iterator[Row]:
    classes: dict[tuple[float, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        classes[pair.label, pair.kind].append(pair)
    rows: list[Row] = []
    for (label, kind), members in sorted(classes.items()):
        if len(members) >= _LEAST_CLASS:
            rows += (_measure_same if label else _measure_differs)(test, f"{kind} ({len(members)})", members)
    yield from rows
    yield from _find_worst(test, rows)
    for label, measure_class in ((0, _measure_differs), (1, _measure_same)):
        members = [pair for pair in pairs if pair.label == label]
        if members:
            yield from measure_class(test, f"all ({len(members)})", members)


def _find_worst(test: str, rows: Sequence[Row]) -> Iterator[Row]:
    """The class in which each measure is worst: the targets hold for every class."""
    measures: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        measures[row.measure.rpartition(": ")[2]].append(row)
    for own in measures.values():
        worst = max(own, key=lambda row: row.ours if row.is_lower_better else -row.ours)
        missed = sum(row.is_reached is False for row in own)
        told = f"worst class, of {len(own)} of which {missed} miss the target: {worst.measure}"
        yield replace(worst, measure=told)


def _measure_differs(test: str, kind: str, pairs: list[Pair]) -> Iterator[Row]:
    calls = [_call(pair) for pair in pairs]
    simple = _share_of(pairs, _is_fuzzy_same), _share_of(pairs, _is_same_by_rule)
    baselines = (Baseline("fuzzy", simple[0]), Baseline("number-and-negation rule", simple[1]))
    wrong = calls.count("same") / len(calls)
    yield Row(test, f"{kind}: differs called same", wrong, baselines, 0.03, is_lower_better=True)
    found = _share_of(pairs, lambda pair: says_otherwise(pair.a, pair.b))
    rule = (Baseline("number-and-negation rule", found),)
    yield Row(test, f"{kind}: differs recognised", calls.count("differs") / len(calls), rule, 0.85)


def _measure_same(test: str, kind: str, pairs: list[Pair]) -> Iterator[Row]:
    simple = _share_of(pairs, _is_fuzzy_same), _share_of(pairs, _is_same_by_rule)
    baselines = (Baseline("fuzzy", simple[0]), Baseline("number-and-negation rule", simple[1]))
    yield Row(
        test, f"{kind}: same recall", _share_of(pairs, lambda one: _call(one) == "same"), baselines, 0.9
    )


def _call(pair: Pair) -> str:
    return compare(pair.a, pair.b).relation


def _is_fuzzy_same(pair: Pair) -> bool:
    return token_sort(pair.a, pair.b) * 100 >= FUZZY_SAME_AT


def _is_same_by_rule(pair: Pair) -> bool:
    return _is_fuzzy_same(pair) and not says_otherwise(pair.a, pair.b)


def _share_of(pairs: Sequence[Pair], holds: Callable[[Pair], bool]) -> float:
    return sum(map(holds, pairs)) / (len(pairs) or 1)
