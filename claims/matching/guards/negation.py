"""Negation that sits on what both claims assert."""

from collections.abc import Iterator, Mapping

from claims.matching.alignment import Alignment
from claims.matching.findings import Finding, Side, say
from claims.matching.reading import Reading, Term
from claims.records import Detail


def check_negation(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """A negation of one side whose words the other asserts; negations of the same words cancel out."""
    to_b = {one: other for one, (other, _) in alignment.pairs.items()}
    to_a = {other: one for one, other in to_b.items()}
    yield from _find_denied(a, b, to_b)
    for finding in _find_denied(b, a, to_a):
        yield finding.swapped()


# How many words a negation can reach, how many of them must be there, and the share that the other has.
_REACH = 6
_LEAST_REACHED = 2
_LEAST_SHARE = 0.5
_WORDS_BEFORE = 4


def _find_denied(one: Reading, other: Reading, shared: Mapping[str, str]) -> Iterator[Finding]:
    own, others = one.of_kind("negation"), [negation.value for negation in other.of_kind("negation")]
    alone = []
    for negation in own:
        counterpart = shared.get(negation.value, negation.value)
        if counterpart in others:
            others.remove(counterpart)
        elif negation.value in shared:
            yield _say_denied(negation, _say_term(counterpart, other))
        else:
            alone.append(negation)
    # Two claims that each deny one thing, in words of their own, more likely agree than not.
    for negation in alone[len(others) :]:
        reached = _find_reached(negation, one)
        if _is_asserted(reached, shared):
            yield _say_denied(negation, _find_stand_in(reached, other, shared))


def _say_denied(negation: Detail, asserted: Side) -> Finding:
    phrase = "denied against" if asserted.words else "denied"
    return Finding("negation", "value", phrase, say(negation), asserted)


def _find_reached(negation: Detail, reading: Reading) -> list[Term]:
    return [term for term in reading.terms if term.span.end > negation.span.start][:_REACH]


def _is_asserted(reached: list[Term], shared: Mapping[str, str]) -> bool:
    weight = sum(term.weight for term in reached)
    kept = sum(term.weight for term in reached if term.key in shared)
    return len(reached) >= _LEAST_REACHED and kept >= _LEAST_SHARE * weight


def _say_term(key: str, reading: Reading) -> Side:
    term = next(term for term in reading.terms if term.key == key)
    return Side(reading.text[term.span.start : term.span.end], (term.span,))


def _find_stand_in(reached: list[Term], other: Reading, shared: Mapping[str, str]) -> Side:
    """The word in the place of the denied one: the heaviest of its own before the first shared word."""
    known = set(shared.values())
    first = next(shared[term.key] for term in reached if term.key in shared)
    place = next(position for position, term in enumerate(other.terms) if term.key == first)
    before = other.terms[max(0, place - _WORDS_BEFORE) : place]
    candidates = [term for term in before if term.key not in known and term.is_word and not term.is_name]
    if not candidates:
        return Side()
    best = max(candidates, key=lambda term: term.weight)
    return Side(other.text[best.span.start : best.span.end], (best.span,))
