"""Words that take back what a claim reports: "falsely claims that", "the report is unfounded"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.matching.alignment import Alignment
from claims.matching.findings import Effect, Finding, Side
from claims.matching.reading import Reading
from claims.records import Span


def check_disbelief(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """One claim calls false, or doubts, what the other states."""
    for one, other, effect in zip(_find_disbelief(a.text), _find_disbelief(b.text), _EFFECTS, strict=True):
        if bool(one.words) != bool(other.words):
            yield Finding("negation", effect, "denied", one, other)
            return


_REPORT = (
    r"(?:claims?|reports?|rumou?rs?|allegations?|stor(?:y|ies)|notions?|ideas?|statements?|assertions?"
    r"|posts?|videos?)"
)
_UNTRUE = (
    r"(?:false|untrue|unfounded|baseless|groundless|fake|debunked|discredited|fabricated|misleading|wrong"
    r"|made up|without foundation|a hoax|a myth|a lie|hoaxes|myths|lies)"
)
_FALSE = re.compile(
    r"\b(?:(?:falsely|wrongly|mistakenly|incorrectly|baselessly) "
    r"(?:claim|say|said|state|suggest|report|assert|allege|argue|insist|believe|announce)\w*"
    rf"|(?:not true|untrue|false|a (?:myth|hoax|lie)) that|(?:myth|hoax|lie) that"
    rf"|(?:{_UNTRUE}) {_REPORT}"
    rf"|{_REPORT}\b.{{0,200}}? (?:is|are|was|were|(?:has|have) been|proved|turned out)(?: to be)?"
    rf"(?: \w+)? {_UNTRUE}"
    r"|no evidence (?:that|of|for))\b",
    re.IGNORECASE | re.DOTALL,
)
_DOUBTED = re.compile(
    r"\b(?:doubt(?:s|ed)?(?: that| whether)|dispute[sd]? (?:that|the claim)|question(?:s|ed)? whether"
    r"|unclear whether"
    r"|unconfirmed|unverified|unproven|purported(?:ly)?|little evidence (?:that|of|for)|rumou?red)\b",
    re.IGNORECASE,
)


_EFFECTS: tuple[Effect, ...] = ("value", "doubt")


@lru_cache(maxsize=20_000)
def _find_disbelief(text: str) -> tuple[Side, ...]:
    """The words of a text that call something false, and those that doubt it."""
    return _find(_FALSE, text), _find(_DOUBTED, text)


def _find(pattern: re.Pattern[str], text: str) -> Side:
    match = pattern.search(text)
    return Side(match.group(), (Span(*match.span()),)) if match else Side()
