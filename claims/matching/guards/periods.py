"""The stretch of time that a date of a claim stands for, and how two of them stand to each other."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from claims.records import Detail

type Standing = Literal["agree", "may agree", "differ", "may differ"]
# The days on which two articles were written.
type Days = tuple[date | None, date | None]
type _Stretch = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Period:
    """A date read part by part, as far as it gives them, and the days it spans where these are known.

    `parts`: century, decade, year, quarter, month, day, part of the period. `spans` holds one stretch of
    days, several where a day of the week leaves them open; `slack` days may be added on either side.
    """

    parts: tuple[str, ...] = ()
    spans: tuple[_Stretch, ...] = ()
    slack: int = 0


def compare_dates(one: Detail, other: Detail, days: Days) -> Standing:
    """How two dates stand to each other; `days` are those on which the two articles were written."""
    if "time" in (one.unit, other.unit):
        return _compare_times(one, other)
    first, second = read_period(one, days[0]), read_period(other, days[1])
    if first.parts and second.parts:
        return _compare_parts(first.parts, second.parts)
    if first.spans and second.spans:
        return _compare_spans(first, second)
    if one.unit == other.unit == "weekday":
        return "agree" if one.value == other.value else "differ"
    return "agree" if (one.unit, one.value) == (other.unit, other.value) else "may differ"


def read_period(detail: Detail, written_on: date | None) -> Period:
    """The period of a date; without the day of writing a relative date or a weekday stays open."""
    if detail.unit in ("relative", "weekday"):
        return _read_relative(detail, written_on) if written_on else Period()
    value, _, part = detail.value.partition("~")
    parts = _read_parts(value, detail.unit)
    return Period((*parts, part), _find_days(parts, written_on))


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_OPEN = "-"
_DAY_PLACE, _PART_PLACE = 5, 6
_MONTHS_OF_YEAR = 12
_FARTHEST_YEARS = 1_000
_SLACK_DAYS = {"day": 0, "night": 1, "week": 4, "month": 16, "year": 184, "decade": 1_830}


def _read_parts(value: str, unit: str) -> tuple[str, ...]:
    if unit == "century":
        return (f"{int(value.split('th')[0]) - 1:02d}", "", "", "", "", "")
    if unit == "decade":
        return (value[:2], value[:3], "", "", "", "")
    year, _, rest = ("", "", value.lstrip(_OPEN)) if value.startswith(_OPEN) else value.partition("-")
    if unit == "quarter":
        return (year[:2], year[:3], year, rest, "", "")
    if unit == "season":
        return (year[:2], year[:3], year, rest, "", "")
    month, _, day = rest.partition("-")
    quarter = f"Q{(int(month) + 2) // 3}" if month else ""
    return (year[:2], year[:3], year, quarter, month, day)


def _find_days(parts: tuple[str, ...], written_on: date | None) -> tuple[_Stretch, ...]:
    """The days of a month or day whose year is given, or is that nearest to the day of writing."""
    _, _, year, quarter, month, day = parts
    if "/" in year or (quarter and not month):
        return ()
    if year:
        return _span(int(year), month, day)
    if not month or written_on is None:
        return ()
    years = (written_on.year - 1, written_on.year, written_on.year + 1)
    found = [span for each in years for span in _span(each, month, day)]
    return tuple(sorted(found, key=lambda span: abs((span[0] - written_on).days))[:1])


def _span(year: int, month: str, day: str) -> tuple[_Stretch, ...]:
    if not month:
        return ((date(year, 1, 1), date(year, 12, 31)),)
    last = monthrange(year, int(month))[1]
    if not day:
        return ((date(year, int(month), 1), date(year, int(month), last)),)
    return ((date(year, int(month), int(day)),) * 2,) if int(day) <= last else ()


def _read_relative(detail: Detail, written_on: date) -> Period:
    if detail.unit == "weekday":
        back = (written_on.weekday() - _WEEKDAYS.index(detail.value)) % 7
        day = written_on - timedelta(days=back)
        return Period(spans=tuple((it, it) for it in (day, day + timedelta(days=7))))
    shift, _, unit = detail.value.partition(" ")
    # "Three days earlier" counts from a day that only the text knows.
    if detail.text.lower().endswith(("earlier", "later", "before now")) or not shift.lstrip("+-").isdecimal():
        return Period()
    is_counted = detail.text.lower().endswith(("ago", "from now"))
    slack = _SLACK_DAYS.get(unit, 0) if is_counted else 0
    spans = _shift(written_on, int(shift), unit)
    return Period(spans=spans, slack=slack)


def _shift(day: date, steps: int, unit: str) -> tuple[_Stretch, ...]:
    """The day, week, month, year or decade that lies so many steps from the one of a day."""
    if abs(steps) > _FARTHEST_YEARS:
        return ()
    if unit in ("day", "night", "hour", "minute"):
        moved = day + timedelta(days=steps if unit in ("day", "night") else 0)
        return ((moved, moved),)
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday() - 7 * steps)
        return ((monday if unit == "week" else monday + timedelta(days=4), monday + timedelta(days=6)),)
    if unit == "month":
        months = day.year * _MONTHS_OF_YEAR + day.month - 1 + steps
        return _span(months // _MONTHS_OF_YEAR, str(months % _MONTHS_OF_YEAR + 1), "")
    year = day.year + steps * (10 if unit == "decade" else 1)
    return _span(year, "", "") if unit in ("year", "decade") and 1 < year < date.max.year else ()


def _compare_parts(one: tuple[str, ...], other: tuple[str, ...]) -> Standing:
    shared = [(left, right) for left, right in zip(one, other, strict=True) if left and right]
    if any(left != right for left, right in shared):
        is_season = any(
            left[:1] == "Q" != right[:1] or right[:1] == "Q" != left[:1] for left, right in shared
        )
        return "may differ" if is_season else "differ"
    if not shared:
        return "may differ"
    # "1955" says more than "the 1950s" does; "17 November" and "November" are one statement with an addition.
    years = bool(one[2]), bool(other[2])
    return "may agree" if any(years) and not all(years) and one[1] and other[0] else "agree"


def _compare_spans(one: Period, other: Period) -> Standing:
    gaps = [
        max((start - other_end).days, (other_start - end).days)
        for start, end in one.spans
        for other_start, other_end in other.spans
    ]
    if min(gaps) <= 0:
        return "agree"
    return "may differ" if min(gaps) <= one.slack + other.slack else "differ"


def _compare_times(one: Detail, other: Detail) -> Standing:
    if one.unit != other.unit:
        return "may differ"
    times = [detail.value.rstrip("?").split(":") for detail in (one, other)]
    if "?" in one.value + other.value:
        times = [[str(int(hour) % _MONTHS_OF_YEAR), minute] for hour, minute in times]
    return "agree" if times[0] == times[1] else "differ"
