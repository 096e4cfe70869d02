"""A search over claims: BM25 on stems, fused with character n-grams."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from math import log, sqrt

from claims.records import Hit
from claims.text.normal import find_tokens, fold, is_stop_word, stem

LONGEST_QUERY = 2_000


class ClaimIndex:
    """Texts to search in; holds their words, not the texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Read every text once; memory grows with their words."""
        self._words = _Postings(_find_words(text) for text in texts)
        self._grams = _Postings(_find_grams(text) for text in texts)

    def search(self, query: str, limit: int = 10) -> list[Hit]:
        """The best claims for any query, best first; none for a query without words."""
        query = query[:LONGEST_QUERY]
        by_word = self._words.score_bm25(_find_words(query))
        by_gram = self._grams.score_cosine(_find_grams(query))
        best = max(by_word.values(), default=0.0) or 1.0
        scores = {position: score / best for position, score in by_word.items()}
        for position, score in by_gram.items():
            scores[position] = scores.get(position, 0.0) + _GRAM_SHARE * score
        ranked = nsmallest(max(0, limit), scores.items(), key=lambda item: (-item[1], item[0]))
        return [Hit(position, round(score / (1 + _GRAM_SHARE), 6)) for position, score in ranked]


_GRAM_SHARE = 1.0
_GRAM_LENGTH = 4
# Okapi BM25, with the usual constants.
_SATURATION = 1.2
_LENGTH_WEIGHT = 0.75


def _find_words(text: str) -> list[str]:
    tokens = find_tokens(text)
    meaning = [stem(token.word) for token in tokens if not is_stop_word(token)]
    return meaning or [stem(token.word) for token in tokens]


def _find_grams(text: str) -> list[str]:
    """Runs of letters inside words, so that endings and typing errors cost little."""
    padded = (f" {word} " for word in fold(text).split())
    return [
        word[place : place + _GRAM_LENGTH]
        for word in padded
        for place in range(max(1, len(word) - _GRAM_LENGTH + 1))
    ]


class _Postings:
    """For each term the texts that have it, and how often."""

    def __init__(self, documents: Iterable[list[str]]) -> None:
        self.postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.lengths: list[int] = []
        for position, terms in enumerate(documents):
            self.lengths.append(len(terms))
            for term, count in Counter(terms).items():
                self.postings[term].append((position, count))
        self.average = sum(self.lengths) / len(self.lengths) if any(self.lengths) else 1.0
        self.norms = self._find_norms()

    def score_bm25(self, terms: list[str]) -> dict[int, float]:
        """Okapi BM25 (Robertson and Zaragoza 2009, doi:10.1561/1500000019)."""
        scores: dict[int, float] = defaultdict(float)
        for term in dict.fromkeys(terms):
            rarity = self._find_rarity(term)
            for position, count in self.postings.get(term, ()):
                length = 1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * self.lengths[position] / self.average
                scores[position] += rarity * count * (_SATURATION + 1) / (count + _SATURATION * length)
        return scores

    def score_cosine(self, terms: list[str]) -> dict[int, float]:
        """Cosine of vectors of (1 + log count) × rarity: 0..1."""
        scores: dict[int, float] = defaultdict(float)
        square = 0.0
        for term, count in Counter(terms).items():
            rarity = self._find_rarity(term)
            weight = (1 + log(count)) * rarity
            square += weight * weight
            for position, own in self.postings.get(term, ()):
                scores[position] += weight * (1 + log(own)) * rarity
        norm = sqrt(square) or 1.0
        return {position: score / (norm * self.norms[position]) for position, score in scores.items()}

    def _find_rarity(self, term: str) -> float:
        found = len(self.postings.get(term, ()))
        return log(1 + (len(self.lengths) - found + 0.5) / (found + 0.5))

    def _find_norms(self) -> list[float]:
        squares = [0.0] * len(self.lengths)
        for term, postings in self.postings.items():
            rarity = self._find_rarity(term)
            for position, count in postings:
                squares[position] += ((1 + log(count)) * rarity) ** 2
        return [sqrt(square) or 1.0 for square in squares]
