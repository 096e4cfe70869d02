"""The quality of the matcher: known truth is recovered, and the intervals hold it."""

from math import inf

import numpy as np
import pytest

from claims.statistics import LEAST_JUDGED, Judged, Stratum, at_threshold, estimate_quality


def stratum(size: float, same: int, other: int, *, is_joined: bool = False) -> Stratum:
    answers = [Judged(True)] * same + [Judged(False)] * other
    return Stratum(is_joined, size, answers)


def test_shares_of_the_drawn_pairs_stand_for_all():
    found = estimate_quality([stratum(1000, 90, 10, is_joined=True), stratum(3000, 10, 90)])
    assert found.precision.value == pytest.approx(0.9)
    assert found.missed.value == pytest.approx(300)
    assert found.recall.value == pytest.approx(900 / 1200)


def test_of_one_stratum_precision_has_the_interval_of_wilson():
    found = estimate_quality([stratum(10**7, 81, 182, is_joined=True)])
    assert (found.precision.low, found.precision.high) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_what_is_drawn_to_a_large_part_is_known_better_and_whole_for_certain():
    ends = [estimate_quality([stratum(size, 15, 5, is_joined=True)]).precision for size in (9999, 40, 20)]
    widths = [found.high - found.low for found in ends]
    assert widths[0] > widths[1] > widths[2] == 0


def test_pairs_that_people_joined_were_missed_for_certain():
    found = estimate_quality([stratum(100, 100, 0, is_joined=True)], known_missed=100)
    assert found.recall.value == pytest.approx(0.5)
    assert found.missed.low == 100


def test_no_miss_found_does_not_mean_that_there_is_none():
    found = estimate_quality([stratum(1000, 95, 5, is_joined=True), stratum(1000, 0, 40)])
    assert found.recall.value == 1
    assert 0.85 < found.recall.low < 0.95


@pytest.mark.parametrize("strata", [[], [stratum(0, 0, 0, is_joined=True)], [stratum(10, 0, 0)]])
def test_where_nothing_is_known_everything_is_possible(strata):
    found = estimate_quality(strata)
    assert (found.precision.low, found.precision.high) in [(0, 1), (0, 0)]
    assert found.recall.low == 0 or found.missed.high == 0
    assert found.recall.high <= 1
    assert found.missed.high < inf


def test_answers_of_unequal_weight_are_worth_less():
    even = Stratum(False, 999, [Judged(True, 1)] * 20 + [Judged(False, 1)] * 20)
    odd = Stratum(
        False, 999, [Judged(True, w) for w in range(1, 21)] + [Judged(False, w) for w in range(1, 21)]
    )
    assert even.same.value == pytest.approx(odd.same.value)
    assert odd.same.high - odd.same.low > even.same.high - even.same.low


def test_what_is_wanted_is_said_and_never_more_than_there_is():
    assert stratum(1000, 3, 4).wanted == LEAST_JUDGED - 7
    assert stratum(9, 3, 4).wanted == 2
    assert stratum(0, 0, 0).wanted == 0
    assert stratum(1000, 30, 30).wanted == 0


def test_another_threshold_trades_missed_ones_for_wrong_ones():
    like = [Judged(True, likeness=0.9)] * 40 + [Judged(True, likeness=0.65)] * 20
    unlike = [Judged(False, likeness=0.4)] * 50 + [Judged(True, likeness=0.55)] * 10
    strata = [Stratum(True, 600, [*like, *[Judged(False, likeness=0.62)] * 10]), Stratum(False, 600, unlike)]
    low, as_is, high = (estimate_quality(at_threshold(strata, at)) for at in (0.5, 0.6, 0.8))
    assert as_is.precision == pytest.approx(estimate_quality(strata).precision)
    assert low.recall.value == 1 > as_is.recall.value > high.recall.value
    assert high.precision.value == 1 > as_is.precision.value


RUNS = 500


def draw(
    random: np.random.Generator, truth: dict[str, tuple[bool, int, float]], number: int
) -> list[Stratum]:
    """So many answers on each stratum, which has a size and a share that belongs together."""
    strata = []
    for is_joined, size, share in truth.values():
        whole = round(size * share)
        drawn = min(number, size)
        same = int(random.hypergeometric(whole, size - whole, drawn)) if drawn else 0
        strata.append(Stratum(is_joined, size, [Judged(True)] * same + [Judged(False)] * (drawn - same)))
    return strata


@pytest.mark.parametrize(
    "truth",
    [
        {"joined": (True, 4_000, 0.95), "near": (False, 9_000, 0.10), "far": (False, 20_000, 0.01)},
        {"joined": (True, 4_000, 0.99), "near": (False, 2_000, 0.03), "far": (False, 5_000, 0.002)},
        {"joined": (True, 500, 0.70), "near": (False, 900, 0.40), "far": (False, 0, 0.0)},
    ],
    ids=["a usual desk", "a very careful one", "a bad matcher"],
)
@pytest.mark.parametrize("number", [LEAST_JUDGED, 150])
def test_the_intervals_hold_the_truth_in_nineteen_runs_of_twenty(truth, number):
    random = np.random.default_rng(11)
    parts = [(is_joined, size * share, size) for is_joined, size, share in truth.values()]
    found = sum(same for is_joined, same, _ in parts if is_joined)
    missed = sum(same for is_joined, same, _ in parts if not is_joined)
    true = {
        "precision": found / sum(size for is_joined, _, size in parts if is_joined),
        "missed": missed,
        "recall": found / (found + missed),
    }
    held = dict.fromkeys(true, 0)
    for _ in range(RUNS):
        quality = estimate_quality(draw(random, truth, number))
        for name, value in true.items():
            interval = getattr(quality, name)
            held[name] += interval.low <= value <= interval.high
    assert min(held.values()) >= 0.9 * RUNS, held
