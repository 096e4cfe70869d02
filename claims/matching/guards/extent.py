"""How many, how surely and in what degree: quantifiers, modality, words that lessen others."""

import re
from collections.abc import Iterator, Mapping

from claims.matching.alignment import Alignment
from claims.matching.findings import Effect, Finding, Side, say
from claims.matching.reading import Reading
from claims.records import Detail, Span
from claims.text.irregular import is_past


def check_quantifiers(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """All, most, some, few of the same thing; "only" on one side alone."""
    if not a.of_kind("quantifier") and not b.of_kind("quantifier"):
        return
    to_b = {one: other for one, (other, _) in alignment.pairs.items()}
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
    to_b = {one: other for one, (other, _) in alignment.pairs.items()}
    to_a = {other: one for one, other in to_b.items()}
    seen: set[str] = set()
    for finding, key in _compare_modality(a, b, to_b):
        seen.add(key)
        yield finding
    for finding, key in _compare_modality(b, a, to_a):
        if to_a[key] not in seen:
            yield finding.swapped()


def check_degrees(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """ "Second highest" against "highest", "vice-admiral" against "admiral", where only one side says so."""
    to_b = {one: other for one, (other, _) in alignment.pairs.items()}
    to_a = {other: one for one, other in to_b.items()}
    yield from _find_degrees(a, b, to_b)
    yield from (finding.swapped() for finding in _find_degrees(b, a, to_a))


def check_comparisons(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """ "As many as" against "fewer than"."""
    equal = [_EQUAL.search(reading.folded) for reading in (a, b)]
    unequal = [_UNEQUAL.search(reading.folded) for reading in (a, b)]
    if bool(equal[0]) == bool(equal[1]) or bool(unequal[0]) == bool(unequal[1]):
        return
    if bool(equal[0]) != bool(unequal[0]):
        sides = [Side((equal[place] or unequal[place] or _NOTHING)[0]) for place in (0, 1)]
        yield Finding("quantifier", "open", "differ", sides[0], sides[1])


# Without a word of their own on the other side these say little: reporting marks hearsay with them.
_WEAK = frozenset({"alleged", "conditional"})
_ADVERBS = frozenset({"probabl", "like", "also", "possibl", "perhap", "soon", "certain", "definit"})
_AHEAD = frozenset({"future", "conditional"})
_PERFECT = re.compile(r"\b(?i:has|have|had|was|were)(?: been)?(?: [a-z]+ly)? $")
_EQUAL = re.compile(
    r"(?<!times )(?<!twice )\bas (?:many|much|few|little|high|low|large|small|long|old)\b(?= .{0,60}?\bas\b)"
)
_UNEQUAL = re.compile(r"\b(?:more|less|fewer|[a-z]{3,}er)\b(?! than)(?= .{0,60}?\bthan\b)")
_NOTHING = ("",)
_RANK = re.compile(
    r"\b(?i:(?P<rank>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)|"
    r"one of the|among the)[ -])(?:\w+ )?(?P<word>(?:most|least)\b|\w{2,}est\b|best\b|worst\b)"
)
_LESSENED = re.compile(
    r"\b(?i:(?P<rank>vice[ -]|deputy |acting |(?:co|half|step|semi|non|anti|pro|quasi)-))(?P<word>\w+)"
)


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


def _find_degrees(one: Reading, other: Reading, shared: Mapping[str, str]) -> Iterator[Finding]:
    for pattern, effect in _DEGREES:
        for match in pattern.finditer(one.text):
            rank, word = match["rank"].lower().strip(" -"), match["word"].lower()
            elsewhere = re.search(rf"\b{re.escape(word)}\b", other.folded)
            if (
                elsewhere is None
                or re.search(rf"\b{re.escape(rank)}[ -]?", other.folded)
                or _has_rank(pattern, other)
            ):
                continue
            span = Span(match.start(), match.end("word"))
            yield Finding(
                "quantifier", effect, "limited", Side(one.text[span.start : span.end], (span,)), Side()
            )


_DEGREES: tuple[tuple[re.Pattern[str], Effect], ...] = ((_RANK, "value"), (_LESSENED, "open"))


def _has_rank(pattern: re.Pattern[str], other: Reading) -> bool:
    return pattern.search(other.text) is not None
