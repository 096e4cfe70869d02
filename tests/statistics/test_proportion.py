"""Intervals of shares: as published, and never outside what a share can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.statistics import wilson


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_the_published_one(successes, trials, low, high):
    found = wilson(successes, trials)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_share_lies_in_its_interval_and_that_between_0_and_1(one, other):
    found = wilson(min(one, other), max(one, other))
    assert 0 <= found.low <= found.value <= found.high <= 1
