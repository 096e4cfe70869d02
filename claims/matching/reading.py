"""A claim as the matcher reads it: weighted terms, details by kind, spans into the text."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from claims.matching.acronyms import find_long_forms
from claims.matching.attribution import find_attribution
from claims.matching.trigrams import find_trigrams, weigh_trigrams
from claims.matching.weights import (
    ATTRIBUTION_FACTOR,
    COUNTRY_FACTOR,
    DATE_WEIGHT,
    FIGURE_WEIGHT,
    NAME_FACTOR,
    prior_weight,
)
from claims.records import Detail, DetailKind, Span
from claims.text.details import find_details
from claims.text.details.numbers import is_number_word
from claims.text.details.places import find_seat
from claims.text.details.units import UNITS
from claims.text.normal import Token, find_tokens, fold, is_stop_word, stem

LONGEST_TEXT = 2_000


class Term(NamedTuple):
    """One meaning-bearing word, name of a country, figure ("#300 mile") or date ("@2023-08").

    An aside, a word of a name that stands beside its acronym, counts only where the other claim has it.
    """

    key: str
    weight: float
    span: Span
    word: str
    is_name: bool = False
    is_attribution: bool = False
    is_aside: bool = False

    @property
    def is_word(self) -> bool:
        """Whether the term is a word, not a figure or date."""
        return self.key[0] not in "#@"


@dataclass(frozen=True)
class Reading:
    """A text, cut at 2,000 characters, with what the matcher needs of it.

    `stems` are in alphabetical order. What every comparison asks for again is worked out once.
    """

    text: str
    folded: str
    tokens: tuple[Token, ...]
    terms: tuple[Term, ...]
    details: tuple[Detail, ...]
    trigrams: frozenset[str]
    trigram_weight: int
    attribution: Span
    stems: tuple[str, ...]

    def of_kind(self, kind: DetailKind) -> Sequence[Detail]:
        """The details of one kind, in reading order."""
        return self._by_kind.get(kind, ())

    def is_attributed(self, detail: Detail) -> bool:
        """Whether a detail belongs to the words that say whose word it is: "officials said on Monday"."""
        return is_within(detail.span, self.attribution)

    @cached_property
    def by_key(self) -> Mapping[str, Term]:
        """The heaviest term of each key, in the order in which the keys come first."""
        heaviest: dict[str, Term] = {}
        for term in self.terms:
            if term.key not in heaviest or heaviest[term.key].weight < term.weight:
                heaviest[term.key] = term
        return heaviest

    @cached_property
    def keys(self) -> list[str]:
        """The keys of the terms, in reading order."""
        return [term.key for term in self.terms]

    @cached_property
    def names(self) -> frozenset[str]:
        """The keys of terms that are names."""
        return frozenset(term.key for term in self.terms if term.is_name)

    @cached_property
    def has_asides(self) -> bool:
        """Whether some words stand beside their acronym."""
        return any(term.is_aside for term in self.terms)

    @cached_property
    def weight(self) -> float:
        """The weight of all terms, each key once."""
        return sum(term.weight for term in self.by_key.values())

    @cached_property
    def seats(self) -> Mapping[str, str]:
        """The keys of capitals, with the countries whose governments they can stand for."""
        seats = ((key, find_seat(term.word)) for key, term in self.by_key.items())
        return {key: country for key, country in seats if country}

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words and figures."""
        return frozenset(token.word for token in self.tokens)

    @cached_property
    def figures(self) -> tuple[Token, ...]:
        """The tokens that hold a digit."""
        return tuple(token for token in self.tokens if _DIGIT.search(token.word))

    @cached_property
    def _by_kind(self) -> Mapping[DetailKind, Sequence[Detail]]:
        kinds: dict[DetailKind, list[Detail]] = {}
        for detail in self.details:
            kinds.setdefault(detail.kind, []).append(detail)
        return kinds


@lru_cache(maxsize=20_000)
def read(text: str) -> Reading:
    """Read a claim; the same text is read once."""
    text = text[:LONGEST_TEXT]
    tokens = find_tokens(text)
    details = find_details(text)
    attribution = find_attribution(text)
    terms = tuple(_make_terms(tokens, details, attribution))
    if long_forms := set(find_long_forms(text, tokens)):
        terms = tuple(
            term._replace(is_aside=True, is_name=False) if term.span in long_forms else term for term in terms
        )
    folded = fold(text)
    trigrams = find_trigrams(token.word for token in tokens)
    stems = tuple(sorted(stem(token.word) for token in tokens))
    return Reading(
        text,
        folded,
        tokens,
        terms,
        details,
        trigrams,
        weigh_trigrams(trigrams),
        attribution,
        stems,
    )


def is_within(inner: Span, outer: Span) -> bool:
    """Whether one span lies in the other."""
    return outer.start <= inner.start and inner.end <= outer.end


_DIGIT = re.compile(r"\d")


def _make_terms(tokens: tuple[Token, ...], details: tuple[Detail, ...], attribution: Span) -> Iterator[Term]:
    stands_for, names = _place_details(tokens, details)
    done: set[Detail] = set()
    for token in tokens:
        said = is_within(token.span, attribution)
        detail = stands_for.get(token.span.start)
        if detail is None and not is_stop_word(token):
            yield _word_term(token, is_name=token.span.start in names, is_attribution=said)
        elif detail is not None and detail not in done:
            done.add(detail)
            yield _detail_term(detail, is_attribution=said)


def _place_details(
    tokens: tuple[Token, ...], details: tuple[Detail, ...]
) -> tuple[dict[int, Detail], set[int]]:
    """For the start of each token the figure, date or country it is part of; the starts of those in names."""
    starts = [token.span.start for token in tokens]
    places: dict[int, Detail] = {}
    names: set[int] = set()
    for detail in details:
        if detail.kind not in ("quantity", "date", "name"):
            continue
        for place in range(bisect_left(starts, detail.span.start), len(tokens)):
            token = tokens[place]
            if token.span.end > detail.span.end:
                break
            if detail.kind == "name":
                names.add(token.span.start)
            if (detail.kind != "name" or detail.unit == "country") and not _is_counted_noun(token, detail):
                places[token.span.start] = detail
    return places, names


def _is_counted_noun(token: Token, detail: Detail) -> bool:
    """What a figure counts is a word of its own: "troops" in "2,000 armed troops"."""
    if detail.kind != "quantity" or detail.unit in UNITS:
        return False
    return not token.word[0].isdigit() and not is_number_word(token.word)


def _detail_term(detail: Detail, *, is_attribution: bool) -> Term:
    factor = ATTRIBUTION_FACTOR if is_attribution else 1.0
    key, weight = detail.value, prior_weight(detail.value) * COUNTRY_FACTOR
    if detail.kind == "date":
        key, weight = f"@{detail.value}", DATE_WEIGHT
    if detail.kind == "quantity":
        key, weight = f"#{detail.value} {detail.unit}", FIGURE_WEIGHT
    is_name = detail.kind == "name"
    return Term(key, weight * factor, detail.span, fold(detail.text), is_name, is_attribution)


def _word_term(token: Token, *, is_name: bool, is_attribution: bool) -> Term:
    key = stem(token.word)
    weight = prior_weight(key) * (NAME_FACTOR if is_name else 1.0)
    weight *= ATTRIBUTION_FACTOR if is_attribution else 1.0
    return Term(key, weight, token.span, token.word, is_name, is_attribution)
