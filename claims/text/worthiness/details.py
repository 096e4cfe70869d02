"""How the details of a claim weigh: figures, dates, names and quotations can be looked up."""

import re
from collections.abc import Iterator

from claims.records import ScoreReason
from claims.text.worthiness import weights
from claims.text.worthiness.dates import find_dates, find_time_spans
from claims.text.worthiness.figures import find_counts, find_figures, is_duration
from claims.text.worthiness.names import find_names
from claims.text.worthiness.wording import Wording


def weigh_details(claim_text: str, wording: Wording) -> Iterator[ScoreReason]:
    """Reasons that name what the claim is precise about."""
    yield from _weigh_figures(wording)
    yield from _weigh_dates(wording)
    yield from _weigh_names(wording)
    if _QUOTED.search(claim_text):
        yield ScoreReason("quotation", "quotes somebody's words", weights.QUOTATION)


# Two words or more between quotation marks.
_QUOTED = re.compile(
    r"[\"“”„«»]\s?[^\s\"“”„«»]+\s[^\"“”„«»]{1,400}[\"“”«»]|(?<!\w)['‘][^\s'‘’]+\s[^'‘’]{1,400}['’](?!\w)"
)


def _weigh_figures(wording: Wording) -> Iterator[ScoreReason]:
    found = find_figures(wording)
    figures = [figure for figure in found if not is_duration(figure)]
    for figure in figures[:1]:
        yield ScoreReason("figure", f"names a figure: {figure}", weights.FIGURE)
    for figure in figures[1:3]:
        yield ScoreReason("figure", f"names another figure: {figure}", weights.FIGURE_AGAIN)
    counts = [] if figures else [*found, *find_counts(wording)]
    for count in sorted(counts, key=is_duration)[:1]:
        if is_duration(count):
            yield ScoreReason("count", f"says how long: {count}", weights.DURATION)
        else:
            yield ScoreReason("count", f"counts: {count}", weights.SMALL_COUNT)


def _weigh_dates(wording: Wording) -> Iterator[ScoreReason]:
    dates = find_dates(wording)
    spans = [] if dates else find_time_spans(wording)
    if dates:
        yield ScoreReason("date", f"dated: {_most_precise(dates)}", weights.DATE)
    elif spans:
        yield ScoreReason("date", f"dated: {spans[0]}", weights.TIME_SPAN)


def _most_precise(dates: list[str]) -> str:
    return max(dates, key=lambda date: (any(character.isdigit() for character in date), len(date)))


def _weigh_names(wording: Wording) -> Iterator[ScoreReason]:
    names, countries = find_names(wording)
    if names:
        fullest = max(names, key=lambda name: name.count(" "))
        yield ScoreReason("name", f"names who: {fullest}", weights.NAME)
    elif countries:
        yield ScoreReason("name", f"names who: {countries[0]}", weights.COUNTRY)
