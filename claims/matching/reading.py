"""A claim as the matcher reads it: weighted terms, details by kind, spans into the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.weights import (
    ATTRIBUTION_FACTOR,
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
    """One meaning-bearing word, name of a country, figure ("#300 mile") or date ("@2023-08")."""

    key: str
    weight: float
    span: Span
    word: str
    is_name: bool = False
    is_attribution: bool = False

    @property
    def is_word(self) -> bool:
        """Whether the term is a word, not a figure or date."""
        return self.key[0] not in "#@"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, cut at 2,000 characters, with what the matcher needs of it."""

    text: str
    folded: str
    tokens: tuple[Token, ...]
    terms: tuple[Term, ...]
    details: tuple[Detail, ...]
    trigrams: frozenset[str]

    def of_kind(self, kind: DetailKind) -> list[Detail]:
        """The details of one kind, in reading order."""
        return [detail for detail in self.details if detail.kind == kind]


@lru_cache(maxsize=20_000)
def read(text: str) -> Reading:
    """Read a claim; the same text is read once."""
    text = text[:LONGEST_TEXT]
    tokens = find_tokens(text)
    details = find_details(text)
    attribution = _find_attribution(text)
    terms = tuple(_make_terms(tokens, details, attribution))
    folded = fold(text)
    trigrams = frozenset(folded[place : place + 3] for place in range(len(folded) - 2))
    return Reading(text, folded, tokens, terms, details, trigrams)


def _make_terms(tokens: tuple[Token, ...], details: tuple[Detail, ...], attribution: Span) -> Iterator[Term]:
    stands_for = _place_details(tokens, details)
    names = [detail.span for detail in details if detail.kind == "name"]
    done: set[Detail] = set()
    for token in tokens:
        said = _is_within(token.span, attribution)
        detail = stands_for.get(token.span.start)
        if detail is None and not is_stop_word(token):
            is_name = any(_is_within(token.span, name) for name in names)
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
            if _is_within(token.span, detail.span) and not _is_counted_noun(token, detail):
                places[token.span.start] = detail
    return places


def _is_within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_counted_noun(token: Token, detail: Detail) -> bool:
    """What a figure counts is a word of its own: "troops" in "2,000 armed troops"."""
    if detail.kind != "quantity" or detail.unit in UNITS:
        return False
    return not token.word[0].isdigit() and not is_number_word(token.word)


def _detail_term(detail: Detail, *, is_attribution: bool) -> Term:
    factor = ATTRIBUTION_FACTOR if is_attribution else 1.0
    if detail.kind == "date":
        return Term(f"@{detail.value}", DATE_WEIGHT * factor, detail.span, detail.text, False, is_attribution)
    if detail.kind == "quantity":
        return Term(
            f"#{detail.value}", FIGURE_WEIGHT * factor, detail.span, detail.text, False, is_attribution
        )
    weight = prior_weight(detail.value) * NAME_FACTOR * factor
    return Term(detail.value, weight, detail.span, fold(detail.text), True, is_attribution)


def _word_term(token: Token, *, is_name: bool, is_attribution: bool) -> Term:
    key = stem(token.word)
    weight = prior_weight(key) * (NAME_FACTOR if is_name else 1.0)
    weight *= ATTRIBUTION_FACTOR if is_attribution else 1.0
    return Term(key, weight, token.span, token.word, is_name, is_attribution)


_SAYING = (
    r"(?:said|says|say|stated|states|confirmed|confirms|reported|reports|announced|announces|claimed|claims"
    r"|told [^,.]{1,40}?|added|noted|warned|argued|assert|asserts|asserted|suggested|suggest|believe|believes|insisted|emphasized|stressed"
    r"|acknowledged|explained|remarked)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ATTRIBUTION_BEFORE = re.compile(rf"[^,;:\"“«]{{2,70}}?\b{_SAYING}(?: (?:on )?{_WEEKDAY})? that ")
_ATTRIBUTION_SHORT = re.compile(rf"(?:[A-Z][\w.'-]*|[a-z]+)(?: [\w.'-]+){{0,3}}? {_SAYING} (?=[a-z\"“«A-Z])")
_ATTRIBUTION_ACCORDING = re.compile(r"(?:According to|As reported by|As reported)(?: [^,.;:\"“«]{2,80})?, ")
_ATTRIBUTION_AFTER = re.compile(
    rf", (?:according to [^,.;:\"“«]{{2,80}}|(?:[\w.'-]+ ){{1,5}}{_SAYING}(?: (?:on )?{_WEEKDAY})?)[.\"”»]*$"
)


def _find_attribution(text: str) -> Span:
    """The words that say whose word it is ("Officials said that"); empty where there are none."""
    for pattern in (_ATTRIBUTION_BEFORE, _ATTRIBUTION_SHORT, _ATTRIBUTION_ACCORDING):
        match = pattern.match(text)
        if match and match.end() <= len(text) // 2 + 10:
            return Span(*match.span())
    match = _ATTRIBUTION_AFTER.search(text, max(0, len(text) - 120))
    return Span(*match.span()) if match else Span(0, 0)
