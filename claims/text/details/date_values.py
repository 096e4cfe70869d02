"""What a written date says, part by part.

Values: "2024-11-17", "2024-11", "2024", "--11-17" and "--11" (year open), "2024-Q3", "2024-summer",
"1980s", "19th century", "tuesday" (unit weekday), "17:30" (unit time; "05:30?" where morning or evening
is open), "-1 year" (unit relative: one year before now). A part of a period follows it: "2024~early".
"""

import re

from claims.text.details.numbers import read_number_words, read_ordinal

type Found = tuple[str, str] | None

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7} | {
    "eighties": 8,
    "nineties": 9,
}


def read_day(match: re.Match[str]) -> Found:
    """Day, month and, where it is given, the year."""
    year, month = match.groupdict().get("year") or "-", _read_month(match["month"])
    return f"{year}-{month:02d}-{int(match['day']):02d}", "day"


def read_month_of_year(match: re.Match[str]) -> Found:
    """A month, with its year where it is given."""
    year = match.groupdict().get("year") or "-"
    return f"{year}-{_read_month(match['month']):02d}{_read_part(match)}", "month"


def read_iso(match: re.Match[str]) -> Found:
    """2024-11-17."""
    month, day = int(match["month"]), int(match["day"])
    return (f"{match['year']}-{month:02d}-{day:02d}", "day") if month <= 12 and day <= 31 else None


def read_slashes(match: re.Match[str]) -> Found:
    """Day and month are told apart only where one of them is above 12; else the year alone is sure."""
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    if max(first, second) > 31 or min(first, second) > 12 or not min(first, second):
        return None
    if first == second or max(first, second) > 12:
        return f"{year}-{min(first, second):02d}-{max(first, second):02d}", "day"
    return year, "year"


def read_dots(match: re.Match[str]) -> Found:
    """17.11.2024: the day first."""
    day, month = int(match["first"]), int(match["second"])
    return (f"{match['year']}-{month:02d}-{day:02d}", "day") if 1 <= month <= 12 and 1 <= day <= 31 else None


def read_year(match: re.Match[str]) -> Found:
    """A year by itself."""
    return f"{match['year']}{_read_part(match)}", "year"


def read_season_year(match: re.Match[str]) -> Found:
    """A year that runs from one to the next: 2014-15."""
    return f"{match['year']}/{match['end'][-2:]}", "year"


def read_season(match: re.Match[str]) -> Found:
    """The summer of a year."""
    return f"{match['year']}-{match['season'].lower().replace('fall', 'autumn')}", "season"


def read_quarter(match: re.Match[str]) -> Found:
    """A quarter of a year, or of a game."""
    number = match["number"] or read_ordinal(match["nth"])
    return f"{match['year'] or '-'}-Q{number}", "quarter"


def read_decade(match: re.Match[str]) -> Found:
    """The 1980s, the '80s."""
    decade = match["decade"]
    return f"{decade if len(decade) == 3 else '19' + decade}0s{_read_part(match)}", "decade"


def read_decade_word(match: re.Match[str]) -> Found:
    """The eighties."""
    return f"19{_DECADES[match['word'].lower()]}0s{_read_part(match)}", "decade"


def read_century(match: re.Match[str]) -> Found:
    """The 19th century."""
    number = "21" if match["number"].lower() == "twenty-first" else read_ordinal(match["number"])
    return f"{number}th century{_read_part(match)}", "century"


def read_weekday(match: re.Match[str]) -> Found:
    """A day of the week."""
    return match["weekday"].lower(), "weekday"


def read_day_word(match: re.Match[str]) -> Found:
    """Yesterday, today, tomorrow."""
    shift = {"yesterday": "-1", "tomorrow": "+1"}.get(match["date"].lower(), "0")
    return f"{shift} day", "relative"


def read_neighbour(match: re.Match[str]) -> Found:
    """Last year, next week."""
    which, period = match["which"].lower(), match["period"].lower()
    shift = {"this": "0", "next": "+1", "coming": "+1", "following": "+1"}.get(which, "-1")
    if period in ("morning", "afternoon", "evening"):
        period = "day"
    return f"{shift} {period}", "relative"


def read_distance(match: re.Match[str]) -> Found:
    """Two years ago."""
    written = match["count"].lower()
    number = int(written) if written.isdecimal() else read_number_words(written)
    sign = "+" if match["way"].lower() in ("later", "from now") else "-"
    return f"{sign}{1 if written in ('a', 'an') else number} {match['period'].lower()}", "relative"


def read_time(match: re.Match[str]) -> Found:
    """A time of day; without "a.m." or "p.m." up to 12 it may be either."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "")[:1].lower()
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    is_open = not half and 1 <= hour <= 12 and not match["hour"].startswith("0")
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour:02d}:{minute:02d}{'?' if is_open else ''}", "time"


def read_time_words(match: re.Match[str]) -> Found:
    """Half past seven, a quarter to nine, six o'clock, noon."""
    words = match["date"].lower()
    if words in ("noon", "midday", "midnight"):
        return ("00:00" if words == "midnight" else "12:00"), "time"
    written = match["hour"] or match["full_hour"]
    hour = int(written) if written.isdecimal() else int(read_number_words(written) or 0)
    minute = {"half past": 30, "quarter past": 15, "quarter to": -15}.get((match["part"] or "").lower(), 0)
    hour, minute = (hour - 1, minute + 60) if minute < 0 else (hour, minute)
    return (f"{hour or 12:02d}:{minute:02d}?", "time") if hour <= 12 else None


def _read_month(written: str) -> int:
    return _MONTHS.index(written[:3].lower()) // 4 + 1


def _read_part(match: re.Match[str]) -> str:
    part = (
        (match.groupdict().get("part") or "").lower().replace("middle", "mid").replace("beginning", "early")
    )
    return f"~{part.replace('end', 'late').split(' ')[0]}" if part else ""
