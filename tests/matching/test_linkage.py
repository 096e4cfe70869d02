"""Average linkage: `claims.matching.linkage` through `claims.matching.group`."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching import group
from claims.matching.linkage import ENOUGH
from claims.records import Comparison


def same(probability=0.9):
    return Comparison(probability, "same", None, ())


UNRELATED = Comparison(0.05, "unrelated", None, ())


def test_two_hundred_copies_that_each_met_twenty_others_are_one_group():
    found = {(one, (one + step)) for one in range(200) for step in range(1, 11) if one + step < 200}
    assert set(group(200, dict.fromkeys(found, same()))) == {0}


def test_one_bridge_does_not_join_two_groups_that_nobody_asks_about():
    comparisons = dict.fromkeys([*combinations(range(4), 2), *combinations(range(4, 8), 2)], same())
    assert group(8, comparisons | {(3, 4): same(0.8)}) == [0, 0, 0, 0, 1, 1, 1, 1]


def test_one_bridge_does_not_join_two_groups_where_what_is_asked_speaks_against():
    comparisons = dict.fromkeys([*combinations(range(4), 2), *combinations(range(4, 8), 2)], same())
    labels = group(8, comparisons | {(3, 4): same(0.8)}, ask=lambda one, other: UNRELATED)
    assert labels == [0, 0, 0, 0, 1, 1, 1, 1]


def test_a_chain_of_copies_is_one_group_where_what_is_asked_speaks_for_it():
    chain = dict.fromkeys(pairwise(range(50)), same())
    assert set(group(50, chain, ask=lambda one, other: same(0.8))) == {0}


def test_only_few_pairs_are_asked_about_and_none_twice():
    asked = []

    def ask(one, other):
        asked.append((one, other))
        return same()

    known = dict.fromkeys(pairwise(range(100)), same())
    group(100, known, ask=ask)
    assert len(asked) == len(set(asked)) <= ENOUGH * 100
    assert not set(asked) & set(known)
    assert all(one < other for one, other in asked)


pairs = st.dictionaries(
    st.sampled_from(list(combinations(range(6), 2))),
    st.sampled_from([same(), same(0.7), UNRELATED]),
    max_size=12,
)


@settings(max_examples=60)
@given(pairs, pairs)
def test_parts_that_no_joining_pair_connects_do_not_influence_each_other(left, right):
    shifted = {(one + 6, other + 6): comparison for (one, other), comparison in right.items()}
    between = {(0, 6): UNRELATED, (3, 9): UNRELATED}
    both = group(12, left | shifted | between, ask=lambda one, other: UNRELATED)
    for part, alone in ((both[:6], left), (both[6:], right)):
        labels = group(6, alone, ask=lambda one, other: UNRELATED)
        assert all((part[a] == part[b]) == (labels[a] == labels[b]) for a, b in combinations(range(6), 2))


@settings(max_examples=40)
@given(pairs, st.randoms())
def test_the_order_of_the_comparisons_does_not_matter(comparisons, random):
    shuffled = list(comparisons.items())
    random.shuffle(shuffled)
    assert group(6, comparisons) == group(6, dict(shuffled))
