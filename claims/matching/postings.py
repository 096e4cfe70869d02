"""Postings: which texts have which terms, and how often; BM25 and cosine scores of all texts at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

type Integers = NDArray[np.int64]
type Positions = NDArray[np.int32]
type Floats = NDArray[np.float64]
type Weights = Mapping[int, float]

# Okapi BM25, with the usual constants.
SATURATION = 1.2
LENGTH_WEIGHT = 0.75


@dataclass(frozen=True, slots=True)
class Known:
    """A collection that the texts at hand are a few of: how many texts, and how many have each term."""

    texts: int
    counts: Mapping[int, int]


class Postings:
    """Terms (64-bit keys) of `count` texts, sorted by term; memory grows with the distinct terms of each."""

    def __init__(self, texts: Positions, terms: Integers, count: int, known: Known | None = None) -> None:
        """`texts[i]`, in ascending order, has `terms[i]`, once for each time it occurs.

        `known` says how rare terms are, if not these texts.
        """
        self.lengths = np.bincount(texts, minlength=count).astype(np.float64)
        order = np.argsort(terms, kind="stable")
        texts, terms = texts[order], terms[order]
        is_first = np.ones(len(terms), dtype=bool)
        is_first[1:] = (terms[1:] != terms[:-1]) | (texts[1:] != texts[:-1])
        places = np.flatnonzero(is_first)
        self.counts = np.diff(places, append=len(terms)).astype(np.float32)
        self.texts, terms = texts[places], terms[places]
        is_new = np.ones(len(terms), dtype=bool)
        is_new[1:] = terms[1:] != terms[:-1]
        self.starts = np.append(np.flatnonzero(is_new), len(terms))
        self.terms = terms[is_new]
        self.rarity = self._find_rarity(known)

    def __contains__(self, term: int) -> bool:
        place = int(np.searchsorted(self.terms, term))
        return place < len(self.terms) and int(self.terms[place]) == term

    def score_bm25(self, query: Weights) -> Floats:
        """Okapi BM25 (Robertson and Zaragoza 2009, doi:10.1561/1500000019) with weighted query terms.

        As a share of what a text of average length with each term of the query once has: about 0..1.
        """
        found = self._find(query)
        scores = self._sum(found, self._saturated)
        unknown = len(query) - len(found)
        rarest = float(self.rarity.max(initial=0.0)) if unknown else 0.0
        full = sum(weight * float(self.rarity[place]) for place, weight in found)
        return scores / ((full + rarest * unknown) or 1.0)

    def score_cosine(self, query: Weights) -> Floats:
        """Cosine of vectors of (1 + log count) × rarity: 0..1."""
        found = [(place, _damp(count) * float(self.rarity[place])) for place, count in self._find(query)]
        norm = np.sqrt(sum(weight * weight for _, weight in found)) or 1.0
        return self._sum(found, self._damped) / (self._norms * norm)

    @cached_property
    def _saturated(self) -> NDArray[np.float32]:
        """For each posting its part in the BM25 score of its text."""
        average = self.lengths.mean() if self.lengths.any() else 1.0
        length = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * self.lengths / average
        shares = self.counts * (SATURATION + 1) / (self.counts + SATURATION * length[self.texts])
        return (shares * self._spread(self.rarity)).astype(np.float32)

    @cached_property
    def _damped(self) -> NDArray[np.float32]:
        """For each posting its value in the vector of its text."""
        return ((1 + np.log(self.counts)) * self._spread(self.rarity)).astype(np.float32)

    @cached_property
    def _norms(self) -> Floats:
        squares = np.bincount(self.texts, self._damped.astype(np.float64) ** 2, minlength=len(self.lengths))
        return np.where(squares > 0, np.sqrt(squares), 1.0)

    def _spread(self, values: Floats) -> Floats:
        return np.repeat(values, np.diff(self.starts))

    def _find(self, query: Weights) -> list[tuple[int, float]]:
        """The places among our terms of those of a query that we have, with their weights."""
        keys = np.fromiter(query, dtype=np.int64, count=len(query))
        places = np.searchsorted(self.terms, keys)
        pairs = zip(places.tolist(), query.items(), strict=True)
        last = len(self.terms)
        return [(at, weight) for at, (key, weight) in pairs if at < last and int(self.terms[at]) == key]

    def _sum(self, found: list[tuple[int, float]], values: NDArray[np.float32]) -> Floats:
        scores = np.zeros(len(self.lengths))
        for place, weight in found:
            run = slice(self.starts[place], self.starts[place + 1])
            # A text stands once in a run, so that plain addition counts each.
            scores[self.texts[run]] += weight * values[run]
        return scores

    def _find_rarity(self, known: Known | None) -> Floats:
        """Inverse document frequency of each term."""
        own = np.diff(self.starts).astype(np.float64)
        total = float(len(self.lengths))
        if known is not None:
            counts = (known.counts.get(term, 0) for term in self.terms.tolist())
            own = np.maximum(own, np.fromiter(counts, dtype=np.float64, count=len(own)))
            total = max(total, float(known.texts))
        return np.log(1 + (total - own + 0.5) / (own + 0.5))


def _damp(count: float) -> float:
    return 1 + float(np.log(count)) if count > 1 else count
