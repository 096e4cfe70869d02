"""How well groups agree with known ones."""

from collections import Counter
from collections.abc import Sequence


def score_pairs(found: Sequence[int], known: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of rows in one group."""
    both = _count_pairs(Counter(zip(found, known, strict=True)))
    precision = both / max(1, _count_pairs(Counter(found)))
    recall = both / max(1, _count_pairs(Counter(known)))
    return precision, recall, _mean(precision, recall)


def score_b_cubed(found: Sequence[int], known: Sequence[int]) -> float:
    """B³ F1 (Bagga and Baldwin 1998, doi:10.3115/980845.980859), the mean over rows."""
    both, of_found, of_known = Counter(zip(found, known, strict=True)), Counter(found), Counter(known)
    precision = sum(count * count / of_found[one] for (one, _), count in both.items()) / max(1, len(found))
    recall = sum(count * count / of_known[other] for (_, other), count in both.items()) / max(1, len(found))
    return _mean(precision, recall)


def _count_pairs[T](groups: Counter[T]) -> int:
    return sum(size * (size - 1) // 2 for size in groups.values())


def _mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
