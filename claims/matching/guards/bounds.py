"""Bounds, ranges and rates around a figure: "more than 20", "10 to 15", "150 litres a day"."""

import re
from decimal import Decimal

from claims.records import Detail


def find_bound(detail: Detail, text: str) -> tuple[str, int]:
    """How a figure is bounded (over, least, under, most, nearly, about; empty where it is plain), and where
    the words that say so begin."""
    start, end = detail.span.start, detail.span.end
    if match := _BEFORE.search(text, max(0, start - _REACH), start):
        return match.lastgroup or "", match.start()
    match = _AFTER.match(text, end)
    return ((match.lastgroup or "").removesuffix("_after"), start) if match else ("", start)


def are_opposed(one: str, other: str) -> bool:
    """Whether two bounds of one figure exclude each other: "over 24" and "fewer than 24"."""
    return (
        {one, other} == {"least", "under"}
        or {one, other} == {"over", "most"}
        or one in _OPPOSITES.get(other, ())
    )


def is_strict_on_one_side(one: str, other: str) -> bool:
    """Whether one claim excludes the very figure that the other gives."""
    return (one in _STRICT) != (other in _STRICT) and not {one, other} & {"about", "least", "most", "nearly"}


def keeps_bound(value: Decimal, bound: str, limit: Decimal) -> bool:
    """Whether a value lies within a bounded figure: 26 within "more than 20"; about: within a twentieth."""
    if bound == "about":
        return abs(value - limit) * _ABOUT <= abs(limit)
    if bound == "nearly":
        return limit * _NEARLY <= value <= limit
    return value >= limit if bound in _LEAST else value <= limit if bound in _MOST else False


def find_rate(detail: Detail, text: str) -> tuple[str, int]:
    """Per what a figure counts ("day" for "150 litres a day" and "150 litres daily"), and where that ends."""
    match = _RATE.match(text, detail.span.end)
    if match is None:
        return "", detail.span.end
    return (match["per"].lower() if match["per"] else _ADVERBS[match["adverb"].lower()]), match.end()


def is_range(first: Detail, second: Detail, text: str) -> bool:
    """Whether two figures are the ends of one range: "10 to 15 percent", "between 10 and 15"."""
    between = text[first.span.end : second.span.start]
    if _TO.fullmatch(between):
        return True
    return bool(
        _AND.fullmatch(between) and _BETWEEN.search(text, max(0, first.span.start - 10), first.span.start)
    )


_REACH = 26
_BOUNDS = {
    "over": r"more than|greater than|higher than|larger than|longer than|over|above|exceed(?:s|ed|ing)?"
    r"|(?:in excess|upwards) of|just over|well over",
    "least": r"at least|no (?:less|fewer) than|not (?:less|fewer) than|a minimum of|minimum",
    "under": r"less than|fewer than|lower than|smaller than|shorter than|under|below|just under|well under",
    "most": r"at most|up to|no more than|not more than|a maximum of|maximum|as (?:much|many) as",
    "nearly": r"almost|nearly|close to|approaching",
    "about": r"about|around|roughly|approximately|some|circa|an estimated|estimated|or so",
}
_PARTS = "|".join(f"(?P<{name}>{words})" for name, words in _BOUNDS.items())
_BEFORE = re.compile(rf"\b(?i:{_PARTS}) (?:an? |the )?[$€£¥]?$")
_AFTER = re.compile(
    r" (?i:(?P<least_after>or (?:more|above|older|over)\b)|(?P<about_after>or so\b)"
    r"|(?P<most_after>or (?:less|fewer|under|younger)\b))"
)
_STRICT = frozenset(("over", "under"))
_LEAST = frozenset(("over", "least"))
_MOST = frozenset(("under", "most"))
_OPPOSITES = {"over": ("under", "nearly"), "under": ("over",), "nearly": ("over",)}
_ABOUT = 20
_NEARLY = Decimal("0.9")
_PERIOD = "second|minute|hour|day|night|week|month|quarter|season|year|decade"
_ADVERBS = {"daily": "day", "hourly": "hour", "weekly": "week", "monthly": "month"} | {
    "yearly": "year",
    "annually": "year",
    "annual": "year",
}
_RATE = re.compile(
    rf"(?:,? (?:of )?[a-z]+)?(?: ?/ ?| (?:an?|per|each|every)[ -])(?P<per>{_PERIOD})\b"
    rf"|(?:,? (?:of )?[a-z]+)? (?P<adverb>{'|'.join(_ADVERBS)})\b"
)
_TO = re.compile(r" ?(?:-|–|—|to|or) ?[$€£]?")
_AND = re.compile(r" and [$€£]?")
_BETWEEN = re.compile(r"\b[Bb]etween [$€£]?$")
