"""How alike two claims are before any guard: features, and a probability from them."""

from collections.abc import Iterable, Mapping
from math import exp

from rapidfuzz.distance import LCSseq

from claims.matching.alignment import Alignment
from claims.matching.coefficients import COEFFICIENTS, INTERCEPT
from claims.matching.reading import Reading, Term
from claims.matching.trigrams import weigh_trigrams

FEATURES = ("overlap", "containment", "words", "trigrams")


def find_features(a: Reading, b: Reading, alignment: Alignment) -> tuple[float, ...]:
    """The features in the order of FEATURES; each is 0..1 and grows with likeness.

    overlap: the weight of what both have, of all that either has; containment: of what the one that has
    less of its own has; words: words that both have, as often as both have them, of those of the longer;
    trigrams: Dice's coefficient of three letters in a row within words, the rare ones counting more.
    """
    longest = max(len(a.stems), len(b.stems)) or 1
    return (
        measure_overlap(alignment),
        max(find_coverages(alignment)),
        # The longest common subsequence of sorted words: the words of both, counted in compiled code.
        LCSseq.similarity(a.stems, b.stems) / longest,
        _dice(a.trigram_weight, b.trigram_weight, weigh_trigrams(a.trigrams & b.trigrams)),
    )


def measure_overlap(alignment: Alignment) -> float:
    """The weight that both claims have, of all that either has: 0..1."""
    shared = alignment.shared_weight
    total = sum(alignment.weights) - shared
    return shared / total if total else 0.0


def find_coverages(alignment: Alignment) -> tuple[float, float]:
    """The part of a's weight that b has in some form, and of b's that a has; who says so is left out."""
    return (
        _cover(alignment.terms_a, alignment.only_a),
        _cover(alignment.terms_b, alignment.only_b),
    )


def estimate(features: tuple[float, ...]) -> float:
    """The probability of a logistic regression, before any guard has spoken."""
    score = INTERCEPT + sum(weight * value for weight, value in zip(COEFFICIENTS, features, strict=True))
    return 1 / (1 + exp(-score))


def _cover(terms: Mapping[str, Term], left: Iterable[Term]) -> float:
    total = _weigh(terms.values())
    return (total - _weigh(left)) / total if total else 0.0


def _weigh(terms: Iterable[Term]) -> float:
    return sum([term.weight for term in terms if not term.is_attribution])


def _dice(size_a: int, size_b: int, shared: int) -> float:
    return 2 * shared / (size_a + size_b) if size_a + size_b else 0.0
