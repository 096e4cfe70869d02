"""Signs that two claims answer one question although most of their words differ."""

from collections.abc import Sequence
from decimal import Decimal

from claims.matching.alignment import Alignment
from claims.matching.coefficients import (
    CONTAINED_LIKENESS,
    DENIED_LIKENESS,
    FIGURE_LIKENESS,
    IDENTICAL_LIKENESS,
    MEASURED_LIKENESS,
    QUOTED_LIKENESS,
)
from claims.matching.findings import Finding
from claims.matching.guards.negation import denies_all
from claims.matching.guards.numbers import Figures
from claims.matching.reading import Reading
from claims.matching.weights import LIGHT_WEIGHT
from claims.records import Detail
from claims.text.details.units import measure

ALIKE_IN_WORDS = "alike in words"


def raise_likeness(
    likeness: float, alignment: Alignment, quotation: Finding | None, figures: Sequence[Figures]
) -> tuple[float, str]:
    """The likeness that such signs speak for where it is higher than that of the words, and the sign.

    `quotation` and `figures` are what both claims give.
    """
    a, b = alignment.a, alignment.b
    if a.folded == b.folded and a.folded:
        return IDENTICAL_LIKENESS, "word for word the same"
    signs = [(likeness, ALIKE_IN_WORDS)]
    if quotation is not None:
        signs.append((QUOTED_LIKENESS, "the same quotation"))
    elif shares_measure(alignment, figures):
        signs.append((FIGURE_LIKENESS, "the same figure of the same thing"))
    elif contains(alignment):
        signs.append((CONTAINED_LIKENESS, "one says all that the other says"))
    elif measures_alike(a, b, alignment):
        signs.append((MEASURED_LIKENESS, "a figure of the same thing"))
    elif likeness < DENIED_LIKENESS and denies_all(a, b, alignment):
        signs.append((DENIED_LIKENESS, "one denies what the other says"))
    return max(signs, key=lambda sign: sign[0])


def shares_measure(alignment: Alignment, figures: Sequence[Figures]) -> bool:
    """Whether both give the same physical measure of something both speak of ("300 km", "range")."""
    if not any(_is_physical(one) for one, _ in figures):
        return False
    return len(_share_words(alignment)) >= _LEAST_SHARED_WORDS


def measures_alike(a: Reading, b: Reading, alignment: Alignment) -> bool:
    """Whether each gives one measure of a dimension, near each other, of something both speak of."""
    if not a.of_kind("quantity") or not b.of_kind("quantity"):
        return False
    sizes_a, sizes_b = _find_sizes(a), _find_sizes(b)
    for dimension in sorted(sizes_a.keys() & sizes_b.keys()):
        smaller, larger = sorted((sizes_a[dimension], sizes_b[dimension]))
        words = [key for key in _share_words(alignment) if alignment.terms_a[key].weight > LIGHT_WEIGHT]
        if 0 < larger <= _FAR * smaller and len(words) >= _LEAST_SHARED_WORDS:
            return True
        names = [key for key in alignment.pairs if alignment.terms_a[key].is_name]
        if 0 < larger <= _NEAR * smaller and len(words) + len(names) >= _LEAST_SHARED_WORDS:
            return True
    return False


def contains(alignment: Alignment) -> bool:
    """Whether one claim says all that the other says, and more, with nothing exchanged."""
    if len(alignment.pairs) < _LEAST_CONTAINED_TERMS:
        return False
    sides = zip((alignment.only_a, alignment.only_b), alignment.weights, strict=True)
    is_all = any(sum([term.weight for term in only]) <= _MOST_LEFT * weight for only, weight in sides)
    return is_all and not alignment.exchanges


_LEAST_SHARED_WORDS = 2
# How many times as large a measure of the same thing may be, by words that both have, and by a name.
_FAR, _NEAR = Decimal("1.5"), Decimal("1.1")
_MOST_LEFT = 0.08
_LEAST_CONTAINED_TERMS = 4
_PHYSICAL = frozenset(
    ("length", "mass", "volume", "area", "speed", "power", "energy", "temperature", "memory")
)


def _is_physical(detail: Detail) -> bool:
    return _find_size(detail) is not None


def _find_size(detail: Detail) -> tuple[str, Decimal] | None:
    """The dimension and the size in its base unit of a physical measure."""
    measured = None if detail.value.startswith("~") else measure(Decimal(detail.value), detail.unit)
    return measured if measured is not None and measured[0] in _PHYSICAL else None


def _find_sizes(reading: Reading) -> dict[str, Decimal]:
    """The largest measure of each dimension."""
    sizes: dict[str, Decimal] = {}
    for detail in reading.of_kind("quantity"):
        if found := _find_size(detail):
            sizes[found[0]] = max(found[1], sizes.get(found[0], found[1]))
    return sizes


def _share_words(alignment: Alignment) -> list[str]:
    """The words of a, no names, that b has in some form."""
    shared = (alignment.terms_a[key] for key in alignment.pairs)
    return [term.key for term in shared if term.is_word and not term.is_name]
