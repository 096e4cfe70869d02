"""Figures of two claims: compared as written in one unit, within rounding across units."""

import re
from collections.abc import Iterator, Set
from decimal import Decimal

from claims.matching.findings import Effect, Finding, Side, say
from claims.matching.guards.pairing import Check, pair_off
from claims.matching.reading import Reading, is_within
from claims.records import Detail, Span
from claims.text.details.units import CURRENCIES, UNITS, measure
from claims.text.normal import Token, stem


def check_numbers(a: Reading, b: Reading) -> Iterator[Finding]:
    """Pair figures off in the order of the steps below; a figure only one side gives is no conflict."""
    left_a, left_b = a.of_kind("quantity"), b.of_kind("quantity")
    for matches, effect, phrase in _STEPS:
        for one, other in pair_off(left_a, left_b, matches):
            if effect == "value" and is_within_bound(one, a.text, other, b.text):
                yield Finding("bound", "open", "may agree", say(one), say(other))
            elif phrase != "agree" or (one.text != other.text and not _counts_otherwise(one, other)):
                yield Finding(_KINDS.get(phrase, "number"), effect, phrase, say(one), say(other))
    yield from _check_single(left_a, b)
    yield from (finding.swapped() for finding in _check_single(left_b, a))


def check_other_figures(a: Reading, b: Reading, told: Set[Span]) -> Iterator[Finding]:
    """Whatever else is written with digits ("1500" as a year here, a count there): never the same unnoticed.

    `told` are the spans, in either claim, that other guards have spoken of.
    """
    left_a, left_b = _find_other_figures(a, b, told), _find_other_figures(b, a, told)
    if left_a and left_b:
        yield Finding("number", "value", "differ", _say_tokens(left_a), _say_tokens(left_b))


def _find_other_figures(one: Reading, other: Reading, told: Set[Span]) -> list[Token]:
    words = {token.word for token in other.tokens}
    known = {(detail.kind, detail.value, detail.unit) for detail in other.details}
    done = [*told, *(it.span for it in one.details if (it.kind, it.value, it.unit) in known)]
    figures = (token for token in one.tokens if any(map(str.isdigit, token.word)) and token.word not in words)
    return [token for token in figures if not any(is_within(token.span, span) for span in done)]


def _say_tokens(tokens: list[Token]) -> Side:
    return Side(", ".join(token.text for token in tokens), tuple(token.span for token in tokens))


def _check_single(left: list[Detail], other: Reading) -> Iterator[Finding]:
    """ "Two men" against "a man"."""
    for detail in left:
        if detail.unit in UNITS or detail.unit in ("", "ordinal") or detail.value == "1":
            continue
        for match in _ARTICLE.finditer(other.folded):
            if stem(match["noun"]) == detail.unit and not match["noun"].endswith("s"):
                yield Finding("number", "value", "differ", say(detail), Side(match.group()))
                break


_ARTICLE = re.compile(r"\ban? (?=(?P<noun>[a-z]+))(?P=noun)")


def share_figures(a: Reading, b: Reading) -> list[tuple[Detail, Detail]]:
    """Rare figures that both give with the same unit, or converted to within the finer one's rounding."""
    figures_a = [detail for detail in a.of_kind("quantity") if is_rare_figure(detail)]
    figures_b = [detail for detail in b.of_kind("quantity") if is_rare_figure(detail)]
    return [*pair_off(figures_a, figures_b, _is_equal), *pair_off(figures_a, figures_b, _agrees_across)]


def is_rare_figure(detail: Detail) -> bool:
    """Whether a quantity is telling: measured, and hardly given by chance ("300 km", "$4.5m")."""
    if detail.unit in ("", "ordinal") or detail.value.startswith("~"):
        return False
    digits = detail.value.strip("0").replace(".", "")
    return len(digits) > 1 or abs(Decimal(detail.value)) >= _LARGE


def is_within_bound(one: Detail, text: str, other: Detail, other_text: str) -> bool:
    """Whether one figure is a bound that the other keeps: "more than 20" and "26"."""
    bounds = _find_bound(one, text), _find_bound(other, other_text)
    if one.unit != other.unit or "~" in one.value + other.value or bool(bounds[0]) == bool(bounds[1]):
        return False
    sign = bounds[0] or -bounds[1]
    return (Decimal(other.value) - Decimal(one.value)) * sign > 0


def _find_bound(detail: Detail, text: str) -> int:
    """1 for a figure given as the least, -1 for one given as the most, 0 for a plain one."""
    before = text[max(0, detail.span.start - _BOUND_REACH) : detail.span.start]
    match = _BOUND.search(before)
    return 0 if match is None else 1 if match["least"] else -1


