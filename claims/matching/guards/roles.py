"""Who did what to whom: the same two names around the same verb, the other way round."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.matching.alignment import Alignment
from claims.matching.findings import Finding, Side
from claims.matching.reading import Reading, Term
from claims.text.details.deeds import find_deeds
from claims.text.irregular import is_past
from claims.text.normal import stem
from claims.text.verbs import (
    IRREGULAR_PASTS,
    NOUN_THIRD_PERSONS,
    NOUN_VERBS,
    PLAIN_THIRD_PERSONS,
    PLAIN_VERBS,
)


def check_roles(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """The same two names around the same verb, exchanged; the passive turns them once more."""
    found = _find_exchanged(a, b) or _find_swapped(a, b)
    if found is not None:
        yield found
        return
    actors_a, actors_b = _find_actors(a, b), _find_actors(b, a)
    deeds_b = list(_find_deeds(b, actors_b))
    if not deeds_b:
        return
    for one in _find_deeds(a, actors_a):
        for other in deeds_b:
            if one.verb == other.verb and _are_exchanged(one, other):
                yield Finding("name", "subject", "roles", _say(a, one.names()), _say(b, other.names()))
                return


def check_directions(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """From one place to another, and back."""
    if " from " not in a.folded or " from " not in b.folded:
        return
    for one, goal in _find_ways(a):
        for other, other_goal in _find_ways(b):
            if (one.key, goal.key) == (other_goal.key, other.key):
                yield Finding("name", "subject", "roles", _say(a, (one, goal)), _say(b, (other, other_goal)))
                return


def _find_exchanged(a: Reading, b: Reading) -> Finding | None:
    """Doer and target exchanged, whatever nouns they are."""
    deeds_b = find_deeds(b.text)
    for one in find_deeds(a.text) if deeds_b else ():
        for other in deeds_b:
            if (
                one.verb != other.verb
                or one.verb in _MUTUAL
                or one.doer & other.doer
                or one.target & other.target
            ):
                continue
            if one.doer & other.target and one.target & other.doer:
                sides = [
                    Side(", ".join(reading.text[it.start : it.end] for it in deed.spans), deed.spans)
                    for reading, deed in ((a, one), (b, other))
                ]
                return Finding("name", "subject", "roles", sides[0], sides[1])
    return None


def _find_swapped(a: Reading, b: Reading) -> Finding | None:
    """Two names or nouns that change places, wherever they stand, while every other word stays."""
    keys_a, keys_b = a.keys, b.keys
    if len(keys_a) != len(keys_b) or keys_a == keys_b or sorted(keys_a) != sorted(keys_b):
        return None
    start = next(place for place, key in enumerate(keys_a) if key != keys_b[place])
    for length in range(1, _LONGEST_NAME + 1):
        for other_length in range(1, _LONGEST_NAME + 1):
            one, other = keys_a[start : start + length], keys_b[start : start + other_length]
            if _exchange(keys_a, one, other) == keys_b:
                goal = next(place for place in range(start, len(keys_a)) if keys_a[place] == other[0])
                if not _are_nouns(a, one, other):
                    return _tell_figures(a, b, start, goal)
                place_b = next(place for place in range(start, len(keys_b)) if keys_b[place] == one[0])
                sides = (
                    _say(a, (a.terms[start], a.terms[goal])),
                    _say(b, (b.terms[start], b.terms[place_b])),
                )
                middle = range(start + length, goal)
                if _is_mutual(a, middle):
                    return Finding("name", "doubt", "order", *sides)
                return Finding("name", "subject", "roles", *sides) if _turns(a, b, middle, place_b) else None
    return None


def _is_mutual(reading: Reading, middle: range) -> bool:
    """Whether what stands between is a deed that two do together; "met by" is none."""
    if not middle:
        return False
    words = reading.text[reading.terms[middle.start - 1].span.end : reading.terms[middle.stop].span.start]
    return " by " not in words and any(reading.terms[place].key in _MUTUAL for place in middle)


def _exchange(keys: list[str], one: list[str], other: list[str]) -> list[str]:
    """The keys with two stretches exchanged wherever they stand."""
    exchanged: list[str] = []
    place = 0
    while place < len(keys):
        for stretch, stand_in in ((one, other), (other, one)):
            if keys[place : place + len(stretch)] == stretch:
                exchanged += stand_in
                place += len(stretch)
                break
        else:
            exchanged.append(keys[place])
            place += 1
    return exchanged


def _tell_figures(a: Reading, b: Reading, start: int, goal: int) -> Finding | None:
    """Two figures that change places: "60 in favour and 38 against"."""
    terms = (a.terms[start], a.terms[goal], b.terms[start], b.terms[goal])
    if any(term.key[0] != "#" for term in terms):
        return None
    if [_find_lead(a, start), _find_lead(a, goal)] != [_find_lead(b, start), _find_lead(b, goal)]:
        return None
    sides = [_say(reading, (reading.terms[start], reading.terms[goal])) for reading in (a, b)]
    return Finding("number", "value", "differ", sides[0], sides[1])


def _are_nouns(reading: Reading, one: list[str], other: list[str]) -> bool:
    """Whether the exchanged stretches hold words, no figures or dates alone."""
    figures = {term.key for term in reading.terms if not term.is_word}
    return not figures.issuperset(one) and not figures.issuperset(other)


def _turns(a: Reading, b: Reading, middle: range, place_b: int) -> bool:
    """Whether the words between are no list but a deed not done together, in the same voice in both."""
    if not middle:
        return False
    verbs = [a.terms[place] for place in middle if a.terms[place].is_word and not a.terms[place].is_name]
    words = a.text[a.terms[middle.start - 1].span.end : a.terms[middle.stop].span.start]
    if any(verb.is_attribution for verb in verbs):
        return False
    if not any(_is_verb(a, verb) for verb in verbs) and not _TURNING.search(words):
        return False
    if len(_PASSIVE.findall(a.folded)) != len(_PASSIVE.findall(b.folded)):
        return False
    # A phrase that moves as a whole takes its preposition along: "because of fire", "on the island".
    start = next(place for place, term in enumerate(a.terms) if term.key != b.terms[place].key)
    lead_a, lead_b = (
        (_find_lead(reading, start), _find_lead(reading, goal))
        for reading, goal in ((a, middle.stop), (b, place_b))
    )
    return lead_a == lead_b or lead_a != lead_b[::-1]


def _find_lead(reading: Reading, place: int) -> str:
    """The words between the term at a place and the one before it, articles left out."""
    before = reading.terms[place - 1].span.end if place else 0
    words = _WORD.findall(reading.text[before : reading.terms[place].span.start].lower())
    return " ".join(word for word in words if word not in ("a", "an", "the"))


@dataclass(frozen=True, slots=True)
class _Deed:
    """A verb between two names. In the passive the second is the doer where "by" stands before it."""

    verb: str
    first: tuple[Term, ...]
    second: tuple[Term, ...]
    is_passive: bool
    is_by: bool

    def names(self) -> tuple[Term, ...]:
        return (self.first[0], self.second[0])


def _are_exchanged(one: _Deed, other: _Deed) -> bool:
    is_kept = _share(one.first, other.first) and _share(one.second, other.second)
    is_turned = _share(one.first, other.second) and _share(one.second, other.first)
    if is_kept == is_turned:
        return False
    if one.is_passive == other.is_passive:
        return is_turned and one.is_by == other.is_by
    return is_kept and (one.is_by or other.is_by)


def _share(one: Sequence[Term], other: Sequence[Term]) -> bool:
    return not {term.key for term in one}.isdisjoint(term.key for term in other)


_LONGEST_NAME = 4
_LEAST_ACTORS = 2
_WORD = re.compile(r"[a-z]+")
_TURNING = re.compile(r"\b(?:than|ahead of|behind|before|after|over|against|from|to|for|into|by)\b")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: [a-z]+ly)? [a-z]+[dtn]\b")
_ADJUNCT_REACH = 30
# Deeds that two do together: whoever is named first.
_MUTUAL_WORDS = """
    meet talk discuss negotiate marry wed divorce agree disagree play draw tie face fight clash partner merge
    cooperate collaborate share exchange border date join unite ally compete resemble equal match differ
    correspond cross converge speak argue debate
