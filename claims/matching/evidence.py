"""Signs that two claims answer one question although most of their words differ."""

from decimal import Decimal

from claims.matching.alignment import Alignment
from claims.matching.coefficients import (
    CONTAINED_LIKENESS,
    DENIED_LIKENESS,
    FIGURE_LIKENESS,
    IDENTICAL_LIKENESS,
    QUOTED_LIKENESS,
)
from claims.matching.findings import Finding
from claims.matching.guards.negation import denies_all
from claims.matching.guards.numbers import share_figures
from claims.matching.reading import Reading
from claims.records import Detail
from claims.text.details.units import measure

ALIKE_IN_WORDS = "alike in words"


def raise_likeness(
    likeness: float, a: Reading, b: Reading, alignment: Alignment, quotation: Finding | None
) -> tuple[float, str]:
    """The likeness that such signs speak for where it is higher than that of the words, and the sign."""
    if a.folded == b.folded and a.folded:
        return IDENTICAL_LIKENESS, "word for word the same"
    signs = [(likeness, ALIKE_IN_WORDS)]
    if quotation is not None:
        signs.append((QUOTED_LIKENESS, "the same quotation"))
    elif shares_measure(a, b, alignment):
        signs.append((FIGURE_LIKENESS, "the same figure of the same thing"))
    elif contains(alignment):
        signs.append((CONTAINED_LIKENESS, "one says all that the other says"))
    elif likeness < DENIED_LIKENESS and denies_all(a, b, alignment):
        signs.append((DENIED_LIKENESS, "one denies what the other says"))
    return max(signs, key=lambda sign: sign[0])


def shares_measure(a: Reading, b: Reading, alignment: Alignment) -> bool:
    """Whether both give the same physical measure of something both speak of ("300 km", "range")."""
    if not any(_is_physical(one) for one, _ in share_figures(a, b)):
        return False
    words = [key for key in alignment.pairs if alignment.terms_a[key].is_word]
    return sum(not alignment.terms_a[key].is_name for key in words) >= _LEAST_SHARED_WORDS


def contains(alignment: Alignment) -> bool:
    """Whether one claim says all that the other says, and more, with nothing exchanged."""
    if len(alignment.pairs) < _LEAST_CONTAINED_TERMS or alignment.exchanges:
        return False
    sides = (alignment.terms_a, alignment.only_a), (alignment.terms_b, alignment.only_b)
    return any(
        sum(term.weight for term in only) <= _MOST_LEFT * sum(term.weight for term in terms.values())
        for terms, only in sides
    )


_LEAST_SHARED_WORDS = 2
_MOST_LEFT = 0.08
_LEAST_CONTAINED_TERMS = 4
_PHYSICAL = frozenset(
    ("length", "mass", "volume", "area", "speed", "power", "energy", "temperature", "memory")
)


def _is_physical(detail: Detail) -> bool:
    measured = measure(Decimal(detail.value), detail.unit)
    return measured is not None and measured[0] in _PHYSICAL
