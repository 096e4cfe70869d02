"""Comparing two claims: likeness, then guards, then a relation with its reasons."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from claims.matching.alignment import Alignment, align
from claims.matching.coefficients import (
    DIFFERING_SHARE,
    DIFFERS_AT,
    POSSIBLE_AT,
    REWORDED_AT,
    SAME_AT,
    SUBJECT_AT,
)
from claims.matching.evidence import ALIKE_IN_WORDS, raise_likeness
from claims.matching.findings import Finding, Side
from claims.matching.guards.dates import check_dates
from claims.matching.guards.disbelief import check_disbelief
from claims.matching.guards.extent import check_comparisons, check_degrees, check_modality, check_quantifiers
from claims.matching.guards.names import check_names
from claims.matching.guards.negation import check_negation
from claims.matching.guards.numbers import check_numbers, check_other_figures, share_figures
from claims.matching.guards.roles import check_directions, check_roles
from claims.matching.guards.speakers import check_speakers
from claims.matching.guards.wording import check_exchanges, check_opposites, check_particles
from claims.matching.reading import Reading, read
from claims.matching.rules import name_rule
from claims.matching.shared import find_added, find_shared_quotation, find_shared_words
from claims.matching.similarity import estimate, find_features, measure_overlap
from claims.records import Comparison, Difference, Relation, Span

MATCHER_VERSION = "2"

type Dates = tuple[date | None, date | None]


def compare(
    a: str, b: str, *, weights: Mapping[str, float] | None = None, dates: Dates = (None, None)
) -> Comparison:
    """How two claims stand to each other; `compare(b, a)` says the same with the sides exchanged.

    `weights` multiply the prior weight of terms, as `corpus_weights` makes them; `dates` are the days of
    the articles of a and b, against which "yesterday" is read. Some tenths of a millisecond for two sentences
    read before; texts are cut at 2,000 characters.
    """
    one, other = _prepare(a, weights), _prepare(b, weights)
    # One order in which two claims are judged, whichever way round they are given.
    if (other.text, dates[1] or date.min) < (one.text, dates[0] or date.min):
        return _judge(other, one, dates[::-1], is_swapped=True)
    return _judge(one, other, dates, is_swapped=False)


# Below this share of common words, words in one place say nothing about each other.
_LEAST_OVERLAP = 0.42
_SHORT_WORDS = 8
# Characters between a value and words that belong to it.
_BESIDE = 20
_LEAST_IDENTICAL = 0.9


def _prepare(text: str, weights: Mapping[str, float] | None) -> Reading:
    reading = read(text)
    if not weights:
        return reading
    terms = (term._replace(weight=term.weight * weights.get(term.key, 1.0)) for term in reading.terms)
    return replace(reading, terms=tuple(terms))


def _judge(a: Reading, b: Reading, dates: Dates, *, is_swapped: bool) -> Comparison:
    alignment = align(a, b)
    quotation, figures = find_shared_quotation(a, b), share_figures(a, b)
    by_words = estimate(find_features(a, b, alignment))
    likeness, sign = raise_likeness(by_words, alignment, quotation, figures)
    # Where a stronger sign speaks for one question, other words are to be expected.
    is_by_words = sign == ALIKE_IN_WORDS
    findings = _guard(a, b, alignment, dates, is_by_words=is_by_words) if likeness >= POSSIBLE_AT else []
    if quotation is None and _is_unsure(a, b, alignment, findings):
        findings.append(Finding("short", "doubt", "short", Side(), Side()))
    relation, differs_in = _relate(likeness, findings, _is_subject_open(a, b, findings))
    rule = name_rule(relation, differs_in, findings, sign)
    told = [*findings, *([quotation] if quotation else []), *find_shared_words(alignment, figures)]
    told += find_added(a, b, alignment, findings)
    says_otherwise = any(finding.effect in ("value", "subject") for finding in findings)
    probability = likeness * DIFFERING_SHARE if says_otherwise else likeness
    reasons = tuple((finding.swapped() if is_swapped else finding).as_reason() for finding in told)
    return Comparison(round(probability, 4), relation, differs_in, reasons, rule)


def _guard(a: Reading, b: Reading, alignment: Alignment, dates: Dates, *, is_by_words: bool) -> list[Finding]:
    findings = [*check_numbers(a, b), *check_dates(a, b, dates), *check_negation(a, b, alignment)]
    findings += check_other_figures(a, b, _told_spans(findings))
    if measure_overlap(alignment) < _LEAST_OVERLAP:
        return findings
    for check in _CHECKS:
        findings += check(a, b, alignment)
    if is_by_words:
        findings += check_exchanges(a, b, alignment, _told_spans(findings))
    return findings


_CHECKS = (
    check_disbelief,
    check_opposites,
    check_names,
    check_roles,
    check_speakers,
    check_directions,
    check_quantifiers,
    check_modality,
    check_degrees,
    check_comparisons,
    check_particles,
)


def _told_spans(findings: list[Finding]) -> set[Span]:
    return {span for finding in findings for side in (finding.a, finding.b) for span in side.spans}


def _is_unsure(a: Reading, b: Reading, alignment: Alignment, findings: list[Finding]) -> bool:
    """Whether one claim is too short to join the other on anything but near identity."""
    if min(len(a.tokens), len(b.tokens)) >= _SHORT_WORDS:
        return False
    told = _told_spans(findings)
    total = sum(alignment.weights)
    left = sum(term.weight for term in (*alignment.only_a, *alignment.only_b) if term.span not in told)
    return left > (1 - _LEAST_IDENTICAL) * total


def _is_subject_open(a: Reading, b: Reading, findings: list[Finding]) -> bool:
    """Whether the words exchanged are those that each claim begins with, what it is about."""
    if not (a.terms and b.terms):
        return False
    return any(
        finding.kind == "wording"
        and a.terms[0].span in finding.a.spans
        and b.terms[0].span in finding.b.spans
        for finding in findings
    )


def _is_reworded_there(findings: list[Finding]) -> bool:
    """Whether words are exchanged right beside another value: then the value may be one of something else."""
    values = [finding for finding in findings if finding.effect == "value"]
    exchanges = [finding for finding in findings if finding.kind == "wording"]
    return any(
        _is_near(value.a, exchange.a) or _is_near(value.b, exchange.b)
        for value in values
        for exchange in exchanges
    )


def _is_near(one: Side, other: Side) -> bool:
    return any(
        max(left.start, right.start) - min(left.end, right.end) <= _BESIDE
        for left in one.spans
        for right in other.spans
    )


def _relate(
    likeness: float, findings: list[Finding], is_subject_open: bool
) -> tuple[Relation, Difference | None]:
    effects = {finding.effect for finding in findings}
    doubts = {finding.kind for finding in findings if finding.effect == "doubt"}
    if "subject" in effects and likeness >= SUBJECT_AT:
        return "differs", "subject"
    if "value" in effects and "subject" not in effects:
        if not doubts and likeness >= DIFFERS_AT:
            return "differs", "value"
        # Another word elsewhere does not make the values agree.
        if doubts == {"wording"} and likeness >= REWORDED_AT and not _is_reworded_there(findings):
            return "differs", "subject" if is_subject_open else "value"
    if not effects - {"note"} and likeness >= SAME_AT:
        return "same", None
    return ("possible", None) if likeness >= POSSIBLE_AT else ("unrelated", None)
