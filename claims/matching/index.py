"""A search over claims: BM25 on stems fused with the cosine of character n-grams, the best compared."""

from collections.abc import Sequence

import numpy as np

from claims.matching.comparison import compare
from claims.matching.postings import Floats, Known, Postings
from claims.matching.terms import find_gram_terms, find_word_terms, read_query
from claims.records import Hit
from claims.text.posts import Post, read_post

# How many of the best are compared with the query, and what their probability counts beside the two scores.
COMPARED = 10
COMPARED_SHARE = 0.25


class ClaimIndex:
    """Texts to search in. Memory: about 12 bytes for each distinct term and run of letters of a text."""

    def __init__(self, texts: Sequence[str], *, known: Known | None = None) -> None:
        """Read every text once. `known` is what a larger collection, of which these are a few, counts."""
        self._texts = list(texts)
        self._words = Postings(*find_word_terms(self._texts), len(self._texts), known)
        self._grams = Postings(*find_gram_terms(self._texts), len(self._texts))

    def search(self, query: str, limit: int = 10) -> list[Hit]:
        """The best claims for any query, best first; none where no word and no run of letters is shared.

        A score is in 0..1: near 1 for a claim that says what the query says, and comparable between queries.
        Ties go to the earlier text.
        """
        if limit < 1:
            return []
        post = read_post(query)
        scores = self._score(post)
        ranked = _best(scores, max(limit, COMPARED))
        found = [
            (position, (float(scores[position]) + COMPARED_SHARE * probability) / (1 + COMPARED_SHARE))
            for position, probability in self._compare(post.words, ranked)
        ]
        found.sort(key=lambda hit: (-hit[1], hit[0]))
        return [Hit(position, round(score, 6)) for position, score in found[:limit]]

    def _score(self, post: Post) -> Floats:
        """Both scores, each as a share of the best text's, times how good the best is: 0..1."""
        query = read_query(post, self._words.__contains__)
        by_word = self._words.score_bm25(query.words)
        by_gram = self._grams.score_cosine(query.grams)
        best_word, best_gram = by_word.max(initial=0.0), by_gram.max(initial=0.0)
        fused = (by_word / (best_word or 1.0) + by_gram / (best_gram or 1.0)) / 2
        quality = (min(1.0, best_word) + min(1.0, best_gram)) / 2
        return np.asarray(fused * quality)

    def _compare(self, query: str, ranked: Sequence[int]) -> list[tuple[int, float]]:
        """The positions with the probability that one verdict serves both; 0 for those not compared."""
        compared = [(at, compare(query, self._texts[at]).probability) for at in ranked[:COMPARED]]
        return compared + [(position, 0.0) for position in ranked[COMPARED:]]


def _best(scores: Floats, count: int) -> list[int]:
    """Positions of the highest scores above 0, highest first; the earlier of equals first."""
    if len(scores) > 4 * count > 0:
        least = np.partition(scores, len(scores) - count)[len(scores) - count]
        chosen = np.flatnonzero((scores >= least) & (scores > 0))
    else:
        chosen = np.flatnonzero(scores > 0)
    order = np.argsort(-scores[chosen], kind="stable")
    return [int(position) for position in chosen[order][:count]]
