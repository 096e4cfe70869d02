"""The steps by which two figures are found to stand for each other, from equal to hardly comparable."""

from decimal import Decimal

from claims.matching.findings import Effect
from claims.matching.guards.measures import agrees_across, agrees_roughly, converts
from claims.matching.guards.pairing import Check
from claims.matching.lexicon import are_synonyms
from claims.records import Detail
from claims.text.details.units import CURRENCIES, UNITS


def agrees_in_value(one: Detail, other: Detail) -> bool:
    """Whether two figures are the same number; "thousands" is any from a thousand to a million."""
    if one.value == other.value:
        return True
    if one.value.startswith("~") == other.value.startswith("~"):
        return False
    vague, exact = sorted((one.value, other.value), key=lambda value: not value.startswith("~"))
    lowest = Decimal(vague[1:])
    # "Hundreds", "dozens" and "tens of thousands" reach to ten times as much.
    reach = 1000 if vague.count("0") % 3 == 0 and lowest > _DOZENS else 10
    return lowest <= Decimal(exact) < lowest * reach


def differs_in_measure(one: Detail, other: Detail) -> bool:
    """Whether two figures are given in one unit, or count one thing ("troops", "soldiers")."""
    if one.unit == other.unit:
        return one.unit != ""
    return are_synonyms(one.unit, other.unit)


_DOZENS = 12
_DOLLARS = frozenset(("usd", "cad", "aud", "hkd"))
# Names of one thing, or of two that speech does not part.
_LOOSE_UNITS = (
    {"ton", "tonne"},
    {"pound", "gbp"},
    {"degree", "degree celsius"},
    {"degree", "degree fahrenheit"},
    {"cent", "usd"},
)


def _is_equal(one: Detail, other: Detail) -> bool:
    return one.unit == other.unit and agrees_in_value(one, other)


def _is_equal_count(one: Detail, other: Detail) -> bool:
    """ "2,000 troops" and "2,000 soldiers", "5 million" and "$5 million"."""
    if {one.unit, other.unit} in _LOOSE_UNITS:
        return agrees_in_value(one, other)
    is_rank = "ordinal" in (one.unit, other.unit)
    is_loose = "" in (one.unit, other.unit) or not (one.unit in UNITS or other.unit in UNITS)
    return is_loose and not is_rank and agrees_in_value(one, other)


def _is_rounded_part(one: Detail, other: Detail) -> bool:
    """ "Two thirds" and "67 percent"."""
    if not one.unit == other.unit == "percent" or "~" in one.value + other.value:
        return False
    is_in_words = [not any(map(str.isdigit, detail.text)) for detail in (one, other)]
    return is_in_words[0] != is_in_words[1] and abs(Decimal(one.value) - Decimal(other.value)) <= 1


def _is_dollars(one: Detail, other: Detail) -> bool:
    """ "$5m" need not be dollars of the United States."""
    return one.unit in _DOLLARS and other.unit in _DOLLARS and one.value == other.value


def _swaps_unit(one: Detail, other: Detail) -> bool:
    """ "$5m" and "€5m", "6 percent" and "6 percentage points"."""
    return one.unit in UNITS and other.unit in UNITS and one.value == other.value


def _differs_loosely(one: Detail, other: Detail) -> bool:
    return {one.unit, other.unit} in _LOOSE_UNITS


def _swaps_currency(one: Detail, other: Detail) -> bool:
    return one.unit in CURRENCIES and other.unit in CURRENCIES


def _differs_bare(one: Detail, other: Detail) -> bool:
    return one.unit == other.unit == ""


def _may_count_the_same(one: Detail, other: Detail) -> bool:
    return not (one.unit in UNITS or other.unit in UNITS or "ordinal" in (one.unit, other.unit))


STEPS: tuple[tuple[Check, Effect, str], ...] = (
    (_is_equal, "note", "agree"),
    (_is_rounded_part, "note", "may be rounding"),
    (differs_in_measure, "value", "differ"),
    (_is_equal_count, "note", "agree"),
    (agrees_across, "note", "agree"),
    (agrees_roughly, "note", "may be rounding"),
    (converts, "value", "differ"),
    (_is_dollars, "open", "may differ"),
    (_swaps_unit, "value", "differ"),
    (_differs_loosely, "value", "differ"),
    (_swaps_currency, "open", "may differ"),
    (_differs_bare, "value", "differ"),
    (_may_count_the_same, "open", "may differ"),
)
