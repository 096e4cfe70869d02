"""Who and what a claim names: capitalised words, abbreviations, countries."""

from collections.abc import Iterator

from claims.text.details.places import find_country
from claims.text.wordlists import read_words
from claims.text.worthiness.dates import MONTHS, WEEKDAYS
from claims.text.worthiness.wording import FUNCTION_WORDS, Wording


def find_names(wording: Wording) -> tuple[list[str], list[str]]:
    """Names of people, bodies and places, and names of countries.

    A lone capitalised word at the start of a sentence, and words of a headline in capitals, cannot be told
    from ordinary ones: there only abbreviations and countries are names.
    """
    names: list[str] = []
    countries: list[str] = []
    is_headline = _is_in_capitals(wording)
    for start, end in _find_runs(wording, is_headline=is_headline):
        run = wording.phrase(start, end).removesuffix("'s")
        if find_country(run.lower().replace(".", "")):
            countries.append(run)
        elif _is_abbreviation(run) or not (is_headline or (end - start == 1 and _is_opening(wording, start))):
            names.extend([run] if len(run) > 1 else [])
    return names, countries


def is_model(wording: Wording, place: int) -> bool:
    """The 16 of "F-16"."""
    return wording.gaps[place] == "-" and wording.words[place][0].isdigit()


_ENDS = frozenset('.!?:;"•(')
_JOINS = frozenset((" ", "-", "'"))
_SHORT_TITLES = read_words("dr mr mrs ms prof sen rep gov gen col capt lt sgt st")
_LONGEST_SMALL_WORD, _LEAST_HEADLINE, _HEADLINE_SHARE = 3, 4, 0.7


def _find_runs(wording: Wording, *, is_headline: bool) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, or in a headline each by itself; words of grammar open none."""
    start = end = -1
    for place, written in enumerate(wording.written):
        goes_on = end == place and not is_headline and _joins(wording, place)
        if _may_name(written, wording.words[place]) or (goes_on and is_model(wording, place)):
            if end >= 0 and not goes_on:
                yield start, end
            start, end = (start if goes_on else place), place + 1
        elif end >= 0:
            yield start, end
            start = end = -1
    if end >= 0:
        yield start, end


def _joins(wording: Wording, place: int) -> bool:
    gap = wording.gaps[place]
    return gap in _JOINS or (gap == ". " and wording.words[place - 1] in _SHORT_TITLES)


def _may_name(written: str, word: str) -> bool:
    if not written[0].isupper() or word in MONTHS or word in WEEKDAYS:
        return False
    return word not in FUNCTION_WORDS or (word == "us" and written == "US")


def _is_opening(wording: Wording, place: int) -> bool:
    gap = wording.gaps[place].rstrip(" -")
    return place == 0 or gap[-1:] in _ENDS


def _is_abbreviation(run: str) -> bool:
    return len(run) > 1 and run.isupper()


def _is_in_capitals(wording: Wording) -> bool:
    words = [written for written in wording.written if len(written) > _LONGEST_SMALL_WORD]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _LEAST_HEADLINE and capitals > _HEADLINE_SHARE * len(words)