_BOUND_REACH = 24
_LEAST = r"(?:more|greater|higher|larger) than|over|above|at least|exceed(?:s|ed|ing)?|no (?:less|fewer) than"
_MOST = r"(?:less|fewer|lower|smaller) than|under|below|at most|up to|almost|nearly|no more than"
_BOUND = re.compile(rf"\b(?i:(?P<least>{_LEAST})|{_MOST}) (?:a |an |the )?$")
_KINDS = {"agree": "shared number", "may be rounding": "rounding"}
_LARGE = 100
_DOZENS = 12


def _is_equal(one: Detail, other: Detail) -> bool:
    return one.unit == other.unit and _is_same_value(one, other)


def _differs_in_measure(one: Detail, other: Detail) -> bool:
    return one.unit == other.unit != ""


def _is_equal_count(one: Detail, other: Detail) -> bool:
    """ "2,000 troops" and "2,000 soldiers", "5 million" and "$5 million"."""
    is_rank = "ordinal" in (one.unit, other.unit)
    is_loose = "" in (one.unit, other.unit) or not (one.unit in UNITS or other.unit in UNITS)
    return is_loose and not is_rank and _is_same_value(one, other)


def _swaps_unit(one: Detail, other: Detail) -> bool:
    """ "$5m" and "€5m", "6 percent" and "6 percentage points"."""
    return one.unit in UNITS and other.unit in UNITS and one.value == other.value


def _swaps_currency(one: Detail, other: Detail) -> bool:
    return one.unit in CURRENCIES and other.unit in CURRENCIES


def _differs_bare(one: Detail, other: Detail) -> bool:
    return one.unit == other.unit == ""


def _may_count_the_same(one: Detail, other: Detail) -> bool:
    return not (one.unit in UNITS or other.unit in UNITS or "ordinal" in (one.unit, other.unit))


def _counts_otherwise(one: Detail, other: Detail) -> bool:
    """Equal figures of differently named things agree in the figure only."""
    return one.unit != other.unit != "" != one.unit and one.value == other.value


def _is_same_value(one: Detail, other: Detail) -> bool:
    if one.value.startswith("~") == other.value.startswith("~"):
        return one.value == other.value
    vague, exact = sorted((one.value, other.value), key=lambda value: not value.startswith("~"))
    lowest = Decimal(vague[1:])
    # "Thousands" reaches to a million, "hundreds", "dozens" and "tens of thousands" to ten times as much.
    reach = 1000 if vague.count("0") % 3 == 0 and lowest > _DOZENS else 10
    return lowest <= Decimal(exact) < lowest * reach


def _agrees_across(one: Detail, other: Detail) -> bool:
    """Whether two units say the same within half a step of the finer figure."""
    found = _compare_measures(one, other)
    return found is not None and found[0] <= min(found[1:])


def _agrees_roughly(one: Detail, other: Detail) -> bool:
    """Whether two units say the same within half a step of the coarser figure."""
    found = _compare_measures(one, other)
    return found is not None and found[0] <= max(found[1:])


def _converts(one: Detail, other: Detail) -> bool:
    return _compare_measures(one, other) is not None


def _compare_measures(one: Detail, other: Detail) -> tuple[Decimal, Decimal, Decimal] | None:
    """The distance of two figures and half a step of each, in their common base; None without one."""
    if "~" in one.value + other.value:
        return None
    bases = []
    for detail in (one, other):
        value, half_step = Decimal(detail.value), _find_step(detail.value) / 2
        base, upper = measure(value, detail.unit), measure(value + half_step, detail.unit)
        if base is None or upper is None:
            return None
        bases.append((base[0], base[1], upper[1] - base[1]))
    (dimension, value_one, half_one), (other_dimension, value_other, half_other) = bases
    if dimension != other_dimension:
        return None
    return abs(value_one - value_other), half_one, half_other


def _find_step(value: str) -> Decimal:
    """The place a figure was rounded to, at least two digits kept: 10 for "300", 1 for "186"."""
    whole, _, decimals = value.partition(".")
    if decimals:
        return Decimal(1).scaleb(-len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    return Decimal(1).scaleb(max(0, min(zeros, len(whole) - 2)))


_STEPS: tuple[tuple[Check, Effect, str], ...] = (
    (_is_equal, "note", "agree"),
    (_differs_in_measure, "value", "differ"),
    (_is_equal_count, "note", "agree"),
    (_agrees_across, "note", "agree"),
    (_agrees_roughly, "note", "may be rounding"),
    (_converts, "value", "differ"),
    (_swaps_unit, "value", "differ"),
    (_swaps_currency, "open", "may differ"),
    (_differs_bare, "value", "differ"),
    (_may_count_the_same, "open", "may differ"),
)
