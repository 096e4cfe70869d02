"""How good the matcher is, from pairs drawn at random: precision, what is missed, other thresholds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, inf, sqrt

from claims.statistics.estimate import Estimate
from claims.statistics.proportion import wilson

# With fewer answers on a stratum there is no figure worth showing.
LEAST_JUDGED = 30


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer on a drawn pair that stands for `weight` pairs; `likeness` as it was when drawn."""

    is_same: bool
    weight: float = 1.0
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Stratum:
    """Pairs that are treated alike, joined or left apart: how many, and the answers on those drawn."""

    is_joined: bool
    size: float
    judged: Sequence[Judged]

    @property
    def wanted(self) -> int:
        """How many more answers a figure needs; of a small stratum all."""
        return max(0, min(LEAST_JUDGED, ceil(self.size)) - len(self.judged))

    @property
    def same(self) -> Estimate:
        """How many of its pairs belong together: their share of the answers, by weight, times the size.

        The interval is Wilson's for the number of equal answers they are worth: (Σw)² / Σw², less where
        weights differ (Kish 1965), and more the larger a part of the stratum was drawn (Cochran 1977). Where
        all of it was, nothing is left to estimate.
        """
        total = sum(one.weight for one in self.judged)
        if not total:
            return _scale(wilson(0, 0), self.size)
        share = sum(one.weight for one in self.judged if one.is_same) / total
        worth = total**2 / sum(one.weight**2 for one in self.judged)
        if worth >= self.size:
            return _scale(Estimate(share, share, share), self.size)
        worth *= (self.size - 1) / (self.size - worth) if self.size > 1 else 1
        return _scale(wilson(share * worth, worth), self.size)


@dataclass(frozen=True, slots=True)
class Quality:
    """`precision`: the share of what is joined that belongs together; `recall`: of what does, that is joined.

    `missed`: how many pairs that belong together are apart.
    """

    precision: Estimate
    recall: Estimate
    missed: Estimate


def estimate_quality(strata: Sequence[Stratum], *, known_missed: int = 0) -> Quality:
    """The quality of what the strata say is joined. `known_missed`: pairs people have joined since.

    Answers of different strata are independent. Their counts add up with the distances to the ends of their
    intervals (Zou and Donner 2008); the interval of missed by found is MOVER-R (Newcombe 2016), and recall
    follows from it: 1 / (1 + missed / found).
    """
    found = _add(stratum.same for stratum in strata if stratum.is_joined)
    missed = _add(stratum.same for stratum in strata if not stratum.is_joined)
    missed = Estimate(*(end + known_missed for end in (missed.value, missed.low, missed.high)))
    joined = sum(stratum.size for stratum in strata if stratum.is_joined)
    precision = _scale(found, 1 / joined) if joined else wilson(0, 0)
    odds = _divide(missed, found)
    recall = Estimate(*(1 / (1 + end) for end in (odds.value, odds.high, odds.low)))
    return Quality(precision, recall, missed)


def at_threshold(strata: Iterable[Stratum], threshold: float) -> list[Stratum]:
    """The strata as if exactly what is at least as like as the threshold were joined.

    Each is cut in two, as large as the weights of the answers say. A part without answers is left out.
    """
    parts = []
    for stratum in strata:
        total = sum(one.weight for one in stratum.judged)
        for is_joined in (True, False):
            inside = [one for one in stratum.judged if (one.likeness >= threshold) == is_joined]
            if inside:
                size = stratum.size * sum(one.weight for one in inside) / total
                parts.append(Stratum(is_joined, size, inside))
    return parts


def _scale(share: Estimate, size: float) -> Estimate:
    return Estimate(share.value * size, share.low * size, share.high * size)


def _add(counts: Iterable[Estimate]) -> Estimate:
    """The sum of independent counts, each with its interval."""
    parts = list(counts)
    value = sum(part.value for part in parts)
    below = sqrt(sum((part.value - part.low) ** 2 for part in parts))
    above = sqrt(sum((part.high - part.value) ** 2 for part in parts))
    return Estimate(value, max(0.0, value - below), value + above)


def _divide(one: Estimate, other: Estimate) -> Estimate:
    """The ratio of two independent counts; up to infinity where the other may be none."""
    if other.value <= 0:
        return Estimate(inf if one.value else 0.0, 0.0, inf)
    value = one.value / other.value
    low = _end_of_ratio(one, other, one.low, other.high)
    high = _end_of_ratio(one, other, one.high, other.low) if other.low > 0 else inf
    return Estimate(value, min(value, low), max(value, high))


def _end_of_ratio(one: Estimate, other: Estimate, above: float, below: float) -> float:
    """Where the ratio ends towards `above` by `below`, ends of the two: their distances put together."""
    product, limit = one.value * other.value, below * (2 * other.value - below)
    if limit <= 0:  # the ends are too far from the middle for the formula: the plain ratio is wider
        return above / below
    root = sqrt(max(0.0, product**2 - above * limit * (2 * one.value - above)))
    return (product + (root if above > one.value else -root)) / limit
