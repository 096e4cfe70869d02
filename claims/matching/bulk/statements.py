"""A claim as its words in order, with what it says of time, of whose word it is, and "not" taken apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.matching.bulk import lexis

type Words = tuple[str, ...]

LEAST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """The words of a claim without articles; what it says of time, of whose word it is, and "not" apart."""

    words: Words
    dates: Words
    source: Words
    is_denied: bool
    has_case: bool
    names: Words


def state(
    words: Sequence[str],
    *,
    has_case: bool = True,
    has_comma: bool = True,
    names: Words = (),
) -> Statement:
    """Take dates ("on 3 May") and the like out of the order of words: they stand first or last alike.

    `has_case`: whether its case tells names from words; `names`: the words with a capital. `has_comma`: it
    may end with what says whose word it is.
    """
    kept: list[str] = []
    dates: list[str] = []
    denials = place = 0
    while place < len(words):
        end = _find_date(words, place)
        if end > place:
            dates += words[place + 1 : end]
            place = end
        elif words[place] == "not" and kept and kept[-1] in lexis.BE | lexis.DO:
            denials += 1
            if kept[-1] in lexis.DO:
                kept.pop()
            place += 1
        else:
            if words[place] not in lexis.ARTICLES:
                kept.append(words[place])
            place += 1
    end = _find_source(kept) if has_comma else len(kept)
    return Statement(tuple(kept[:end]), tuple(dates), tuple(kept[end:]), denials == 1, has_case, names)


def _find_date(words: Sequence[str], place: int) -> int:
    """The end of a date that begins with "on" or "in" here; `place` where there is none."""
    if words[place] not in lexis.BEFORE_DATES:
        return place
    rest = words[place + 1 : place + 4]
    if rest and (rest[0] in lexis.WEEKDAYS or lexis.is_year(rest[0])):
        return place + 2
    is_day = len(rest) > 1 and rest[0].isdecimal() and len(rest[0]) <= 2 and _is_month(rest[1])
    if is_day:
        return place + (4 if len(rest) > 2 and lexis.is_year(rest[2]) else 3)
    return place + 3 if len(rest) > 1 and _is_month(rest[0]) and lexis.is_year(rest[1]) else place


def _is_month(word: str) -> bool:
    return word in lexis.MONTHS or word == "may"


def _find_source(words: Sequence[str]) -> int:
    """Where closing words of attribution begin: "officials said", "according to a statement"."""
    if len(words) > LEAST_WORDS and words[-1] in lexis.SAYING:
        return len(words) - (3 if words[-2] == "media" else 2)
    for place in range(max(0, len(words) - _LONGEST_SOURCE), len(words)):
        if words[place] == "according":
            return place
    return len(words)


_LONGEST_SOURCE = 7
