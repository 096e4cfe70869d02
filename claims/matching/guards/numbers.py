"""Figures of two claims: compared as written in one unit, within rounding across units."""

import re
from collections.abc import Iterator, Set
from decimal import Decimal

from claims.matching.findings import Effect, Finding, Side, say
from claims.matching.guards.bounds import (
    are_opposed,
    find_bound,
    find_rate,
    is_range,
    is_strict_on_one_side,
    keeps_bound,
)
from claims.matching.guards.counts import STEPS, agrees_in_value, differs_in_measure
from claims.matching.guards.measures import agrees_across
from claims.matching.guards.pairing import pair_off
from claims.matching.reading import Reading, is_within
from claims.records import Detail, Span
from claims.text.details.units import UNITS
from claims.text.normal import Token, stem

# A figure of a, and the one of b that says the same.
type Figures = tuple[Detail, Detail]


def check_numbers(a: Reading, b: Reading) -> Iterator[Finding]:
    """Pair figures off in the order of the steps; a figure only one side gives is no conflict."""
    left_a, left_b = list(a.of_kind("quantity")), list(b.of_kind("quantity"))
    is_only = len(left_a) == len(left_b) == 1
    for matches, effect, phrase in STEPS:
        if not left_a or not left_b:
            break
        for one, other in pair_off(left_a, left_b, matches):
            yield from _tell(a, one, b, other, effect, phrase, is_only=is_only)
    yield from _check_single(left_a, b)
    yield from (finding.swapped() for finding in _check_single(left_b, a))


def check_other_figures(a: Reading, b: Reading, told: Set[Span]) -> Iterator[Finding]:
    """Whatever else is written with digits ("1500" as a year here, a count there): never the same unnoticed.

    `told` are the spans, in either claim, that other guards have spoken of.
    """
    if not a.figures or not b.figures:
        return
    left_a, left_b = _find_other_figures(a, b, told), _find_other_figures(b, a, told)
    if left_a and left_b:
        yield Finding("number", "value", "differ", _say_tokens(left_a), _say_tokens(left_b))


def share_figures(a: Reading, b: Reading) -> list[Figures]:
    """Rare figures that both give with the same unit, or converted to within the finer one's rounding."""
    if not a.of_kind("quantity") or not b.of_kind("quantity"):
        return []
    figures_a = [detail for detail in a.of_kind("quantity") if is_rare_figure(detail)]
    figures_b = [detail for detail in b.of_kind("quantity") if is_rare_figure(detail)]
    if not figures_a or not figures_b:
        return []
    return [*pair_off(figures_a, figures_b, _is_equal), *pair_off(figures_a, figures_b, agrees_across)]


def is_rare_figure(detail: Detail) -> bool:
    """Whether a quantity is telling: measured, and hardly given by chance ("300 km", "$4.5m")."""
    if detail.unit in ("", "ordinal") or detail.value.startswith("~"):
        return False
    digits = detail.value.strip("0").replace(".", "")
    return len(digits) > 1 or abs(Decimal(detail.value)) >= _LARGE


def _tell(
    a: Reading, one: Detail, b: Reading, other: Detail, effect: Effect, phrase: str, *, is_only: bool
) -> Iterator[Finding]:
    """What two figures that stand for each other say, with the bounds and rates around them."""
    bounds = find_bound(one, a.text)[0], find_bound(other, b.text)[0]
    rates = find_rate(one, a.text)[0], find_rate(other, b.text)[0]
    if phrase in ("agree", "may be rounding") and (are_opposed(*bounds) or _differ(*rates)):
        yield Finding("number", "value", "differ", _say_around(one, a.text), _say_around(other, b.text))
    elif phrase == "agree" and is_strict_on_one_side(*bounds):
        yield Finding("bound", "open", "may differ", _say_around(one, a.text), _say_around(other, b.text))
    elif effect == "value" and _may_agree(a, one, b, other, bounds):
        yield Finding("bound", "open", "may agree", _say_around(one, a.text), _say_around(other, b.text))
    elif phrase != "agree" or (one.text != other.text and not _counts_otherwise(one, other)):
        is_sure = is_only and phrase == "may differ" and "" in (one.unit, other.unit)
        told: tuple[Effect, str] = ("value", "differ") if is_sure else (effect, phrase)
        yield Finding(_KINDS.get(phrase, "number"), *told, say(one), say(other))


_KINDS = {"agree": "shared number", "may be rounding": "rounding"}
_LARGE = 100
_ARTICLE = re.compile(r"\ban? (?=(?P<noun>[a-z]+))(?P=noun)")


def _is_equal(one: Detail, other: Detail) -> bool:
    return one.unit == other.unit and agrees_in_value(one, other)


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _counts_otherwise(one: Detail, other: Detail) -> bool:
    """Equal figures of differently named things agree in the figure only."""
    return one.unit != other.unit != "" != one.unit and one.value == other.value


def _may_agree(a: Reading, one: Detail, b: Reading, other: Detail, bounds: tuple[str, str]) -> bool:
    """Whether one figure lies within the bound, or the range, that the other gives."""
    if not differs_in_measure(one, other) and "" not in (one.unit, other.unit):
        return False
    if "~" in one.value + other.value or "ordinal" in (one.unit, other.unit):
        return False
    first, second = Decimal(one.value), Decimal(other.value)
    if bounds[0] != bounds[1]:
        within = bounds[0] and keeps_bound(second, bounds[0], first)
        if within or (bounds[1] and keeps_bound(first, bounds[1], second)):
            return True
    ranges = _find_range(one, a), _find_range(other, b)
    if bool(ranges[0]) == bool(ranges[1]):
        return False
    low, high = ranges[0] or ranges[1] or (first, first)
    return low <= (second if ranges[0] else first) <= high


def _find_range(end: Detail, reading: Reading) -> tuple[Decimal, Decimal] | None:
    """The range that a figure is one end of."""
    for other in reading.of_kind("quantity"):
        first, second = sorted((end, other), key=lambda detail: detail.span.start)
        if first is not second and "~" not in other.value and is_range(first, second, reading.text):
            low, high = sorted((Decimal(first.value), Decimal(second.value)))
            return low, high
    return None


def _say_around(detail: Detail, text: str) -> Side:
    """A figure with the words before it that bound it, or the period after it."""
    start, end = find_bound(detail, text)[1], find_rate(detail, text)[1]
    around = Span(start, detail.span.start), detail.span, Span(detail.span.end, end)
    return Side(" ".join(text[start:end].split()), tuple(span for span in around if span.start < span.end))


def _find_other_figures(one: Reading, other: Reading, told: Set[Span]) -> list[Token]:
    figures = [token for token in one.figures if token.word not in other.words]
    if not figures:
        return []
    known = {(detail.kind, detail.value, detail.unit) for detail in other.details}
    done = [*told, *(it.span for it in one.details if (it.kind, it.value, it.unit) in known)]
    return [token for token in figures if not any(is_within(token.span, span) for span in done)]


def _say_tokens(tokens: list[Token]) -> Side:
    return Side(", ".join(token.text for token in tokens), tuple(token.span for token in tokens))


def _check_single(left: list[Detail], other: Reading) -> Iterator[Finding]:
    """ "Two men" against "a man"."""
    for detail in left:
        if detail.unit in UNITS or detail.unit in ("", "ordinal", "time") or detail.value == "1":
            continue
        for match in _ARTICLE.finditer(other.folded):
            if stem(match["noun"]) == detail.unit and not match["noun"].endswith("s"):
                yield Finding("number", "value", "differ", say(detail), Side(match.group()))
                break
