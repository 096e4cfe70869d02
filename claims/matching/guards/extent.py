"""How many, how surely and in what degree: quantifiers, modality, words that lessen others."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from claims.matching.alignment import Alignment
from claims.matching.findings import Effect, Finding, Side, say
from claims.matching.reading import Reading
from claims.records import Detail, Span
from claims.text.irregular import is_past


def check_quantifiers(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """All, most, some, few of the same thing; "only" on one side alone."""
    if not a.of_kind("quantifier") and not b.of_kind("quantifier"):
        return
    to_b = alignment.to_b
    hosts_a = {to_b.get(_find_host(detail, a), ""): detail for detail in a.of_kind("quantifier")}
    hosts_b = {_find_host(detail, b): detail for detail in b.of_kind("quantifier")}
    for host in sorted((hosts_a.keys() | hosts_b.keys()) & set(to_b.values())):
        one, other = hosts_a.get(host), hosts_b.get(host)
        values = {detail.value for detail in (one, other) if detail}
        if one and other:
            effect: Effect = "open" if "only" in values else "value"
            if len(values) > 1:
                yield Finding("quantifier", effect, "differ", say(one), say(other))
        elif values == {"only"}:
            sides = [say(detail) if detail else Side() for detail in (one, other)]
            yield Finding("quantifier", "open", "limited", sides[0], sides[1])


def check_modality(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """Will, may or must on one side, another or none of them on the other, of the same deed."""
    if not a.of_kind("modality") and not b.of_kind("modality"):
        return
    seen: set[str] = set()
    for finding, key in _compare_modality(a, b, alignment.to_b):
        seen.add(key)
        yield finding
    for finding, key in _compare_modality(b, a, alignment.to_a):
        if alignment.to_a[key] not in seen:
            yield finding.swapped()


def check_degrees(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """ "Second highest" against "highest", "vice-admiral" against "admiral", where only one side says so."""
    yield from _find_degrees(a, b)
    yield from (finding.swapped() for finding in _find_degrees(b, a))


def check_comparisons(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """ "As many as" against "fewer than"."""
    (equal_a, unequal_a), (equal_b, unequal_b) = _find_comparisons(a.folded), _find_comparisons(b.folded)
    if equal_a and unequal_b and not (unequal_a or equal_b):
        yield Finding("quantifier", "open", "differ", Side(equal_a), Side(unequal_b))
    if equal_b and unequal_a and not (unequal_b or equal_a):
        yield Finding("quantifier", "open", "differ", Side(unequal_a), Side(equal_b))


# Without a word of their own on the other side these say little: reporting marks hearsay with them.
_WEAK = frozenset({"alleged", "conditional"})
_ADVERBS = frozenset({"probabl", "like", "also", "possibl", "perhap", "soon", "certain", "definit"})
_AHEAD = frozenset({"future", "conditional"})
_PERFECT = re.compile(r"\b(?i:has|have|had|was|were)(?: been)?(?: [a-z]+ly)? $")
_EQUAL = re.compile(
    r"(?<!times )(?<!twice )\bas (?:many|much|few|little|high|low|large|small|long|old)\b(?= .{0,60}?\bas\b)"
)
_UNEQUAL = re.compile(r"\b(?:more|less|fewer|[a-z]{3,}er)\b(?! than)(?= .{0,60}?\bthan\b)")
_RANK = re.compile(
    r"\b(?i:(?P<rank>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)|"
    r"one of the|among the)[ -])(?:\w+ )?(?P<word>(?:most|least)\b|\w{2,}est\b|best\b|worst\b)"
)
_LESSENED = re.compile(
    r"\b(?i:(?P<rank>vice[ -]|deputy |acting |(?:co|half|step|semi|non|anti|pro|quasi)-))(?P<word>\w+)"
)


@lru_cache(maxsize=20_000)
def _find_comparisons(folded: str) -> tuple[str, str]:
    """The words by which a text calls things equal, and unequal; empty for none."""
    equal = _EQUAL.search(folded) if " as " in folded else None
    unequal = _UNEQUAL.search(folded) if " than " in folded else None
    return equal[0] if equal else "", unequal[0] if unequal else ""


def _find_host(detail: Detail, reading: Reading) -> str:
    """The first meaning-bearing word after a detail, adverbs of likelihood left out."""
    after = (term for term in reading.terms if term.span.start >= detail.span.end)
    return next((term.key for term in after if term.key not in _ADVERBS), "")


def _compare_modality(
    one: Reading, other: Reading, shared: Mapping[str, str]
) -> Iterator[tuple[Finding, str]]:
    moods = {_find_host(detail, other): detail for detail in other.of_kind("modality")}
    for detail in one.of_kind("modality"):
        deed = _find_host(detail, one)
        is_weak = detail.value == "alleged" or (detail.value == "conditional" and " if " not in one.folded)
        if deed not in shared or is_weak:
            continue
        counterpart = moods.get(shared[deed])
        if counterpart is None:
            yield from ((finding, deed) for finding in _compare_with_fact(detail, shared[deed], other))
        elif counterpart.value != detail.value and counterpart.value not in _WEAK:
            is_value = {counterpart.value, detail.value} in ({"duty", "leave"}, {"probable", "certain"})
            effect: Effect = "value" if is_value else "open"
            yield Finding("modality", effect, "differ", say(detail), say(counterpart)), deed


def _compare_with_fact(detail: Detail, deed: str, other: Reading) -> Iterator[Finding]:
    """What will or may be, against what was."""
    term = next(term for term in other.terms if term.key == deed)
    is_done = is_past(term.word) or _PERFECT.search(other.text, max(0, term.span.start - 20), term.span.start)
    if detail.value == "certain" or (detail.value in _AHEAD and not is_done):
        return
    effect: Effect = "value" if detail.value in _AHEAD else "open"
    side = Side(other.text[term.span.start : term.span.end], (term.span,))
    yield Finding("modality", effect, "differ", say(detail), side)


def _find_degrees(one: Reading, other: Reading) -> Iterator[Finding]:
    theirs = {sort for sort, _, _, _ in _read_degrees(other.text)}
    for sort, rank, word, span in _read_degrees(one.text):
        if sort in theirs or not re.search(rf"\b{re.escape(word)}\b", other.folded):
            continue
        if not re.search(rf"\b{re.escape(rank)}\b", other.folded):
            yield Finding(
                "quantifier", sort, "limited", Side(one.text[span.start : span.end], (span,)), Side()
            )


@lru_cache(maxsize=20_000)
def _read_degrees(text: str) -> tuple[tuple[Effect, str, str, Span], ...]:
    """What a difference in each such word does, the word, the word it stands by, and the place of both."""
    return tuple(
        (
            effect,
            match["rank"].lower().strip(" -"),
            match["word"].lower(),
            Span(match.start(), match.end("word")),
        )
        for pattern, effect in _DEGREES
        for match in pattern.finditer(text)
    )


_DEGREES: tuple[tuple[re.Pattern[str], Effect], ...] = ((_RANK, "value"), (_LESSENED, "open"))
