"""How far the desk's readers agree, over its last readings: in short what the page on agreement tells."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

from claims.models.agreement import LABELS, Two
from claims.models.decision import Decision, Verdict
from claims.models.overview.grid import Cell, column_middle, grid_height, mark_size, row_middle
from claims.statistics import LEAST_ITEMS

# Reading them all would take the longer the older a desk is.
MOST_READINGS = 2_000


@dataclass(frozen=True, slots=True)
class Readings:
    """What readers said of each claim that two or more read, by claim."""

    labels: dict[int, tuple[str, ...]]
    is_all: bool

    def without(self, veiled: Collection[int]) -> "Readings":
        kept = {pk: said for pk, said in self.labels.items() if pk not in veiled}
        return Readings(kept, self.is_all)

    @property
    def count(self) -> int:
        return len(self.labels)

    @property
    def missing(self) -> int:
        """How many more claims have to be read by two before there is a figure."""
        return max(0, LEAST_ITEMS - self.count)

    @property
    def differing_count(self) -> int:
        return sum(len(set(said)) > 1 for said in self.labels.values())

    @property
    def share(self) -> float | None:
        """The share of pairs of readings that are alike; None where there are too few."""
        pairs = [one == other for said in self.labels.values() for one, other in combinations(said, 2)]
        return sum(pairs) / len(pairs) if pairs and not self.missing else None

    @property
    def cells(self) -> list[Cell[Two]]:
        """Of each two labels, on how many claims one reader said this and another that."""
        counts = Counter(pair for said in self.labels.values() for pair in _pairs(said))
        most = max(counts.values(), default=0)
        return [_cell(two, count, mark_size(count, most)) for two, count in sorted(counts.items())]

    @property
    def heads(self) -> list[tuple[str, float, int]]:
        """Each label, and where it stands above its column and before its row."""
        size = len(LABELS)
        return [(label, column_middle(at, size), row_middle(at)) for at, label in enumerate(LABELS)]

    @property
    def height(self) -> int:
        return grid_height(len(LABELS))


def _cell(two: Two, count: int, radius: float) -> Cell[Two]:
    column, row = map(LABELS.index, two)
    return Cell("same" if row == column else "differs", row, column, len(LABELS), count, radius, two)


def _pairs(said: Sequence[str]) -> set[Two]:
    ordered = sorted(said, key=LABELS.index)
    return set(combinations(ordered, 2))


def read_readings() -> Readings:
    """The last readings, each reader's latest of a claim. One query."""
    given = Verdict.objects.standing().filter(decision__kind=Decision.Kind.REVIEW).order_by("-pk")
    rows = list(given.values_list("claim_id", "decision__reviewer_id", "label")[:MOST_READINGS])
    labels: dict[int, dict[int, str]] = {}
    for claim_id, reviewer_id, label in rows:
        labels.setdefault(claim_id, {}).setdefault(reviewer_id, label or "set_aside")
    several = {pk: tuple(said.values()) for pk, said in labels.items() if len(said) > 1}
    return Readings(several, is_all=len(rows) < MOST_READINGS)
