"""Pairs of rows worth a look: those that share a key, closest first; their number is linear in the rows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from claims.matching.bulk.terms import Hashes, TermTable, find_pair_keys
from claims.matching.bulk.words import Ints, Longs

type Floats = NDArray[np.float32]


@dataclass(slots=True)
class Pairs:
    """Rows a < b and how much of their weighted terms they share, of all (`overlap`) and of the smaller."""

    a: Ints
    b: Ints
    overlap: Floats
    containment: Floats

    def take(self, places: NDArray[np.intp] | NDArray[np.bool_]) -> "Pairs":
        return Pairs(self.a[places], self.b[places], self.overlap[places], self.containment[places])


def find_pairs(terms: TermTable) -> Pairs:
    """Each row with the next few that share a key and the few closest to it; the closest pairs first.

    Rows must be in an order that brings like texts together, such as that of the alphabet.
    """
    rows = len(terms.starts) - 1
    found = find_pair_keys(terms)
    parts = 1 + sum(len(keys) for _, keys in found) // _MOST_AT_ONCE
    met = [_meet(*_pick(found, part, parts), rows) for part in range(parts)]
    codes = np.unique(np.concatenate([*met, find_closest(terms)]))
    pairs = measure(terms, (codes // max(1, rows)).astype(np.int32), (codes % max(1, rows)).astype(np.int32))
    pairs = pairs.take((pairs.overlap >= LEAST_OVERLAP) | (pairs.containment >= LEAST_CONTAINMENT))
    return pairs.take(np.lexsort((pairs.b, pairs.a, -pairs.overlap)))


LEAST_OVERLAP = 0.2
LEAST_CONTAINMENT = 0.4
_NEIGHBOURS = 3
_MOST_AT_ONCE = 8_000_000
_BLOCK = 200_000
_TINY = np.float32(1e-6)


def _pick(found: list[tuple[Ints, Hashes]], part: int, parts: int) -> tuple[Ints, Hashes]:
    """One part of all keys, to sort fewer at once."""
    chosen = [keys % np.uint64(parts) == part for _, keys in found]
    members = [rows[is_chosen] for (rows, _), is_chosen in zip(found, chosen, strict=True)]
    hashes = [keys[is_chosen] for (_, keys), is_chosen in zip(found, chosen, strict=True)]
    order = np.argsort(np.concatenate(members), kind="stable")
    return np.concatenate(members)[order], np.concatenate(hashes)[order]


def _meet(members: Ints, keys: Hashes, rows: int) -> Longs:
    """Rows with equal keys, each with the few that follow it, as `a * rows + b`, each once."""
    order = np.argsort(keys, kind="stable")
    members, keys = members[order].astype(np.int64), keys[order]
    found = []
    for distance in range(1, _NEIGHBOURS + 1):
        is_equal = keys[:-distance] == keys[distance:]
        found.append(members[:-distance][is_equal] * rows + members[distance:][is_equal])
    return np.unique(np.concatenate(found))


def find_closest(terms: TermTable) -> Longs:
    """For each row the few with which it shares the most weight of rare terms, as `a * rows + b`."""
    rows = len(terms.starts) - 1
    counts = np.bincount(terms.ranks, minlength=len(terms.weights))
    is_rare = (counts > 1) & (counts <= _find_most(counts, rows))
    kept = is_rare[terms.ranks]
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(kept)])[terms.starts]
    ranks = terms.ranks[kept]
    shape = rows, len(terms.weights)
    heavy = csr_array((terms.weights[ranks], ranks, starts), shape=shape)
    plain = csr_array((np.ones(len(ranks), np.float32), ranks, starts), shape=shape).T.tocsr()
    totals = np.asarray(
        csr_array((terms.weights[terms.ranks], terms.ranks, terms.starts), shape=shape).sum(axis=1)
    )
    step = max(1, _BLOCK * _NEIGHBOURS // max(1, _WORK))
    found = [
        _take_closest(heavy[start : start + step] @ plain, start, totals.ravel())
        for start in range(0, rows, step)
    ]
    return np.concatenate([np.zeros(0, np.int64), *found])


# How many pairs of rows with a common rare term are looked at, for each row.
_WORK = 40
_MOST_TEXTS_OF_A_TERM = 100
_CLOSEST, _CLOSEST_OF_MANY, _MANY = 20, 4, 5_000
_LEAST_CLOSE = 0.2


def _find_most(counts: Longs, rows: int) -> int:
    """The most rows a term may occur in, so that looking at all pairs of them stays linear in the rows."""
    work = np.cumsum(
        np.bincount(np.minimum(counts, _MOST_TEXTS_OF_A_TERM + 1))[: _MOST_TEXTS_OF_A_TERM + 1]
        * np.arange(_MOST_TEXTS_OF_A_TERM + 1)[: counts.max(initial=0) + 1] ** 2
    )
    return int(np.searchsorted(work, max(_WORK * rows, _WORK * _MANY), side="right")) - 1


def _take_closest(shared: csr_array, start: int, totals: Floats) -> Longs:
    """The closest few of each row of a block, which begins at row `start`."""
    found = shared.tocoo()
    a, b = found.coords[0].astype(np.int64) + start, found.coords[1].astype(np.int64)
    score = found.data / np.maximum(np.minimum(totals[a], totals[b]), _TINY)
    kept = (a != b) & (score >= _LEAST_CLOSE)
    a, b, score = a[kept], b[kept], score[kept]
    order = np.lexsort((b, -score, a))
    a, b = a[order], b[order]
    place = np.arange(len(a)) - np.searchsorted(a, a)
    kept = place < (_CLOSEST if len(totals) <= _MANY else _CLOSEST_OF_MANY)
    codes: Longs = np.minimum(a, b)[kept] * len(totals) + np.maximum(a, b)[kept]
    return codes


def measure(terms: TermTable, a: Ints, b: Ints) -> Pairs:
    """How much of their terms the rows of each pair share."""
    totals, shared = _share(terms, terms.weights, a, b)
    both, least = totals[a] + totals[b] - shared, np.minimum(totals[a], totals[b])
    overlap, containment = shared / np.maximum(both, _TINY), shared / np.maximum(least, _TINY)
    return Pairs(a, b, overlap.astype(np.float32), containment.astype(np.float32))


def have_own(terms: TermTable, a: Ints, b: Ints) -> NDArray[np.bool_]:
    """Whether either row of each pair has terms that the other lacks, misspelt ones aside."""
    is_known = (np.bincount(terms.ranks, minlength=len(terms.weights)) > 1).astype(np.float32)
    totals, shared = _share(terms, is_known, a, b)
    found: NDArray[np.bool_] = (totals[a] > shared) & (totals[b] > shared)
    return found


def _share(terms: TermTable, weights: Floats, a: Ints, b: Ints) -> tuple[Floats, Floats]:
    """The weight of each row, and the weight that the rows of each pair share."""
    shape = len(terms.starts) - 1, len(weights)
    heavy = csr_array((weights[terms.ranks], terms.ranks, terms.starts), shape=shape)
    plain = csr_array((np.ones(len(terms.ranks), np.float32), terms.ranks, terms.starts), shape=shape)
    shared = np.zeros(len(a), np.float32)
    for start in range(0, len(a), _BLOCK):
        part = slice(start, start + _BLOCK)
        shared[part] = np.asarray(heavy[a[part]].multiply(plain[b[part]]).sum(axis=1)).ravel()
    return np.asarray(heavy.sum(axis=1)).ravel(), shared
