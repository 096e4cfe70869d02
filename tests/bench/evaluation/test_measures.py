"""Measures of groups and probabilities, on cases worked out by hand."""

import pytest

from bench.evaluation.measures import (
    find_brier,
    find_reliability,
    pairs_within,
    score_b_cubed,
    score_pairs,
)


def test_pairs_are_those_with_one_label():
    assert pairs_within(["a", "b", "a", "a"]) == {(0, 2), (0, 3), (2, 3)}


def test_precision_and_recall_of_pairs():
    score = score_pairs({(0, 1), (1, 2)}, {(0, 1), (3, 4), (4, 5), (0, 5)})
    assert (score.precision, score.recall) == (0.5, 0.25)
    assert score.f1 == pytest.approx(1 / 3)


def test_b_cubed_of_the_right_groups_is_one():
    labels = [1, 1, 2, 3, 3, 3]
    assert score_b_cubed(labels, pairs_within(labels)).f1 == 1


def test_b_cubed_of_one_large_group_has_full_recall():
    score = score_b_cubed([1, 1, 1, 1], {(0, 1), (2, 3)})
    assert (score.precision, score.recall) == (0.5, 1.0)


def test_b_cubed_counts_groups_that_overlap_for_each_member():
    score = score_b_cubed([1, 1, 2], {(0, 1), (1, 2)})
    assert score.precision == 1
    assert score.recall == pytest.approx((1 + 2 / 3 + 1 / 2) / 3)


def test_brier_is_the_mean_square_error():
    assert find_brier([1.0, 0.5], [1, 0]) == 0.125


def test_reliability_counts_by_tenths():
    tenths = find_reliability([0.05, 0.95, 1.0, 0.91], [0, 1, 1, 0])
    assert tenths[0] == (1, 0.05, 0)
    assert tenths[9][0] == 3
    assert tenths[9][2] == pytest.approx(2 / 3)
