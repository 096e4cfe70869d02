"""Signs that two claims answer one question although most of their words differ."""

from decimal import Decimal

from claims.matching.alignment import Alignment
from claims.matching.coefficients import DENIED_LIKENESS, FIGURE_LIKENESS, QUOTED_LIKENESS
from claims.matching.findings import Finding
from claims.matching.guards.negation import denies_all
from claims.matching.guards.numbers import share_figures
from claims.matching.reading import Reading
from claims.records import Detail
from claims.text.details.units import measure


def raise_likeness(
    likeness: float, a: Reading, b: Reading, alignment: Alignment, quotation: Finding | None
) -> float:
    """The likeness that such signs speak for, where it is higher than that of the words."""
    if quotation is not None:
        return max(likeness, QUOTED_LIKENESS)
    if shares_measure(a, b, alignment):
        return max(likeness, FIGURE_LIKENESS)
    if likeness < DENIED_LIKENESS and denies_all(a, b, alignment):
        return DENIED_LIKENESS
    return likeness


def shares_measure(a: Reading, b: Reading, alignment: Alignment) -> bool:
    """Whether both give the same physical measure of something both speak of ("300 km", "range")."""
    if not any(_is_physical(one) for one, _ in share_figures(a, b)):
        return False
    words = [key for key in alignment.pairs if alignment.terms_a[key].is_word]
    return sum(not alignment.terms_a[key].is_name for key in words) >= _LEAST_SHARED_WORDS


_LEAST_SHARED_WORDS = 2
_PHYSICAL = frozenset(
    ("length", "mass", "volume", "area", "speed", "power", "energy", "temperature", "memory")
)


def _is_physical(detail: Detail) -> bool:
    measured = measure(Decimal(detail.value), detail.unit)
    return measured is not None and measured[0] in _PHYSICAL
