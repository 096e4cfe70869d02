"""Agreement: equal to published examples, defined where it can be, and intervals that hold."""

import numpy as np
import pytest

from claims.statistics import LEAST_ITEMS, Reading, measure_agreement
from claims.statistics.agreement import _alpha, krippendorff_alpha
from claims.statistics.tallies import tally


def counts_of(*readers: str) -> np.ndarray:
    """Items × labels of readers' labels, a letter an item; a dot where a reader said nothing."""
    labels = sorted({label for reader in readers for label in reader} - {"."})
    return np.array([[item.count(label) for label in labels] for item in zip(*readers, strict=True)], float)


def table(cells: list[list[int]]) -> list[Reading]:
    """Readings of two readers, from how often the one said the row's label and the other the column's."""
    items = [
        {1: str(row), 2: str(column)}
        for row, counts in enumerate(cells)
        for column, count in enumerate(counts)
        for _ in range(count)
    ]
    return [Reading(labels, group) for group, labels in enumerate(items)]


# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): its examples of two values, of five,
# and of missing ones, where it has .095, .692 and .743; and the three coders mostly quoted, with .691.
PUBLISHED = {
    "two values": (["0100000010", "1110010000"], 0.0952),
    "five values": (["aabbdcccedda", "babbbccceddd"], 0.6920),
    "values missing": (["123321412...", "1233224125.3", ".3332342251.", "12332441251."], 0.7434),
    "three coders": ([".....34121133.3", "1.213343.......", "..21344.21133.4"], 0.6914),
}


@pytest.mark.parametrize(("readers", "alpha"), PUBLISHED.values(), ids=PUBLISHED.keys())
def test_alpha_is_that_of_the_published_examples(readers, alpha):
    assert krippendorff_alpha(counts_of(*readers)) == pytest.approx(alpha, abs=5e-5)


def test_kappa_is_that_of_the_published_example():
    """Cohen (1968), three diagnoses of 200 patients: .492, and the textbook's fifty proposals: .4."""
    cohen = measure_agreement(table([[88, 14, 18], [10, 40, 10], [2, 6, 12]]))
    assert cohen.kappa is not None
    assert cohen.percent is not None
    assert cohen.kappa.value == pytest.approx(0.4915, abs=5e-5)
    assert cohen.percent.value == pytest.approx(0.7)
    textbook = measure_agreement(table([[20, 5], [10, 15]]))
    assert textbook.kappa is not None
    assert textbook.kappa.value == pytest.approx(0.4)


def test_the_pairs_of_many_readers_are_taken_together():
    """Two pairs with the same table have the kappa of one; chance is never worked out across pairs."""
    one = table([[20, 5], [10, 15]])
    other = [Reading({reader + 2: said for reader, said in r.labels.items()}, r.group + 50) for r in one]
    both = measure_agreement([*one, *other])
    assert both.kappa is not None
    assert both.kappa.value == pytest.approx(0.4)


@pytest.mark.parametrize("seed", range(5))
def test_alpha_of_many_draws_is_the_alpha_of_the_library(seed):
    random = np.random.default_rng(seed)
    items = [
        {int(reader): "abc"[random.integers(3)] for reader in random.permutation(4)[: random.integers(2, 5)]}
        for _ in range(60)
    ]
    tallies = tally(items, range(len(items)))
    assert _alpha(tallies, tallies.total[np.newaxis])[0] == pytest.approx(krippendorff_alpha(tallies.counts))


def test_too_few_items_have_no_figure():
    items = table([[LEAST_ITEMS - 2, 1], [0, 0]])
    alone = [Reading({1: "0"}, group) for group in range(50)]
    few = measure_agreement([*items, *alone])
    assert (few.items, few.percent, few.kappa, few.alpha) == (LEAST_ITEMS - 1, None, None, None)
    assert measure_agreement([*items, *items, *alone]).percent is not None


def test_one_label_only_leaves_nothing_to_correct_for_chance():
    found = measure_agreement(table([[40]]))
    assert found.percent is not None
    assert (found.percent.value, found.kappa, found.alpha) == (1.0, None, None)


def test_items_of_one_group_make_no_interval_narrower():
    items = table([[30, 6], [4, 20]])
    copies = [Reading(one.labels, one.group) for one in items for _ in range(5)]
    lone, copied = measure_agreement(items), measure_agreement(copies)
    assert lone.percent is not None
    assert copied.percent is not None
    assert copied.percent.high - copied.percent.low == pytest.approx(lone.percent.high - lone.percent.low)


def test_the_same_readings_have_the_same_intervals():
    items = table([[30, 6], [4, 20]])
    assert measure_agreement(items) == measure_agreement(items)


def test_intervals_hold_the_true_figure_about_as_often_as_they_say():
    """Two readers, each right four times of five about two labels alike frequent: kappa is .36."""
    random = np.random.default_rng(7)
    held = {"percent": 0, "kappa": 0, "alpha": 0}
    true = {"percent": 0.68, "kappa": 0.36, "alpha": 0.36}
    for _ in range(100):
        said = random.integers(2, size=150)[:, None] ^ (random.random((150, 2)) < 0.2)
        items = [Reading({1: str(a), 2: str(b)}, group) for group, (a, b) in enumerate(said)]
        found = measure_agreement(items, resamples=300)
        for name in held:
            interval = getattr(found, name)
            held[name] += interval.low <= true[name] <= interval.high
    assert min(held.values()) >= 90, held
