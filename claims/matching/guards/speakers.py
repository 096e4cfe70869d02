"""Whose word it is: "said A" against "said B"."""

from collections.abc import Iterator
from functools import lru_cache

from claims.matching.alignment import Alignment
from claims.matching.attribution import find_speaker
from claims.matching.findings import Effect, Finding, Side
from claims.matching.lexicon import find_synonyms
from claims.matching.reading import Reading, Term, is_within
from claims.records import Span
from claims.text.normal import find_tokens, stem


def check_speakers(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """Two speakers of whom both claims tell something, and nothing in common; "officials" may be anyone."""
    if a.attribution.start == a.attribution.end or b.attribution.start == b.attribution.end:
        return
    one, other = _find_speaker_terms(a), _find_speaker_terms(b)
    if not one or not other or _share(one, other):
        return
    is_one_sort = any(term.is_name for term in one) == any(term.is_name for term in other)
    if not is_one_sort and (_may_be_anybody(a) or _may_be_anybody(b)):
        return
    effect: Effect = "subject" if is_one_sort else "open"
    yield Finding("name", effect, "differ" if is_one_sort else "may differ", _say(a), _say(b))


# Words for speakers that name nobody in particular.
_ANYBODY_WORDS = """
    one nobody everybody everyone anyone somebody someone
    official source police authority spokesman spokeswoman spokesperson ministry government report
    reporter media expert analyst witness agency statement people news newspaper paper company
    department office source newsroom insider aide observer local resident post tweet press
    conference interview release officer journalist
"""
_ANYBODY = frozenset(stem(word) for word in _ANYBODY_WORDS.split())


def _find_speaker_terms(reading: Reading) -> list[Term]:
    speaker = _speaker_words(reading.text, reading.attribution.start, reading.attribution.end)
    return [
        term
        for term in reading.terms
        if is_within(term.span, reading.attribution) and term.key in speaker and term.key not in _ANYBODY
    ]


def _may_be_anybody(reading: Reading) -> bool:
    """Whether some officials, of wherever, say it."""
    spoken = _speaker_words(reading.text, reading.attribution.start, reading.attribution.end)
    return not _ANYBODY.isdisjoint(spoken)


@lru_cache(maxsize=20_000)
def _speaker_words(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(stem(token.word) for token in find_tokens(find_speaker(text, Span(start, end))))


def _share(one: list[Term], other: list[Term]) -> bool:
    keys = {term.key for term in other}
    return any(term.key in keys or find_synonyms(term.key) & keys for term in one)


def _say(reading: Reading) -> Side:
    terms = _find_speaker_terms(reading)
    start, end = terms[0].span.start, terms[-1].span.end
    return Side(reading.text[start:end], tuple(term.span for term in terms))
