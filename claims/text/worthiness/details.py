"""How the details of a claim weigh: figures, dates, names and quotations can be looked up."""

import re
from collections.abc import Iterator, Sequence

from claims.records import Detail, ScoreReason
from claims.text.worthiness import weights


def weigh_details(details: Sequence[Detail]) -> Iterator[ScoreReason]:
    """Reasons that name what the claim is precise about."""
    yield from _weigh_quantities([one for one in details if one.kind == "quantity" and one.unit != "ordinal"])
    yield from _weigh_dates([one for one in details if one.kind == "date" and one.value != "0 day"])
    yield from _weigh_names([one for one in details if one.kind == "name"])
    if any(one.kind == "quotation" and " " in one.value for one in details):
        yield ScoreReason("quotation", "quotes somebody's words", weights.QUOTATION)


_BIG_WORD = re.compile(r"(?i)\b(?:hundred|thousand|million|billion|trillion|percent|per cent|dozen)")


def _weigh_quantities(quantities: list[Detail]) -> Iterator[ScoreReason]:
    figures = [one for one in quantities if _is_figure(one)]
    for figure in figures[:1]:
        yield ScoreReason("figure", f"names a figure: {figure.text}", weights.FIGURE)
    for figure in figures[1:3]:
        yield ScoreReason("figure", f"names another figure: {figure.text}", weights.FIGURE_AGAIN)
    if quantities and not figures:
        yield ScoreReason("count", f"counts: {quantities[0].text}", weights.SMALL_COUNT)


def _is_figure(quantity: Detail) -> bool:
    return _has_digit(quantity.text) or _BIG_WORD.search(quantity.text) is not None


def _weigh_dates(dates: list[Detail]) -> Iterator[ScoreReason]:
    for date in sorted(dates, key=lambda date: not _has_digit(date.value))[:1]:
        yield ScoreReason(
            "date", f"dated: {date.text}", weights.DATE if date.unit != "relative" else weights.TIME_SPAN
        )


def _weigh_names(names: list[Detail]) -> Iterator[ScoreReason]:
    for name in sorted(names, key=lambda name: name.unit == "country")[:1]:
        is_country = name.unit == "country"
        yield ScoreReason("name", f"names who: {name.text}", weights.COUNTRY if is_country else weights.NAME)


def _has_digit(written: str) -> bool:
    return any(character.isdigit() for character in written)
