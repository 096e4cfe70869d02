"""How alike two claims are before any guard: features, and a probability from them."""

from math import exp

from rapidfuzz import fuzz

from claims.matching.alignment import Alignment
from claims.matching.coefficients import COEFFICIENTS, INTERCEPT
from claims.matching.guards.numbers import share_figures
from claims.matching.reading import Reading

FEATURES = (
    "overlap",
    "containment",
    "sorted_letters",
    "trigrams",
    "names",
    "figures",
)


def measure_overlap(alignment: Alignment) -> float:
    """The weight that both claims have, of all that either has: 0..1."""
    shared = alignment.shared_weight()
    total = sum(term.weight for term in (*alignment.terms_a.values(), *alignment.terms_b.values())) - shared
    return shared / total if total else 0.0


def find_features(a: Reading, b: Reading, alignment: Alignment) -> tuple[float, ...]:
    """The features in the order of FEATURES; each is 0..1 and grows with likeness."""
    weight_a = sum(term.weight for term in alignment.terms_a.values())
    weight_b = sum(term.weight for term in alignment.terms_b.values())
    smaller = min(weight_a, weight_b)
    shared = alignment.shared_weight()
    return (
        measure_overlap(alignment),
        min(1.0, shared / smaller) if smaller else 0.0,
        fuzz.token_sort_ratio(a.folded, b.folded) / 100,
        _dice(len(a.trigrams), len(b.trigrams), len(a.trigrams & b.trigrams)),
        _share_names(alignment),
        min(2, len(share_figures(a, b))) / 2,
    )


def estimate(features: tuple[float, ...]) -> float:
    """The probability of a logistic regression, before any guard has spoken."""
    score = INTERCEPT + sum(weight * value for weight, value in zip(COEFFICIENTS, features, strict=True))
    return 1 / (1 + exp(-score))


def _dice(size_a: int, size_b: int, shared: int) -> float:
    return 2 * shared / (size_a + size_b) if size_a + size_b else 0.0


def _share_names(alignment: Alignment) -> float:
    """The part of the names that both have; half where one claim has none."""
    names_a = [term for term in alignment.terms_a.values() if term.is_name and not term.is_attribution]
    names_b = [term for term in alignment.terms_b.values() if term.is_name and not term.is_attribution]
    if not names_a or not names_b:
        return 0.5
    found_b = {other for other, _ in alignment.pairs.values()}
    shared = sum(term.key in alignment.pairs for term in names_a) + sum(
        term.key in found_b for term in names_b
    )
    return shared / (len(names_a) + len(names_b))
