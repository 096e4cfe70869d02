"""Negation that sits on what both claims assert."""

import re
from collections.abc import Iterator, Mapping

from claims.matching.alignment import Alignment
from claims.matching.findings import Finding, Side, say
from claims.matching.opposites import are_antonyms
from claims.matching.reading import Reading, Term, is_within
from claims.records import Detail
from claims.text.irregular import is_past
from claims.text.normal import stem


def check_negation(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """A negation of one side whose words the other asserts; negations of the same words cancel out."""
    if not a.of_kind("negation") and not b.of_kind("negation"):
        return
    yield from _find_denied(a, b, alignment.to_b)
    for finding in _find_denied(b, a, alignment.to_a):
        yield finding.swapped()


def denies_all(a: Reading, b: Reading, alignment: Alignment) -> bool:
    """Whether one claim denies, word for word but the verb, what the other asserts in one stretch."""
    return _denies_stretch(a, b, alignment.to_b) or _denies_stretch(b, a, alignment.to_a)


# How many words a negation can reach, how many of them must be there, and the share that the other has.
_REACH = 6
_LEAST_REACHED = 2
_LEAST_SHARE = 0.5
_WORDS_BEFORE = 4
_NEAR = 12
_LEAST_STRETCH = 3
_LEAST_STRETCH_SHARE = 0.75
_STRETCH_SLACK = 4
# Verbs whose object need not have happened.
_NO_FACT_WORDS = (
    "allow permit authorize authorization approve approval permission permit clearance let enable ban forbid "
    "restrict restriction plan intend want seek urge ask demand threaten promise propose consider agree hope "
    "fear expect aim could would offer"
)
_NO_FACT = frozenset(stem(word) for word in _NO_FACT_WORDS.split())
_RELATIVE = re.compile(r"\b(?:who|which|that|whom|where|whose \w+) $")
_CLAUSE_END = re.compile(r"[,;:.!?](?=\s|$)")


def _find_denied(one: Reading, other: Reading, shared: Mapping[str, str]) -> Iterator[Finding]:
    if not one.of_kind("negation"):
        return
    others = list(other.of_kind("negation"))
    denied_there = {term.key for negation in others for term in _find_reached(negation, other)}
    alone = []
    for negation in one.of_kind("negation"):
        counterpart = shared.get(negation.value, "")
        like = next((it for it in others if _is_like(negation, it, counterpart)), None)
        if like is not None:
            others.remove(like)
        elif counterpart and (counterpart in denied_there or _is_yet_to_come(negation, counterpart, other)):
            continue
        elif counterpart:
            yield _say_denied(negation, _say_term(counterpart, other))
        else:
            alone.append(negation)
    # Two claims that each deny one thing, in words of their own, more likely agree than not.
    for negation in alone[len(others) :]:
        if _is_aside(negation, one) or _says_opposite(negation, other):
            continue
        reached = _find_reached(negation, one)
        if _is_asserted(reached, shared):
            yield _say_denied(negation, _find_stand_in(reached, other, shared))


def _is_aside(negation: Detail, reading: Reading) -> bool:
    """A negation in a clause that only describes somebody: "scientists who were not invited"."""
    return _RELATIVE.search(reading.text, max(0, negation.span.start - 12), negation.span.start) is not None


def _says_opposite(negation: Detail, other: Reading) -> bool:
    """ "Not guilty" and "innocent"."""
    return any(are_antonyms(negation.value, term.key) for term in other.terms)


def _is_yet_to_come(negation: Detail, head: str, other: Reading) -> bool:
    """ "Has yet to deploy" and "is set to deploy" agree: neither has happened."""
    place = next(term.span.start for term in other.terms if term.key == head)
    ahead = [mood for mood in other.of_kind("modality") if mood.span.end <= place <= mood.span.end + _NEAR]
    return negation.unit == "yet" and bool(ahead)


def _is_like(one: Detail, other: Detail, counterpart: str) -> bool:
    """Whether two negations deny the same word, or are the same verb of denying."""
    return other.value in (one.value, counterpart) or one.unit == other.unit not in ("not", "no", "never")


def _denies_stretch(one: Reading, other: Reading, shared: Mapping[str, str]) -> bool:
    for negation in one.of_kind("negation"):
        reached = [term for term in _find_reached(negation, one) if term.key != negation.value]
        kept = [shared[term.key] for term in reached if term.key in shared]
        before = [term for term in one.terms if term.span.end <= negation.span.start]
        is_same_actor = any(term.is_name and term.key in shared for term in before)
        if not is_same_actor or any(term.is_name and term.key not in shared for term in reached):
            continue
        if len(kept) >= max(_LEAST_STRETCH, _LEAST_STRETCH_SHARE * len(reached)) and _is_stretch(kept, other):
            return True
    return False


def _is_stretch(kept: list[str], other: Reading) -> bool:
    """Whether a claim states these terms close together, as a fact, in one clause."""
    places = [place for place, term in enumerate(other.terms) if term.key in kept]
    for start, end in zip(places, places[len(kept) - 1 :], strict=False):
        words = other.text[other.terms[start].span.start : other.terms[end].span.end]
        leading = {term.key for term in other.terms[:end]}
        if end - start < len(kept) + _STRETCH_SLACK and ";" not in words and not leading & _NO_FACT:
            return True
    return False


def _say_denied(negation: Detail, asserted: Side) -> Finding:
    phrase = "denied against" if asserted.words else "denied"
    return Finding("negation", "value", phrase, say(negation), asserted)


def _find_reached(negation: Detail, reading: Reading) -> list[Term]:
    """The words after a negation up to the end of its clause."""
    stop = _CLAUSE_END.search(reading.text, negation.span.end)
    end = stop.start() if stop else len(reading.text)
    after = [term for term in reading.terms if negation.span.end <= term.span.start and term.span.end <= end]
    head = [
        term for term in reading.terms if term.key == negation.value and is_within(term.span, negation.span)
    ]
    return [*head, *after][:_REACH]


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
    best = max(candidates, key=lambda term: (is_past(term.word), term.weight))
    return Side(other.text[best.span.start : best.span.end], (best.span,))
