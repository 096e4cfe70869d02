"""Exchanged words on otherwise alike claims: opposites, quantifiers, modality, any other word."""

from collections.abc import Iterator, Set
from itertools import pairwise

from claims.matching.alignment import Alignment
from claims.matching.findings import Effect, Finding, Side, say
from claims.matching.lexicon import are_antonyms
from claims.matching.reading import Reading, Term
from claims.records import Detail, Span
from claims.text.irregular import is_past
from claims.text.normal import stem


def check_opposites(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """Opposites in the same place, or left over on both sides."""
    pairs = [(one, other) for one in alignment.only_a for other in alignment.only_b]
    found = next(((one.span, other.span) for one, other in pairs if are_antonyms(one.key, other.key)), None)
    found = found or _find_opposite_tokens(a, b, alignment)
    if found is not None:
        one, other = found
        side_a, side_b = (
            Side(a.text[one.start : one.end], (one,)),
            Side(b.text[other.start : other.end], (other,)),
        )
        yield Finding("opposite", "value", "opposite", side_a, side_b)


def check_exchanges(a: Reading, b: Reading, alignment: Alignment, told: Set[Span]) -> Iterator[Finding]:
    """Other words in the same place that are not known to mean the same: a person should look.

    Words that a surer guard has told of (`told`, spans in either claim) are left out.
    """
    for part_a, part_b in alignment.exchanges:
        words_a, words_b = _words(part_a), _words(part_b)
        is_told = any(term.span in told for term in words_a) and any(term.span in told for term in words_b)
        if words_a and words_b and not is_told:
            yield Finding("wording", "doubt", "exchanged", _say(a, words_a), _say(b, words_b))


def check_particles(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """ "Called off" against "called": a particle after a verb of both makes it another verb."""
    to_b = {one: other for one, (other, _) in alignment.pairs.items()}
    to_a = {other: one for one, other in to_b.items()}
    yield from _find_particles(a, b, to_b)
    yield from (finding.swapped() for finding in _find_particles(b, a, to_a))


def check_quantifiers(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """All, most, some, few of the same thing; "only" on one side alone."""
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
    to_b = {one: other for one, (other, _) in alignment.pairs.items()}
    to_a = {other: one for one, other in to_b.items()}
    seen: set[str] = set()
    for finding, key in _compare_modality(a, b, to_b):
        seen.add(key)
        yield finding
    for finding, key in _compare_modality(b, a, to_a):
        if to_a[key] not in seen:
            yield finding.swapped()


_PARTICLES = frozenset({"off", "out", "down", "away", "back"})
_WEAK = frozenset({"alleged", "conditional"})
_ADVERBS = frozenset({"probabl", "like", "also", "possibl", "perhap", "soon"})


def _find_opposite_tokens(a: Reading, b: Reading, alignment: Alignment) -> tuple[Span, Span] | None:
    """Opposites among the words that carry only grammar: "before", "more", "above"."""
    for place_a, place_b in alignment.changed_tokens:
        one, other = a.tokens[place_a], b.tokens[place_b]
        if are_antonyms(stem(one.word), stem(other.word)):
            return one.span, other.span
    return None


def _words(part: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(term for term in part if term.is_word and not term.is_attribution)


def _say(reading: Reading, terms: tuple[Term, ...]) -> Side:
    words = [reading.text[term.span.start : term.span.end] for term in terms]
    return Side(" ".join(words), tuple(term.span for term in terms))


def _find_particles(one: Reading, other: Reading, shared: dict[str, str]) -> Iterator[Finding]:
    others = {token.word for token in other.tokens}
    for verb, particle in pairwise(one.tokens):
        counterpart = shared.get(stem(verb.word))
        if particle.word not in _PARTICLES - others or counterpart is None or not is_past(verb.word):
            continue
        term = next(term for term in other.terms if term.key == counterpart)
        words = one.text[verb.span.start : particle.span.end]
        side = Side(other.text[term.span.start : term.span.end], (term.span,))
        yield Finding("wording", "doubt", "exchanged", Side(words, (verb.span, particle.span)), side)


def _find_host(detail: Detail, reading: Reading) -> str:
    """The first meaning-bearing word after a detail, adverbs of likelihood left out."""
    after = (term for term in reading.terms if term.span.start >= detail.span.end)
    return next((term.key for term in after if term.key not in _ADVERBS), "")


def _compare_modality(one: Reading, other: Reading, shared: dict[str, str]) -> Iterator[tuple[Finding, str]]:
    moods = {_find_host(detail, other): detail for detail in other.of_kind("modality")}
    for detail in one.of_kind("modality"):
        deed = _find_host(detail, one)
        if deed not in shared or detail.value in _WEAK:
            continue
        counterpart = moods.get(shared[deed])
        if counterpart is None:
            yield from ((finding, deed) for finding in _compare_with_fact(detail, shared[deed], other))
        elif counterpart.value != detail.value and counterpart.value not in _WEAK:
            yield Finding("modality", "open", "differ", say(detail), say(counterpart)), deed


def _compare_with_fact(detail: Detail, deed: str, other: Reading) -> Iterator[Finding]:
    """What will or may be, against what was."""
    term = next(term for term in other.terms if term.key == deed)
    if detail.value == "future" and not is_past(term.word):
        return
    effect: Effect = "value" if detail.value == "future" else "open"
    side = Side(other.text[term.span.start : term.span.end], (term.span,))
    yield Finding("modality", effect, "differ", say(detail), side)
