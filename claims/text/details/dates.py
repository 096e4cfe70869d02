"""Dates and times: absolute, partial and relative, with values that can be compared part by part.

Values: "2024-11-17", "2024-11", "2024", "--11-17" and "--11" (year open), "1980s", "19th century",
"tuesday" (unit weekday), "17:30" (unit time), "-1 year" (unit relative: one year before now).
"""

import re
from collections.abc import Callable, Iterator

from claims.records import Detail
from claims.text.details.numbers import read_number_words
from claims.text.details.scan import Scan
from claims.text.details.units import MEASURES


def find_dates(scan: Scan) -> Iterator[Detail]:
    """Dates in the order of the patterns below; each place of the text is read once."""
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(scan.text):
            found = None if scan.is_taken(*match.span("date")) else read(match)
            if found is not None:
                scan.take(*match.span("date"))
                yield scan.make("date", *match.span("date"), *found)


type _Found = tuple[str, str] | None

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_PERIODS = "year|month|weekend|week|day|night|decade|century|spring|summer|autumn|fall|winter|season|quarter"
_SINGULARS = "second|minute|hour|day|week|month|year|decade"

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_BEFORE_MONTH = (
    r"(?:(?:in|by|since|until|till|last|next|this|early|late|mid|of|from|to|during|before|after|through|and)"
    r"[ -])"
)


def _read_day(match: re.Match[str]) -> _Found:
    parts = match.groupdict()
    year, month = parts.get("year") or "-", _read_month(match["month"])
    return f"{year}-{month:02d}-{int(match['day']):02d}", "day"


def _read_month_of_year(match: re.Match[str]) -> _Found:
    year = match.groupdict().get("year") or "-"
    return f"{year}-{_read_month(match['month']):02d}", "month"


def _read_month(written: str) -> int:
    return _MONTHS.index(written[:3].lower()) // 4 + 1


def _read_iso(match: re.Match[str]) -> _Found:
    month, day = int(match["month"]), int(match["day"])
    return (f"{match['year']}-{month:02d}-{day:02d}", "day") if month <= 12 and day <= 31 else None


def _read_slashes(match: re.Match[str]) -> _Found:
    """Day and month are told apart only where one of them is above 12; else the year alone is sure."""
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    if max(first, second) > 31 or min(first, second) > 12 or not min(first, second):
        return None
    if first == second or max(first, second) > 12:
        return f"{year}-{min(first, second):02d}-{max(first, second):02d}", "day"
    return year, "year"


def _read_year(match: re.Match[str]) -> _Found:
    return match["year"], "year"


def _read_season(match: re.Match[str]) -> _Found:
    return f"{match['year']}/{match['end'][-2:]}", "year"


def _read_decade(match: re.Match[str]) -> _Found:
    return f"{match['decade']}0s" if len(match["decade"]) == 3 else f"19{match['decade']}0s", "decade"


def _read_century(match: re.Match[str]) -> _Found:
    return f"{int(match['number'])}th century", "century"


def _read_weekday(match: re.Match[str]) -> _Found:
    return match["weekday"].lower(), "weekday"


def _read_day_word(match: re.Match[str]) -> _Found:
    shift = {"yesterday": "-1", "tomorrow": "+1"}.get(match["date"].lower(), "0")
    return f"{shift} day", "relative"


def _read_neighbour(match: re.Match[str]) -> _Found:
    shift = {"this": "0", "next": "+1", "coming": "+1", "following": "+1"}.get(match["which"].lower(), "-1")
    return f"{shift} {match['period'].lower()}", "relative"


def _read_distance(match: re.Match[str]) -> _Found:
    written = match["count"].lower()
    number = int(written) if written.isdecimal() else read_number_words(written)
    sign = "+" if match["way"].lower() in ("later", "from now") else "-"
    return f"{sign}{1 if written in ('a', 'an') else number} {match['period'].lower()}", "relative"


def _read_time(match: re.Match[str]) -> _Found:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "")[:1].lower()
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour:02d}:{minute:02d}", "time"


# "In 1990 men" is rare, "1990 m" is not; single letters and words of other senses are left to the context.
_MEASURED = "|".join(
    re.escape(unit).replace("\\ ", "[ -]") for unit in MEASURES if unit not in ("h", "l", "second")
)
_COUNT = r"\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
_YEAR_BEFORE = (
    r"(?i:\b(?:in|since|by|of|until|till|from|during|before|after|the|mid|early|late|year|season|and|to)[ -])"
)
_NO_YEAR_AFTER = rf"(?!\w|[.,]\d|%|[ -](?i:{_MEASURED}|million|billion|trillion|{_SINGULARS})(?!\w))"
_DISTANCE = (
    rf"(?P<count>{_COUNT})[ -](?P<period>{_SINGULARS})s? (?P<way>ago|earlier|later|before now|from now)"
)
_NEIGHBOUR = (
    r"(?P<which>last|past|previous|this|next|coming|following) "
    rf"(?P<period>{_PERIODS})"
)

# Order matters: a pattern never reads what one before it has read.
_SOURCES: tuple[tuple[str, Callable[[re.Match[str]], _Found]], ...] = (
    (r"(?<!\d)(?P<date>(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d))(?!\d)", _read_iso),
    (rf"(?<![\d/])(?P<date>(?P<first>\d\d?)/(?P<second>\d\d?)/{_YEAR})(?![\d/])", _read_slashes),
    (rf"\b(?P<date>{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?)(?!\w)", _read_day),
    (rf"\b(?P<date>{_MONTH} {_DAY}(?:,? {_YEAR})?)(?![\w%]|[.,]\d|:)", _read_day),
    (rf"\b(?P<date>{_MONTH},? (?:of )?{_YEAR})(?!\w)", _read_month_of_year),
    (rf"\b(?i:{_BEFORE_MONTH})(?P<date>{_MONTH})(?![\w'])", _read_month_of_year),
    (rf"\b(?P<date>(?!May|Mar){_MONTH})(?![\w'])", _read_month_of_year),
    (r"\b(?i:(?P<date>(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap]\.?m\b\.?)))", _read_time),
    (r"(?<![\d:])(?P<date>(?P<hour>\d\d?):(?P<minute>\d\d)(?P<half>))(?![\d:])", _read_time),
    (r"(?<!\d)(?P<date>(?P<decade>(?:1[5-9]|20)\d|(?<=the )\d|(?<=')\d)0'?s)\b", _read_decade),
    (r"(?P<date>(?P<number>\d{1,2})(?:st|nd|rd|th)[ -]century)\b", _read_century),
    (rf"(?<![\w.,$€£-])(?P<date>{_YEAR}[-/](?P<end>\d\d(?:\d\d)?))(?![\w-])", _read_season),
    (rf"{_YEAR_BEFORE}(?P<date>{_YEAR}){_NO_YEAR_AFTER}", _read_year),
    (rf"(?<![\w.,$€£#])(?P<date>{_YEAR}){_NO_YEAR_AFTER}(?! [a-z]+s\b)", _read_year),
    (rf"\b(?i:(?P<date>{_DISTANCE}))\b", _read_distance),
    (rf"\b(?P<date>(?P<weekday>{_WEEKDAYS}))s?\b", _read_weekday),
    (rf"\b(?i:(?P<date>{_NEIGHBOUR}))\b", _read_neighbour),
    (r"\b(?i:(?P<date>yesterday|today|tomorrow|tonight))\b", _read_day_word),
)
_PATTERNS = tuple((re.compile(source), read) for source, read in _SOURCES)