"""
_MUTUAL = frozenset(stem(word) for word in _MUTUAL_WORDS.split())
_ADJUNCT = re.compile(
    r"\b(?:in|at|on|near|from|inside|within|outside|around|across|since|during|of|than|like|including|such as"
    r"|according to|alongside|through|via|over|under)(?: the| an?)? $"
)
_PREPOSITION = re.compile(
    r"\b(?:to|for|with|against|by|about|after|before|as|into|onto|toward|towards)(?: the| an?)? $"
)
_BY = re.compile(r"\bby(?: the| an?)?(?: [a-z]+){0,3} $")
_NOUN_AFTER = re.compile(
    r" (?:of|on|by|in|for|from|with|against|at|to|over|between|has|have|had|is|are|was|were)\b"
)
_BE_BEFORE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)(?: [a-z]+ly)? $", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:()\"“”]|, (?:who|which|when|where|while|and|but)\b")


def _find_deeds(reading: Reading, actors: list[Term]) -> Iterator[_Deed]:
    """Each verb between two neighbouring names, with these names; a name may be of several words."""
    keys = {term.key for term in actors}
    if len(keys) < _LEAST_ACTORS:
        return
    last: list[Term] = []
    between: list[Term] = []
    place = 0
    terms = reading.terms
    while place < len(terms):
        if terms[place].key not in keys:
            between.append(terms[place])
            place += 1
            continue
        run = [terms[place]]
        while (
            place + 1 < len(terms)
            and terms[place + 1].key in keys
            and _is_glued(reading, run[-1], terms[place + 1])
        ):
            place += 1
            run.append(terms[place])
        if last and not _share(last, run):
            yield from _make_deeds(reading, last, between, run)
        if not _before(reading, _PREPOSITION, run[0]):
            last = run
        between = []
        place += 1


def _make_deeds(
    reading: Reading, first: list[Term], between: list[Term], second: list[Term]
) -> Iterator[_Deed]:
    if _CLAUSE.search(reading.text, first[-1].span.end, second[0].span.start):
        return
    is_by = _before(reading, _BY, second[0])
    for term in between:
        if not term.is_name and term.is_word and term.key not in _MUTUAL and _is_verb(reading, term):
            yield _Deed(term.key, tuple(first), tuple(second), _before(reading, _BE_BEFORE, term), is_by)


def _is_glued(reading: Reading, one: Term, other: Term) -> bool:
    """Whether two terms are parts of one name."""
    return len(reading.text[one.span.end : other.span.start].strip(" .-'")) == 0


def _is_verb(reading: Reading, term: Term) -> bool:
    word = term.word
    if word.endswith("ed") or word in IRREGULAR_PASTS or word in PLAIN_THIRD_PERSONS or word in PLAIN_VERBS:
        return True
    if word not in NOUN_THIRD_PERSONS and word not in NOUN_VERBS and not is_past(word):
        return False
    return is_past(word) or _NOUN_AFTER.match(reading.text, term.span.end) is None


def _before(reading: Reading, pattern: re.Pattern[str], term: Term) -> bool:
    start = term.span.start
    return pattern.search(reading.text, max(0, start - _ADJUNCT_REACH), start) is not None


def _find_actors(reading: Reading, other: Reading) -> list[Term]:
    """Names that are no mere place, time or speaker; what one claim shows to be a name is one in both."""
    known = (reading.names | other.names) & other.by_key.keys()
    return [
        term
        for term in reading.terms
        if term.key in known and not term.is_attribution and not _before(reading, _ADJUNCT, term)
    ]


def _find_ways(reading: Reading) -> Iterator[tuple[Term, Term]]:
    """Pairs of terms of which one stands after "from" and the next one after "to"."""
    start: Term | None = None
    for term in reading.terms:
        before = reading.text[max(0, term.span.start - 5) : term.span.start].lower()
        if before.endswith("from "):
            start = term
        elif start is not None and before.endswith(" to "):
            yield start, term
            start = None


def _say(reading: Reading, terms: Sequence[Term]) -> Side:
    words = [reading.text[term.span.start : term.span.end] for term in terms]
    return Side(" ".join(words), tuple(term.span for term in terms))
