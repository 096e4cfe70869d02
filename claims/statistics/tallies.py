"""What agreement is made of, as sums over items: drawing items anew is then adding up rows anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

type Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tallies:
    """`rows`: groups × columns, sums over the items of a group. `counts`: items × labels, how many said it.

    Columns: disagreement, pairs that agree, pairs, how often each label was given; then of each two readers
    how often the one gave each label, and the other, where both read. Sums are arrays of draws × columns.
    """

    rows: sparse.csr_array
    counts: Floats
    labels: int

    @property
    def total(self) -> Floats:
        """The sums of all groups."""
        return np.asarray(self.rows.sum(axis=0), dtype=float).ravel()

    def disagreement(self, sums: Floats) -> Floats:
        """Σ over items: ordered pairs of readings that differ, by the number of readings less one."""
        return sums[:, 0]

    def agreeing(self, sums: Floats) -> Floats:
        return sums[:, 1]

    def pairs(self, sums: Floats) -> Floats:
        return sums[:, 2]

    def label_counts(self, sums: Floats) -> Floats:
        return sums[:, 3 : 3 + self.labels]

    def by_chance(self, sums: Floats) -> Floats:
        """How many pairs of readings would agree if each reader gave their labels blindly."""
        margins = sums[:, 3 + self.labels :].reshape(len(sums), -1, 2, self.labels)
        meant = (margins[:, :, 0] * margins[:, :, 1]).sum(axis=2)
        read = margins[:, :, 0].sum(axis=2)
        return np.where(read > 0, meant / np.maximum(read, 1), 0).sum(axis=1)


def tally(items: Sequence[Mapping[int, str]], groups: Sequence[int]) -> Tallies:
    """The tallies of items, each with the label by reader, two readers at least."""
    labels = {label: column for column, label in enumerate(sorted({s for i in items for s in i.values()}))}
    counts = np.zeros((len(items), len(labels)))
    pairs: dict[tuple[int, int], int] = {}
    cells: list[tuple[int, int]] = []
    for row, item in enumerate(items):
        for label in item.values():
            counts[row, labels[label]] += 1
        for two in combinations(sorted(item), 2):
            start = 3 + len(labels) * (1 + 2 * pairs.setdefault(two, len(pairs)))
            first, second = (labels[item[reader]] for reader in two)
            cells += [(row, start + first), (row, start + len(labels) + second)]
    width = 3 + len(labels) * (1 + 2 * len(pairs))
    known = sparse.csr_array(np.column_stack([_measures(counts), counts]))
    at, columns = np.array(cells).T
    margins = sparse.csr_array((np.ones(len(cells)), (at, columns)), shape=(len(items), width))
    known.resize((len(items), width))
    return Tallies(_grouping(groups) @ (known + margins), counts, len(labels))


def _measures(counts: Floats) -> Floats:
    """Of each item: disagreement, pairs that agree, pairs."""
    readings, same = counts.sum(axis=1), (counts**2).sum(axis=1)
    disagreement = (readings**2 - same) / (readings - 1)
    return np.column_stack([disagreement, (same - readings) / 2, readings * (readings - 1) / 2])


def _grouping(groups: Sequence[int]) -> sparse.csr_array:
    """Adds the rows of a group up: groups × items."""
    _, place = np.unique(np.asarray(groups), return_inverse=True)
    ones, items = np.ones(len(place)), np.arange(len(place))
    return sparse.csr_array((ones, (place, items)), shape=(int(place.max()) + 1, len(place)))
