"""Groups of claims: `claims.matching.cluster` and `claims.matching.group`."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching import cluster, compare, find_candidates, group, joins
from claims.records import Comparison
from tests.matching.pairs import DIFFERENT, SAME, UNRELATED, UNSURE

TEXTS = list(dict.fromkeys(text for pair in [*SAME, *DIFFERENT, *UNSURE, *UNRELATED] for text in pair[:2]))


def same(probability=0.9):
    return Comparison(probability, "same", None, ())


def possible(probability=0.6):
    return Comparison(probability, "possible", None, ())


def as_sets(labels):
    groups = {}
    for position, label in enumerate(labels):
        groups.setdefault(label, set()).add(position)
    return sorted(map(sorted, groups.values()))


def test_the_same_claims_share_a_group():
    for a, b in SAME:
        assert len(set(cluster([a, b]))) == 1


def test_claims_that_differ_in_a_value_share_a_group_and_those_of_another_subject_do_not():
    for a, b, differs_in in DIFFERENT:
        assert (len(set(cluster([a, b]))) == 1) == (differs_in == "value")


def test_possible_and_unrelated_claims_stay_apart():
    for a, b in [*UNSURE, *UNRELATED]:
        assert len(set(cluster([a, b]))) == 2


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(len(TEXTS))))
def test_groups_do_not_depend_on_the_order_of_the_texts(order):
    labels = cluster([TEXTS[place] for place in order])
    found = dict(zip(order, labels, strict=True))
    assert as_sets([found[place] for place in range(len(TEXTS))]) == as_sets(cluster(TEXTS))


def test_every_member_of_a_group_is_joined_to_another_by_what_compare_says():
    for members in as_sets(cluster(TEXTS)):
        for member in members:
            others = [TEXTS[other] for other in members if other != member]
            assert not others or any(joins(compare(TEXTS[member], other)) for other in others)


def test_weak_links_do_not_chain():
    chain = {(0, 1): same(), (1, 2): same(0.75), (2, 3): same()}
    assert as_sets(group(4, chain)) == [[0, 1], [2, 3]]


def test_possible_pairs_never_join():
    assert as_sets(group(3, {(0, 1): possible(0.99), (1, 2): same()})) == [[0], [1, 2]]


def test_a_pair_that_differs_in_its_subject_keeps_groups_apart():
    comparisons = {(0, 1): same(), (0, 2): same(0.8), (1, 2): Comparison(0.1, "differs", "subject", ())}
    assert as_sets(group(3, comparisons)) == [[0, 1], [2]]


links = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1]), max_size=6
)
scores = st.dictionaries(
    st.sampled_from(list(combinations(range(8), 2))),
    st.sampled_from([same(), same(0.7), possible()]),
    max_size=20,
)


@settings(max_examples=100)
@given(scores, links, links)
def test_links_are_kept_or_their_contradiction_is_named(comparisons, must, cannot):
    held = group(8, {}, must_link=must)
    if any(held[one] == held[other] for one, other in cannot):
        with pytest.raises(ValueError, match="joined through"):
            group(8, comparisons, must_link=must, cannot_link=cannot)
        return
    labels = group(8, comparisons, must_link=must, cannot_link=cannot)
    assert all(labels[one] == labels[other] for one, other in must)
    assert all(labels[one] != labels[other] for one, other in cannot)


def test_a_contradiction_between_links_names_the_path():
    with pytest.raises(ValueError, match=r"0 and 3 .* 0 - 2 - 1 - 3"):
        cluster(["a", "b", "c", "d"], must_link=[(0, 2), (2, 1), (1, 3)], cannot_link=[(0, 3)])


def test_links_of_people_outweigh_the_comparison():
    texts = [*SAME[0], *UNRELATED[0]]
    labels = cluster(texts, must_link=[(2, 3)], cannot_link=[(0, 1)])
    assert labels[2] == labels[3]
    assert labels[0] != labels[1]


def test_candidates_are_sorted_pairs_that_hold_what_is_worth_comparing():
    candidates = find_candidates(TEXTS)
    assert candidates == sorted(set(candidates))
    assert all(one < other for one, other in candidates)
    for a, b in SAME:
        assert tuple(sorted((TEXTS.index(a), TEXTS.index(b)))) in candidates


def test_many_alike_claims_are_not_all_compared():
    texts = [
        f"The ferry number {place} carried many passengers to the outer islands." for place in range(400)
    ]
    assert len(find_candidates(texts)) < 400 * 60


def test_no_texts_and_empty_texts_have_groups_of_their_own():
    assert cluster([]) == []
    assert cluster(["", "", "\x00"]) == [0, 1, 2]


def test_what_people_joined_draws_in_no_more_than_its_members_do():
    alone = {(0, 1): same(), (0, 2): same(0.7), (1, 2): Comparison(0.0, "unrelated", None, ())}
    assert as_sets(group(3, alone)) == as_sets(group(3, alone, must_link=[(0, 1)])) == [[0, 1], [2]]


def test_unlike_members_that_people_joined_keep_no_near_duplicate_out():
    assert as_sets(group(3, {(0, 2): same()}, must_link=[(0, 1)])) == [[0, 1, 2]]


def test_what_must_stay_apart_stays_so_whichever_members_are_alike():
    found = {(0, 2): same(), (1, 3): same(), (2, 3): same(0.8)}
    assert as_sets(group(4, found, must_link=[(0, 1)], cannot_link=[(1, 2)])) == [[0, 1, 3], [2]]
