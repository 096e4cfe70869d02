"""Who did what to whom: other names in the same place, and exchanged roles."""

import re
from collections.abc import Iterator, Sequence

from claims.matching.alignment import Alignment
from claims.matching.findings import Finding, Side
from claims.matching.reading import Reading, Term
from claims.text.details.places import find_country


def check_names(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """Names that stand in one place; a name that only one side gives is no conflict."""
    exchanges = [*alignment.exchanges, _leftovers(alignment)]
    for part_a, part_b in dict.fromkeys(exchanges):
        names_a, names_b = _names(part_a), _names(part_b)
        if names_a and names_b and _is_one_sort(names_a, names_b):
            yield Finding("name", "subject", "differ", _say(a, names_a), _say(b, names_b))
            return


def check_roles(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """The same two names around the same verb, the other way round; the passive turns them once more."""
    actors_a, actors_b = _find_actors(a, b), _find_actors(b, a)
    is_turned = _is_passive(a.text) != _is_passive(b.text)
    for verb_a, first, second in _find_triples(a, actors_a):
        for verb_b, other_first, other_second in _find_triples(b, actors_b):
            if verb_a != verb_b or verb_a in _MUTUAL:
                continue
            is_inverted = (first.key, second.key) == (other_second.key, other_first.key)
            is_kept = (first.key, second.key) == (other_first.key, other_second.key)
            if is_kept if is_turned else is_inverted:
                sides = _say(a, (first, second)), _say(b, (other_first, other_second))
                yield Finding("name", "subject", "roles", *sides)
                return


_LIGHT = 0.5
_MUTUAL = frozenset(("meet", "met", "talk", "discuss", "negoti"))
_ADJUNCT = re.compile(
    r"\b(?:in|at|on|near|from|inside|within|outside|around|across|since|during|of)(?: the)? $"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: [a-z]+ly)? [a-z]+(?: [a-z]+){0,3}? by\b")


def _leftovers(alignment: Alignment) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """All that is not shared, where it is names only: the claims are alike but for them."""
    heavy_a = tuple(term for term in alignment.only_a if term.weight > _LIGHT)
    heavy_b = tuple(term for term in alignment.only_b if term.weight > _LIGHT)
    is_names_only = all(term.is_name for term in (*heavy_a, *heavy_b))
    return (heavy_a, heavy_b) if is_names_only else ((), ())


def _names(part: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(term for term in part if term.is_name and not term.is_attribution)


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
    return bool(_ADJUNCT.search(reading.text, max(0, term.span.start - 14), term.span.start))


def _is_passive(text: str) -> bool:
    return bool(_PASSIVE.search(text))


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
