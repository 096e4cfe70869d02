"""Figures in units that convert: how far apart two of them lie, and how finely each was given."""

from decimal import Decimal

from claims.records import Detail
from claims.text.details.units import measure


def agrees_across(one: Detail, other: Detail) -> bool:
    """Whether two units say the same within half a step of the finer figure."""
    found = _compare(one, other)
    return found is not None and found[0] <= min(found[1:])


def agrees_roughly(one: Detail, other: Detail) -> bool:
    """Whether two units say the same within half a step of the coarser figure."""
    found = _compare(one, other)
    return found is not None and found[0] <= max(found[1:])


def converts(one: Detail, other: Detail) -> bool:
    """Whether two figures measure the same dimension in units that convert."""
    return _compare(one, other) is not None


def _compare(one: Detail, other: Detail) -> tuple[Decimal, Decimal, Decimal] | None:
    """The distance of two figures and half a step of each, in their common base; None without one."""
    if one.unit == other.unit or "~" in one.value + other.value:
        return None
    bases = []
    for detail in (one, other):
        value, half_step = Decimal(detail.value), _find_step(detail.value) / 2
        base, upper = measure(value, detail.unit), measure(value + half_step, detail.unit)
        if base is None or upper is None:
            return None
        bases.append((base[0], base[1], upper[1] - base[1]))
    (dimension, value_one, half_one), (other_dimension, value_other, half_other) = bases
    if dimension != other_dimension:
        return None
    return abs(value_one - value_other), half_one, half_other


def _find_step(value: str) -> Decimal:
    """The place a figure was rounded to, at least two digits kept: 10 for "300", 1 for "186"."""
    whole, _, decimals = value.partition(".")
    if decimals:
        return Decimal(1).scaleb(-len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    return Decimal(1).scaleb(max(0, min(zeros, len(whole) - 2)))
