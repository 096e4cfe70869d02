"""How well comparing tells a rewrite from a change, kind by kind, on pairs it was not fitted to.

Targets: at most 3 % of pairs that differ called the same, at least 90 % of rewrites found, and at least
85 % of differences named. Below them stands what is not reached yet, kind by kind: the number of pairs still
judged wrongly, which may fall but not grow.
"""

from collections.abc import Callable, Iterator
from math import ceil

import pytest

from claims.matching import compare
from claims.records import Comparison
from tests.matching.contrasts import (
    Contrast,
    Part,
    compare_contrasts,
    count,
    count_by_kind,
    is_recognised,
    must_be_recognised,
)
from tests.matching.frames import CLAUSES, LEADS, append_clause

type Allowed = dict[Part, dict[str, int]]

PARTS: tuple[Part, ...] = ("dev", "check")
CALLED_SAME_AT_MOST, FOUND_AT_LEAST, RECOGNISED_AT_LEAST = 0.03, 0.90, 0.85
HIDDEN_AT_MOST, LONG = 0.03, 8

# NOT YET REACHED over all kinds: (called the same, found, recognised) where a target is missed.
REACHED = {"dev": (0.03, 0.9, 0.85), "check": (0.038, 0.869, 0.85)}
# NOT YET REACHED in these kinds: pairs that differ (or may) and are still called the same.
STILL_CALLED_SAME: Allowed = {
    "dev": {"added_detail": 4, "attribution_swap": 1},
    "check": {
        "added_detail": 3,
        "clause_moved": 2,
        "modality": 1,
        "negation_equivalent": 2,
        "number_format": 1,
        "quantifier": 4,
        "quote_style": 1,
        "range_and_bound": 1,
        "typo": 1,
    },
}
# NOT YET REACHED in these kinds: rewrites not called the same.
STILL_NOT_FOUND: Allowed = {
    "dev": {"synonym": 9, "typo": 2},
    "check": {
        "antonym": 3,
        "headline_vs_sentence": 3,
        "negation_outside": 5,
        "spelling_variant": 5,
        "synonym": 18,
    },
}
# NOT YET REACHED in these kinds: differences no reason names.
STILL_NOT_RECOGNISED: Allowed = {"dev": {"attribution_swap": 2}, "check": {"quantifier": 5}}


@pytest.mark.parametrize("part", PARTS)
def test_the_parts_hold_pairs_of_every_label(part):
    labels = {pair.label for pair, _ in compare_contrasts(part)}
    assert labels == {"same", "differs", "differs:value", "differs:subject", "possible", "unrelated"}


@pytest.mark.parametrize("part", PARTS)
def test_pairs_that_differ_are_hardly_ever_called_the_same(part):
    counts, wrong = count(compare_contrasts(part)), find_wrong(part, is_called_same)
    assert counts.others_called_same <= max(CALLED_SAME_AT_MOST, REACHED[part][0]) * counts.others, wrong


@pytest.mark.parametrize("part", PARTS)
def test_no_kind_of_pairs_that_differ_is_called_the_same_more_often_than_known(part):
    for kind, counts in count_by_kind(part).items():
        allowed = max(int(CALLED_SAME_AT_MOST * counts.others), STILL_CALLED_SAME[part].get(kind, 0))
        assert counts.others_called_same <= allowed, find_wrong(part, is_called_same, kind)


@pytest.mark.parametrize("part", PARTS)
def test_rewrites_are_found(part):
    counts, wrong = count(compare_contrasts(part)), find_wrong(part, is_not_found)
    assert counts.same_found >= min(FOUND_AT_LEAST, REACHED[part][1]) * counts.same, wrong


@pytest.mark.parametrize("part", PARTS)
def test_no_kind_of_rewrite_is_missed_more_often_than_known(part):
    for kind, counts in count_by_kind(part).items():
        allowed = max(ceil((1 - FOUND_AT_LEAST) * counts.same), STILL_NOT_FOUND[part].get(kind, 0))
        assert counts.same - counts.same_found <= allowed, find_wrong(part, is_not_found, kind)


@pytest.mark.parametrize("part", PARTS)
def test_differences_are_recognised(part):
    counts, wrong = count(compare_contrasts(part)), find_wrong(part, is_not_recognised)
    assert counts.differs_recognised >= min(RECOGNISED_AT_LEAST, REACHED[part][2]) * counts.differs, wrong


@pytest.mark.parametrize("part", PARTS)
def test_no_kind_of_difference_is_overlooked_more_often_than_known(part):
    for kind, counts in count_by_kind(part).items():
        allowed = max(
            ceil((1 - RECOGNISED_AT_LEAST) * counts.differs), STILL_NOT_RECOGNISED[part].get(kind, 0)
        )
        assert counts.differs - counts.differs_recognised <= allowed, find_wrong(
            part, is_not_recognised, kind
        )


def test_words_added_to_one_side_hardly_ever_hide_a_difference():
    # NOT YET REACHED: none at all. Mostly exchanged roles, seen while no other word is in the way.
    trials = [trial for place, row in enumerate(compare_contrasts("dev")) for trial in add_words(place, *row)]
    hidden = [trial for trial in trials if compare(*trial).relation == "same"]
    assert len(hidden) <= HIDDEN_AT_MOST * len(trials), "\n".join(map("\n    ".join, hidden))


def add_words(place: int, pair: Contrast, judgement: Comparison) -> Iterator[tuple[str, str]]:
    """A long pair told apart, with words before one side, after the other, or both."""
    is_told_apart = pair.label != "same" and judgement.relation in ("differs", "possible")
    if is_told_apart and pair.a.endswith(".") and pair.b.endswith(".") and len(pair.a.split()) >= LONG:
        lead, clause = LEADS[place % len(LEADS)], CLAUSES[place % len(CLAUSES)]
        yield f"{lead} {pair.a}", pair.b
        yield pair.a, append_clause(pair.b, clause)
        yield f"{lead} {pair.b}", append_clause(pair.a, clause)


def is_called_same(pair: Contrast, judgement: Comparison) -> bool:
    return pair.label != "same" and judgement.relation == "same"


def is_not_found(pair: Contrast, judgement: Comparison) -> bool:
    return pair.label == "same" and judgement.relation != "same"


def is_not_recognised(pair: Contrast, judgement: Comparison) -> bool:
    return must_be_recognised(pair) and not is_recognised(judgement)


def find_wrong(part: Part, is_wrong: Callable[[Contrast, Comparison], bool], kind: str = "") -> str:
    """The offending pairs as text, for a failure's message."""
    rows = [(pair, judgement) for pair, judgement in compare_contrasts(part) if not kind or pair.kind == kind]
    return "\n" + "\n".join(
        f"{pair.kind}, {pair.label}: {judgement.relation}, {judgement.rule}\n    {pair.a}\n    {pair.b}"
        for pair, judgement in rows
        if is_wrong(pair, judgement)
    )
