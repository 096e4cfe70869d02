"""A claim as the matcher reads it: weighted terms, details by kind, spans into the text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

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
from claims.text.details.units import UNITS
from claims.text.normal import Token, find_tokens, fold, is_stop_word, stem

LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Term:
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


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, cut at 2,000 characters, with what the matcher needs of it.

    `stems` are in alphabetical order. `written_on` is the day of its article, against
    which "yesterday" is read; None where that is unknown.
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
    written_on: date | None = None

    def of_kind(self, kind: DetailKind) -> list[Detail]:
        """The details of one kind, in reading order."""
        return [detail for detail in self.details if detail.kind == kind]

    def is_attributed(self, detail: Detail) -> bool:
        """Whether a detail belongs to the words that say whose word it is: "officials said on Monday"."""
        return is_within(detail.span, self.attribution)


@lru_cache(maxsize=20_000)
def read(text: str) -> Reading:
    """Read a claim; the same text is read once."""
    text = text[:LONGEST_TEXT]
    tokens = find_tokens(text)
    details = find_details(text)
    attribution = find_attribution(text)
    long_forms = set(find_long_forms(text, tokens))
    terms = tuple(
        replace(term, is_aside=True, is_name=False) if term.span in long_forms else term
        for term in _make_terms(tokens, details, attribution)
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


def _make_terms(tokens: tuple[Token, ...], details: tuple[Detail, ...], attribution: Span) -> Iterator[Term]:
    stands_for = _place_details(tokens, details)
    names = [detail.span for detail in details if detail.kind == "name"]
    done: set[Detail] = set()
    for token in tokens:
        said = is_within(token.span, attribution)
        detail = stands_for.get(token.span.start)
        if detail is None and not is_stop_word(token):
            is_name = any(is_within(token.span, name) for name in names)
            yield _word_term(token, is_name=is_name, is_attribution=said)
        elif detail is not None and detail not in done:
            done.add(detail)
            yield _detail_term(detail, is_attribution=said)


def _place_details(tokens: tuple[Token, ...], details: tuple[Detail, ...]) -> dict[int, Detail]:
    """For the start of each token the figure, date or country it is part of."""
    places: dict[int, Detail] = {}
    for detail in details:
        if detail.kind not in ("quantity", "date") and detail.unit != "country":
            continue
        for token in tokens:
            if is_within(token.span, detail.span) and not _is_counted_noun(token, detail):
                places[token.span.start] = detail
    return places


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
