"""Dates of two claims: compared part by part; relative ones against the days of their articles."""

import re
from collections.abc import Iterator, Mapping

from claims.matching.findings import Effect, Finding, Side, say
from claims.matching.guards.periods import Days, Standing, compare_dates
from claims.matching.reading import Reading
from claims.records import Detail, Span


def check_dates(a: Reading, b: Reading, days: Days) -> Iterator[Finding]:
    """Pair dates off, those that agree first; a date only one side gives is no conflict.

    The day of saying and the day of the deed are two things: they are not compared with each other.
    `days` are those on which the articles of a and b were written, against which "yesterday" is read.
    """
    left_a, left_b = a.of_kind("date")[:_MOST_DATES], b.of_kind("date")[:_MOST_DATES]
    if not left_a or not left_b:
        return
    for is_said in (False, True):
        yield from _check(
            a,
            [date for date in left_a if a.is_attributed(date) == is_said],
            b,
            [date for date in left_b if b.is_attributed(date) == is_said],
            days,
            is_said=is_said,
        )


# A list of more dates than this is no claim.
_MOST_DATES = 24


def _check(
    a: Reading, left_a: list[Detail], b: Reading, left_b: list[Detail], days: Days, *, is_said: bool
) -> Iterator[Finding]:
    found = sorted(
        (_ORDER.index(standing), place, other_place, standing)
        for place, one in enumerate(left_a)
        for other_place, other in enumerate(left_b)
        if not _are_apart(one, other) and (standing := compare_dates(one, other, days))
    )
    done_a: set[int] = set()
    done_b: set[int] = set()
    for _, place, other_place, standing in found:
        if place in done_a or other_place in done_b:
            continue
        done_a.add(place)
        done_b.add(other_place)
        one, other = left_a[place], left_b[other_place]
        yield from _tell(a, one, b, other, standing, is_said=is_said)


def _tell(
    a: Reading, one: Detail, b: Reading, other: Detail, standing: Standing, *, is_said: bool
) -> Iterator[Finding]:
    if standing in ("agree", "may agree") and _are_opposed(a, one, b, other):
        yield Finding("date", "value", "differ", _say_bound(one, a.text), _say_bound(other, b.text))
        return
    if standing == "agree" and one.text == other.text:
        return
    effect = _EFFECTS[standing]
    if is_said and effect == "value":
        effect = "open"
    yield Finding("shared date" if effect == "note" else "date", effect, standing, say(one), say(other))


_ORDER: tuple[Standing, ...] = ("agree", "may agree", "differ", "may differ")
_EFFECTS: Mapping[Standing, Effect] = {
    "agree": "note",
    "may agree": "open",
    "differ": "value",
    "may differ": "open",
}


def _are_apart(one: Detail, other: Detail) -> bool:
    """A time of day says nothing about a date, nor a day without its year about a year."""
    if (one.unit == "time") != (other.unit == "time"):
        return True
    if one.unit == other.unit == "relative":
        return False
    grains = {_find_grain(one), _find_grain(other)}
    return grains == {"day", "year"} and not (one.value[:1].isdigit() and other.value[:1].isdigit())


def _find_grain(date: Detail) -> str:
    unit = date.value.partition(" ")[2] if date.unit == "relative" else date.unit
    return "day" if unit in _DAYS else "year" if unit in _YEARS else ""


_DAYS = frozenset(("weekday", "day", "night", "week", "weekend", "hour", "minute"))
_YEARS = frozenset(("year", "decade", "century"))
_BOUNDS = {
    "before": "before|prior to|ahead of|earlier than|not until",
    "after": "after|following|later than|past",
    "until": "until|till|up to|through",
    "since": "since|from|starting in|starting on|as of",
    "in": "in|on|during|at|over",
}
_BOUND = re.compile(
    r"\b(?i:" + "|".join(f"(?P<{name}>{words})" for name, words in _BOUNDS.items()) + r") (?:the )?$"
)
_BOUND_REACH = 20
# "After Monday's vote" is no bound of the day.
_NO_BOUND_AFTER = re.compile(
    r"'s|’s|-| (?!(?:and|or|but|in|on|at|to|of|by|with|after|before|as|when|that)\b)[a-z]"
)
_OPPOSED = (
    {"before", "after"},
    {"before", "in"},
    {"after", "in"},
    {"until", "since"},
    {"until", "after"},
    {"before", "since"},
)


def _are_opposed(a: Reading, one: Detail, b: Reading, other: Detail) -> bool:
    """ "Before 2012" against "after 2012" or "in 2012"."""
    bounds = _find_bound(one, a.text), _find_bound(other, b.text)
    return None not in bounds and {bound.lastgroup for bound in bounds if bound} in _OPPOSED


def _find_bound(date: Detail, text: str) -> re.Match[str] | None:
    start = date.span.start
    if _NO_BOUND_AFTER.match(text, date.span.end):
        return None
    return _BOUND.search(text, max(0, start - _BOUND_REACH), start)


def _say_bound(date: Detail, text: str) -> Side:
    bound = _find_bound(date, text)
    start = bound.start() if bound else date.span.start
    return Side(text[start : date.span.end], (Span(start, date.span.start), date.span))
