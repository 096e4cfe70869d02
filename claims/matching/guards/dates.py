"""Dates of two claims: compared part by part; relative ones only with their like."""

from collections.abc import Iterator

from claims.matching.findings import Effect, Finding, say
from claims.matching.guards.pairing import Check, pair_off
from claims.matching.reading import Reading
from claims.records import Detail


def check_dates(a: Reading, b: Reading) -> Iterator[Finding]:
    """Pair dates off in the order of the steps below; a date only one side gives is no conflict."""
    left_a, left_b = a.of_kind("date"), b.of_kind("date")
    # The day of saying and the day of the deed are two things.
    if any(map(a.is_attributed, left_a)) != any(map(b.is_attributed, left_b)):
        left_a = [date for date in left_a if not a.is_attributed(date)]
        left_b = [date for date in left_b if not b.is_attributed(date)]
    for matches, effect, phrase in _STEPS:
        for one, other in pair_off(left_a, left_b, matches):
            if phrase != "agree" or one.text != other.text:
                yield Finding(
                    "shared date" if phrase == "agree" else "date", effect, phrase, say(one), say(other)
                )


_CALENDAR = ("day", "month", "year", "decade", "century")
_OPEN = "-"


def _is_equal(one: Detail, other: Detail) -> bool:
    return (one.unit, one.value) == (other.unit, other.value)


def _agrees(one: Detail, other: Detail) -> bool:
    """Whether calendar dates agree in every part that both give."""
    if one.unit not in _CALENDAR or other.unit not in _CALENDAR:
        return False
    shared = [(left, right) for left, right in zip(_parts(one), _parts(other), strict=True) if left and right]
    return bool(shared) and all(left == right for left, right in shared)


def _clashes(one: Detail, other: Detail) -> bool:
    if one.unit in _CALENDAR and other.unit in _CALENDAR:
        return any(
            left and right and left != right for left, right in zip(_parts(one), _parts(other), strict=True)
        )
    return one.unit == other.unit != "relative"


def _is_open(one: Detail, other: Detail) -> bool:
    """Dates that only the day of writing could compare: "last year" and "in March"."""
    return "time" not in (one.unit, other.unit)


def _parts(date: Detail) -> tuple[str, str, str, str, str]:
    """Century, decade, year, month and day as far as a date gives them."""
    if date.unit == "century":
        return f"{int(date.value.removesuffix('th century')) - 1:02d}", "", "", "", ""
    if date.unit == "decade":
        return date.value[:2], date.value[:3], "", "", ""
    if date.value.startswith(_OPEN):
        month, _, day = date.value.lstrip(_OPEN).partition("-")
        return "", "", "", month, day
    year, _, rest = date.value.partition("-")
    month, _, day = rest.partition("-")
    return year[:2], year[:3], year, month, day


_STEPS: tuple[tuple[Check, Effect, str], ...] = (
    (_is_equal, "note", "agree"),
    (_agrees, "note", "agree"),
    (_clashes, "value", "differ"),
    (_is_open, "open", "may differ"),
)
