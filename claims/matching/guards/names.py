"""Who did what to whom: other names in the same place, and exchanged roles."""

import re
from collections.abc import Iterator, Sequence

from claims.matching.alignment import Alignment
from claims.matching.findings import Effect, Finding, Side
from claims.matching.reading import Reading, Term
from claims.text.details.places import find_country
from claims.text.normal import stem


def check_names(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """Names that stand in one place; a name that only one side gives is no conflict."""
    for part_a, part_b in alignment.exchanges:
        names_a, names_b = _names(part_a), _names(part_b)
        if names_a and names_b:
            is_sure = _is_one_sort(names_a, names_b) and not _may_be_one(a, names_a, b, names_b)
            effect: Effect = "subject" if is_sure else "doubt"
            yield Finding("name", effect, "differ", _say(a, names_a), _say(b, names_b))
    left_a, left_b = _leftovers(alignment.only_a), _leftovers(alignment.only_b)
    if left_a and left_b and not alignment.exchanges:
        yield Finding("name", "doubt", "differ", _say(a, left_a), _say(b, left_b))


def check_roles(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """The same two names around the same verb, the other way round; the passive turns them once more."""
    triples_b = list(_find_triples(b, _find_actors(b, a)))
    passive = {stem(verb) for reading in (a, b) for verb in _PASSIVE.findall(reading.folded)}
    turned = passive if bool(_PASSIVE.search(a.folded)) != bool(_PASSIVE.search(b.folded)) else frozenset()
    for verb, first, second in _find_triples(a, _find_actors(a, b)):
        for other_verb, other_first, other_second in triples_b:
            if verb != other_verb or verb in _MUTUAL:
                continue
            is_inverted = (first.key, second.key) == (other_second.key, other_first.key)
            is_kept = (first.key, second.key) == (other_first.key, other_second.key)
            if is_kept if verb in turned else is_inverted:
                sides = _say(a, (first, second)), _say(b, (other_first, other_second))
                yield Finding("name", "subject", "roles", *sides)
                return


def check_directions(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """From one place to another, and back."""
    for one, goal in _find_ways(a):
        for other, other_goal in _find_ways(b):
            if (one.key, goal.key) == (other_goal.key, other.key):
                yield Finding("name", "subject", "roles", _say(a, (one, goal)), _say(b, (other, other_goal)))
                return


_LIGHT = 0.5
_ADJUNCT_REACH = 30
_MUTUAL = frozenset(("meet", "met", "talk", "discuss", "negoti"))
_ADJUNCT = re.compile(
    r"\b(?:in|at|on|near|from|inside|within|outside|around|across|since|during|of)(?: the)? $"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: [a-z]+ly)? ([a-z]+)(?: [a-z]+){0,3}? by\b")


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


def _leftovers(only: Sequence[Term]) -> tuple[Term, ...]:
    """All that one claim has alone, where these are names only: the claims are alike but for them."""
    heavy = tuple(term for term in only if term.weight > _LIGHT)
    return heavy if all(term.is_name for term in heavy) else ()


def _names(part: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(term for term in part if term.is_name)


def _may_be_one(a: Reading, names_a: Sequence[Term], b: Reading, names_b: Sequence[Term]) -> bool:
    """Two spellings of a first name before one surname: "Dave" and "David"."""
    if len(names_a) != 1 or len(names_b) != 1 or names_a[0].key[0] != names_b[0].key[0]:
        return False
    return _find_next(a, names_a[0]) == _find_next(b, names_b[0]) != ""


def _find_next(reading: Reading, term: Term) -> str:
    return next((other.key for other in reading.terms if other.span.start > term.span.end), "")


def _is_one_sort(names_a: Sequence[Term], names_b: Sequence[Term]) -> bool:
    """A country and a person can stand for one another ("France", "Macron"): no sure conflict."""
    countries_a = [bool(find_country(term.key)) for term in names_a]
    countries_b = [bool(find_country(term.key)) for term in names_b]
    return any(countries_a) == any(countries_b)


def _say(reading: Reading, terms: Sequence[Term]) -> Side:
    words = [reading.text[term.span.start : term.span.end] for term in terms]
    return Side(" ".join(words), tuple(term.span for term in terms))


def _find_actors(reading: Reading, other: Reading) -> list[Term]:
    """Names that are no mere place or time; what one claim shows to be a name is one in both."""
    named = {term.key for term in (*reading.terms, *other.terms) if term.is_name}
    known = named & {term.key for term in other.terms}
    return [term for term in reading.terms if term.key in known and not _is_adjunct(reading, term)]


def _is_adjunct(reading: Reading, term: Term) -> bool:
    return bool(_ADJUNCT.search(reading.text, max(0, term.span.start - _ADJUNCT_REACH), term.span.start))


def _find_triples(reading: Reading, actors: list[Term]) -> Iterator[tuple[str, Term, Term]]:
    """Each verb-like word between two neighbouring names, with these names."""
    keys = {term.key for term in actors}
    last: Term | None = None
    between: list[str] = []
    for term in reading.terms:
        if term.key not in keys:
            between += [term.key] if term.is_word and not term.is_name else []
            continue
        if last is not None and last.key != term.key and between:
            yield from ((verb, last, term) for verb in between)
        if last is None or between:
            last = term
        between = []
