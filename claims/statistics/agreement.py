"""How far readers agree: percent, Cohen's kappa, Krippendorff's alpha, each with a bootstrap interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import krippendorff
import numpy as np

from claims.statistics.bootstrap import resampled_sums
from claims.statistics.estimate import Estimate
from claims.statistics.tallies import Floats, Tallies, tally

# With fewer items read by two there is no figure worth showing.
LEAST_ITEMS = 30


@dataclass(frozen=True, slots=True)
class Reading:
    """What readers said of one item: the label of each, by reader. Items of one group go together."""

    labels: Mapping[int, str]
    group: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """The figures of `items` read by two or more. None: not defined, as where all said the same label."""

    items: int
    percent: Estimate | None = None
    kappa: Estimate | None = None
    alpha: Estimate | None = None


def measure_agreement(readings: Sequence[Reading], *, resamples: int = 1000, seed: int = 1) -> Agreement:
    """The figures of all items that two or more read; none at all under LEAST_ITEMS.

    The intervals come from drawing groups of items anew, with the seed: what was read together stays
    together. A thousand draws of ten thousand items take about a second.
    """
    paired = [reading for reading in readings if len(reading.labels) > 1]
    if len(paired) < LEAST_ITEMS:
        return Agreement(len(paired))
    tallies = tally([reading.labels for reading in paired], [reading.group for reading in paired])
    drawn = resampled_sums(tallies.rows, count=resamples, seed=seed)
    own = tallies.total[np.newaxis]
    return Agreement(
        len(paired),
        percent=_estimate(float(_percent(tallies, own)[0]), _percent(tallies, drawn)),
        kappa=_estimate(float(_kappa(tallies, own)[0]), _kappa(tallies, drawn)),
        alpha=_estimate(krippendorff_alpha(tallies.counts), _alpha(tallies, drawn)),
    )


def krippendorff_alpha(counts: Floats) -> float:
    """Alpha of nominal labels: how many readers gave each label, items × labels. NaN with one label only."""
    pairable = counts[counts.sum(axis=1) > 1]
    if np.count_nonzero(pairable.sum(axis=0)) < 2:
        return float("nan")
    return float(krippendorff.alpha(value_counts=pairable, level_of_measurement="nominal"))


def _percent(tallies: Tallies, sums: Floats) -> Floats:
    """The share of pairs of readings that agree."""
    return _ratio(tallies.agreeing(sums), tallies.pairs(sums))


def _kappa(tallies: Tallies, sums: Floats) -> Floats:
    """Cohen's kappa (1960), chance worked out from each two readers' own labels, all such pairs pooled.

    Pooled as De Vries et al. (2008) do, a pair weighing what it read: (observed - chance) / (1 - chance).
    Of two readers it is Cohen's own.
    """
    pairs = tallies.pairs(sums)
    observed, chance = _ratio(tallies.agreeing(sums), pairs), _ratio(tallies.by_chance(sums), pairs)
    return _ratio(observed - chance, 1 - chance)


def _alpha(tallies: Tallies, sums: Floats) -> Floats:
    """Krippendorff's alpha (2011, nominal) of many draws at once; the library takes one at a time."""
    counts = tallies.label_counts(sums)
    values = counts.sum(axis=1)
    expected = values**2 - (counts**2).sum(axis=1)
    return 1 - _ratio((values - 1) * tallies.disagreement(sums), expected)


def _ratio(above: Floats, below: Floats) -> Floats:
    """Above by below; NaN where nothing is below."""
    is_there = below > 1e-12
    return np.where(is_there, above / np.where(is_there, below, 1), np.nan)


def _estimate(value: float, drawn: Floats) -> Estimate | None:
    """The figure with the middle 95 % of what the draws give (percentile bootstrap, Efron 1979)."""
    known = drawn[~np.isnan(drawn)]
    if np.isnan(value) or not known.size:
        return None
    low, high = np.percentile(known, [2.5, 97.5])
    return Estimate(value, min(value, float(low)), max(value, float(high)))
