"""When a claim says something was: days, months, years, weekdays, times told from the article's own day."""

import re

from claims.text.wordlists import read_words
from claims.text.worthiness.wording import Wording

MONTHS = read_words(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
WEEKDAYS = read_words(
    "monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday "
    "saturdays sunday sundays"
)
SPANS = read_words(
    """
    decade decades year years month months week weeks weekend night quarter quarters spring summer autumn
    winter century centuries day days hour hours minute minutes
    """
)


def find_dates(wording: Wording) -> list[str]:
    """Days, months, years and weekdays."""
    found: list[str] = []
    for place, word in enumerate(wording.words):
        if word in MONTHS:
            found.extend([_around_month(wording, place)] if _is_month(wording, place) else [])
        elif word in WEEKDAYS or (word[0].isdigit() and _is_year_or_decade(wording, place)):
            found.append(wording.written[place])
    return found


def find_time_spans(wording: Wording) -> list[str]:
    """Times told from the article's own day: "last year", "two weeks ago"."""
    words = wording.words
    found = []
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        if word == "yesterday":
            found.append(word)
        elif word in SPANS and before in _SPAN_OPENERS:
            found.append(wording.phrase(place - 1, place + 1))
        elif word in ("ago", "earlier") and before in SPANS:
            found.append(wording.phrase(max(0, place - 2), place + 1))
    return found


def is_dated(wording: Wording, place: int) -> bool:
    """Whether a word with digits is a year, a decade or the day of a month."""
    return _is_year_or_decade(wording, place) or _is_day(wording, place)


_SPAN_OPENERS = read_words("last this past previous next")
_DATED_BY = read_words(
    """
    in since of from to until till by before after during between and or around about early late mid
    year season fiscal through
    """
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LENGTH_OF_YEAR = 4
_DECADE = re.compile(r"(?:(?:1[5-9]|20)\d|[2-9])0s")
_DAY = re.compile(r"(?:[012]?\d|3[01])(?:st|nd|rd|th)?")


def _is_year_or_decade(wording: Wording, place: int) -> bool:
    return _is_year(wording, place) or _DECADE.fullmatch(wording.words[place]) is not None


def _is_year(wording: Wording, place: int) -> bool:
    word = wording.words[place]
    if len(word) != _LENGTH_OF_YEAR or not _YEAR.fullmatch(word):
        return False
    before = wording.words[place - 1] if place else ""
    return (
        before in _DATED_BY
        or before in MONTHS
        or wording.gaps[place][-1:] in ("(", "-")
        or (wording.gaps[place] == ", " and place > 1 and wording.words[place - 2] in MONTHS)
    )


def _is_month(wording: Wording, place: int) -> bool:
    """A capital, and for those that are also other words a day or a year beside, or a word that dates."""
    if not wording.written[place][0].isupper():
        return False
    before = wording.words[place - 1] if place else ""
    after = wording.words[place + 1] if place + 1 < len(wording.words) else ""
    is_beside = any(_DAY.fullmatch(word) or _YEAR.fullmatch(word) for word in (before, after))
    return (
        is_beside or before in _DATED_BY or before in _SPAN_OPENERS or wording.words[place] not in _DOUBTFUL
    )


_DOUBTFUL = frozenset(("may", "march", "mar", "august", "april", "june", "jan", "dec"))


def _is_day(wording: Wording, place: int) -> bool:
    if not _DAY.fullmatch(wording.words[place]):
        return False
    beside = (*wording.words[max(0, place - 1) : place], *wording.words[place + 1 : place + 2])
    return any(word in MONTHS for word in beside)


def _around_month(wording: Wording, place: int) -> str:
    start, end = place, place + 1
    if place and _DAY.fullmatch(wording.words[place - 1]) and wording.gaps[place] == " ":
        start -= 1
    while end < min(place + 3, len(wording.words)) and wording.gaps[end] in (" ", ", ", ". "):
        if not (_DAY.fullmatch(wording.words[end]) or _YEAR.fullmatch(wording.words[end])):
            break
        end += 1
    return wording.phrase(start, end)
