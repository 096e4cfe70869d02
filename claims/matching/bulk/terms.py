"""Terms of many texts: which words carry meaning, how rare they are, and the keys they make."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.matching.bulk.words import Ints, Longs, WordTable
from claims.matching.keys import MULTIPLIERS, RAREST, is_telling, term_key
from claims.records import Span
from claims.text.normal import Token, stem

type Hashes = NDArray[np.uint64]


@dataclass(slots=True)
class TermTable:
    """The distinct terms of each row, rarest first: row r is `ranks[starts[r]:starts[r + 1]]`.

    Terms are named by their rank, 0 the rarest; `weights` (inverse document frequency) and `hashes`
    (the match keys of `term_key`) are by rank.
    """

    ranks: Ints
    starts: Longs
    weights: NDArray[np.float32]
    hashes: Hashes


def find_terms(table: WordTable) -> TermTable:
    """The terms of every row; as `keys.find_terms` finds them one text at a time."""
    names: dict[str, int] = {}
    stems = np.fromiter(
        (names.setdefault(stem(word.lower()), len(names)) if _is_term(word) else -1 for word in table.words),
        dtype=np.int64,
        count=len(table.words),
    )
    rows = np.repeat(np.arange(len(table.starts) - 1), np.diff(table.starts))
    found = stems[table.flat]
    size = max(1, len(names))
    codes = np.unique(rows[found >= 0] * size + found[found >= 0])
    hashes = np.array([term_key(name) for name in names] or [0], dtype=np.int64).view(np.uint64)
    counts = np.bincount(codes % size, minlength=size)
    order = np.lexsort((hashes.view(np.int64), counts))
    rank = np.empty(size, dtype=np.int64)
    rank[order] = np.arange(size)
    codes = np.sort(codes // size * size + rank[codes % size])
    starts = np.searchsorted(codes, np.arange(len(table.starts)) * size)
    weights = np.log1p((len(table.starts) - 1) / np.maximum(1, counts[order])).astype(np.float32)
    return TermTable((codes % size).astype(np.int32), starts, weights, hashes[order])


def find_pair_keys(terms: TermTable) -> list[tuple[Ints, Hashes]]:
    """For each two of the rarest terms: the rows that have both, and their keys, as `keys.pair_key`."""
    counts = np.diff(terms.starts)
    found = []
    for high in range(1, RAREST):
        rows = np.flatnonzero(counts > high).astype(np.int32)
        last = terms.hashes[terms.ranks[terms.starts[rows] + high]]
        for low in range(high):
            found.append((rows, mix(terms.hashes[terms.ranks[terms.starts[rows] + low]], last)))
    return found


def mix(one: Hashes, other: Hashes) -> Hashes:
    """A hash of two hashes, whichever comes first."""
    first, second = (np.uint64(multiplier) for multiplier in MULTIPLIERS)
    mixed = np.minimum(one, other) * first + np.maximum(one, other)
    mixed = (mixed ^ (mixed >> np.uint64(32))) * second
    return mixed ^ (mixed >> np.uint64(29))


def _is_term(word: str) -> bool:
    if word[0] in "$€£¥":
        return False
    return is_telling(Token(word, word.lower(), _NOWHERE, word[0].isupper()))


_NOWHERE = Span(0, 0)
