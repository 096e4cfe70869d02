"""Copies: texts whose words are the same in the same order, whatever their case, marks and spacing."""

from collections.abc import Set

import numpy as np

from claims.matching.bulk.lexis import ARTICLES
from claims.matching.bulk.terms import Hashes
from claims.matching.bulk.words import Ints, Longs, WordTable
from claims.matching.keys import LONGEST_TEXT, MULTIPLIERS, term_key


def find_copies(table: WordTable, alone: Set[int]) -> tuple[Longs, Ints]:
    """The first text of each kind, and for every text which of these it is a copy of.

    Texts at the positions `alone`, and those without words, are copies of nothing.
    """
    hashes = _hash_rows(table)
    own = np.fromiter(sorted(alone), dtype=np.int64, count=len(alone))
    own = np.union1d(own, np.flatnonzero(np.diff(table.starts) == 0))
    hashes[own] = np.random.default_rng(0).permutation(len(own)).astype(np.uint64)
    _, first, rows = np.unique(hashes, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty(len(order), np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return first[order], place[rows]


def _hash_rows(table: WordTable) -> Hashes:
    """A polynomial of the words' hashes in their order, articles left out."""
    by_word = np.array([term_key(word.lower()) for word in table.words] or [0], np.int64).view(np.uint64)
    is_article = np.array([word in ARTICLES for word in table.words] or [False])
    kept = ~is_article[table.flat]
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(kept)])
    starts = before[table.starts]
    sizes = np.diff(starts)
    places = np.arange(starts[-1]) - np.repeat(starts[:-1], sizes)
    terms = by_word[table.flat[kept]] * _POWERS[places]
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(terms, dtype=np.uint64)])
    found: Hashes = sums[starts[1:]] - sums[starts[:-1]]
    return found


_POWERS = np.cumprod(np.full(LONGEST_TEXT * 2, MULTIPLIERS[0], dtype=np.uint64), dtype=np.uint64)
