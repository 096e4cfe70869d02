"""Exchanged words on otherwise alike claims: opposites, particles, any other word."""

from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from itertools import pairwise

from claims.matching.alignment import Alignment
from claims.matching.findings import Finding, Side
from claims.matching.guards.bounds import find_bound
from claims.matching.guards.names import are_one
from claims.matching.opposites import are_antonyms
from claims.matching.reading import Reading, Term, is_within
from claims.records import Span
from claims.text.irregular import is_past
from claims.text.normal import Token, find_tokens, stem


def check_opposites(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """Opposites in the same place, or left over on both sides, unless one of them is denied: "not guilty"."""
    pairs = [(one, other) for one in alignment.only_a for other in alignment.only_b]
    found = next(((one.span, other.span) for one, other in pairs if are_antonyms(one.key, other.key)), None)
    found = found or _find_opposite_tokens(a, b, alignment)
    if found is None or _is_denied(a, found[0]) != _is_denied(b, found[1]):
        return
    one, other = found
    side_a, side_b = (
        Side(a.text[one.start : one.end], (one,)),
        Side(b.text[other.start : other.end], (other,)),
    )
    yield Finding("opposite", "value", "opposite", side_a, side_b)


def check_exchanges(a: Reading, b: Reading, alignment: Alignment, told: Set[Span]) -> Iterator[Finding]:
    """Other words in the same place that are not known to mean the same: a person should look.

    Words that a surer guard has told of (`told`, spans in either claim) are left out, and those that
    bound a figure or say how many or how sure: other guards compare them.
    """
    if not alignment.exchanges:
        return
    small: tuple[list[Span], list[Span]] | None = None
    for part_a, part_b in alignment.exchanges:
        if not _words(part_a, []) or not _words(part_b, []) or are_one(part_a, part_b):
            continue
        if _deny_opposites(a, part_a, b, part_b):
            continue
        small = small or _find_small_words_of_both(a, b)
        words_a, words_b = _words(part_a, small[0]), _words(part_b, small[1])
        if words_a and words_b and not _is_told(words_a, words_b, told):
            yield Finding("wording", "doubt", "exchanged", _say(a, words_a), _say(b, words_b))


def check_particles(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """ "Called off" against "called": a particle after a verb of both makes it another verb."""
    if not _find_phrasal_verbs(a.text) and not _find_phrasal_verbs(b.text):
        return
    yield from _find_particles(a, b, alignment.to_b)
    yield from (finding.swapped() for finding in _find_particles(b, a, alignment.to_a))


_PARTICLES = frozenset({"off", "out", "down", "away", "back"})


def _deny_opposites(a: Reading, part_a: tuple[Term, ...], b: Reading, part_b: tuple[Term, ...]) -> bool:
    """ "Not guilty" and "innocent"."""
    return any(
        are_antonyms(one.key, other.key) and _is_denied(a, one.span) != _is_denied(b, other.span)
        for one in part_a
        for other in part_b
    )


def _is_denied(reading: Reading, span: Span) -> bool:
    return any(is_within(span, negation.span) for negation in reading.of_kind("negation"))


def _find_opposite_tokens(a: Reading, b: Reading, alignment: Alignment) -> tuple[Span, Span] | None:
    """Opposites among the words that carry only grammar: "before", "more", "above"."""
    for place_a, place_b in alignment.changed_tokens:
        one, other = a.tokens[place_a], b.tokens[place_b]
        if are_antonyms(stem(one.word), stem(other.word)):
            return one.span, other.span
    return None


def _find_small_words_of_both(a: Reading, b: Reading) -> tuple[list[Span], list[Span]]:
    small_a, small_b = _find_small_words(a), _find_small_words(b)
    denials_a, denials_b = a.of_kind("negation"), b.of_kind("negation")
    if denials_a and denials_b:
        small_a += [Span(it.span.start, it.span.start + len(it.text.split()[0])) for it in denials_a]
        small_b += [Span(it.span.start, it.span.start + len(it.text.split()[0])) for it in denials_b]
    return small_a, small_b


def _find_small_words(reading: Reading) -> list[Span]:
    """Places of words that other guards compare: bounds of figures, quantifiers, modality."""
    spans = [
        Span(start, figure.span.start)
        for figure in reading.of_kind("quantity")
        if (start := find_bound(figure, reading.text)[1]) < figure.span.start
    ]
    return spans + [it.span for kind in ("quantifier", "modality") for it in reading.of_kind(kind)]


def _words(part: tuple[Term, ...], small: list[Span]) -> tuple[Term, ...]:
    return tuple(
        term
        for term in part
        if term.is_word and not term.is_attribution and not any(is_within(term.span, span) for span in small)
    )


def _is_told(words_a: tuple[Term, ...], words_b: tuple[Term, ...], told: Set[Span]) -> bool:
    return all(
        any(is_within(term.span, span) for term in words for span in told) for words in (words_a, words_b)
    )


def _say(reading: Reading, terms: tuple[Term, ...]) -> Side:
    words = [reading.text[term.span.start : term.span.end] for term in terms]
    return Side(" ".join(words), tuple(term.span for term in terms))


@lru_cache(maxsize=20_000)
def _find_phrasal_verbs(text: str) -> tuple[tuple[Token, Token], ...]:
    """Verbs in the past with a particle right after them."""
    return tuple(
        (verb, particle)
        for verb, particle in pairwise(find_tokens(text))
        if particle.word in _PARTICLES and is_past(verb.word)
    )


def _find_particles(one: Reading, other: Reading, shared: Mapping[str, str]) -> Iterator[Finding]:
    for verb, particle in _find_phrasal_verbs(one.text):
        if particle.word in other.words:
            continue
        counterpart = shared.get(stem(verb.word))
        if counterpart is None:
            continue
        term = next(term for term in other.terms if term.key == counterpart)
        words = one.text[verb.span.start : particle.span.end]
        side = Side(other.text[term.span.start : term.span.end], (term.span,))
        yield Finding("wording", "doubt", "exchanged", Side(words, (verb.span, particle.span)), side)
