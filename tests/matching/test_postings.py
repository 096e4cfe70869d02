"""Scores of all texts at once: `claims.matching.postings`."""

from collections import Counter
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching.postings import LENGTH_WEIGHT, SATURATION, Known, Postings

TEXTS = st.lists(st.lists(st.integers(-3, 6), max_size=8), min_size=1, max_size=6)
QUERIES = st.dictionaries(st.integers(-3, 9), st.sampled_from([0.5, 1.0, 2.0]), max_size=5)


def make(texts, known=None):
    owners = [place for place, terms in enumerate(texts) for _ in terms]
    terms = [term for text in texts for term in text]
    return Postings(np.array(owners, dtype=np.int32), np.array(terms, dtype=np.int64), len(texts), known)


def rarity(texts, term):
    count = sum(term in text for text in texts)
    return log(1 + (len(texts) - count + 0.5) / (count + 0.5))


def bm25(texts, text, query):
    average = sum(map(len, texts)) / len(texts) or 1
    length = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * len(text) / average
    counts = Counter(text)
    return sum(
        weight * rarity(texts, term) * counts[term] * (SATURATION + 1) / (counts[term] + SATURATION * length)
        for term, weight in query.items()
        if counts[term]
    )


@settings(max_examples=60)
@given(TEXTS, QUERIES)
def test_bm25_is_the_formula_up_to_one_factor(texts, query):
    plain = np.array([bm25(texts, text, query) for text in texts])
    found = make(texts).score_bm25(query)
    assert found / (found.max() or 1) == pytest.approx(plain / (plain.max() or 1), abs=1e-5)


@settings(max_examples=60)
@given(TEXTS)
def test_the_cosine_of_a_text_with_itself_is_one_and_with_others_no_more(texts):
    postings = make(texts)
    for place, text in enumerate(texts):
        scores = postings.score_cosine({term: float(count) for term, count in Counter(text).items()})
        assert scores.max() <= 1 + 1e-5
        assert scores[place] == pytest.approx(1 if text else 0, abs=1e-5)


def test_the_cosine_counts_what_is_rare():
    scores = make([[1, 2], [1, 3]]).score_cosine({1: 1.0, 2: 1.0})
    common, rare = log(1 + 0.5 / 2.5), log(1 + 1.5 / 1.5)
    assert scores.tolist() == pytest.approx([1.0, common**2 / (common**2 + rare**2)], abs=1e-5)


def test_a_larger_collection_tells_how_rare_terms_are():
    texts = [[1, 1, 2], [2, 2, 1]]
    known = Known(texts=1000, counts={1: 900, 2: 3})
    by_rare = make(texts, known).score_bm25({1: 1.0, 2: 1.0})
    assert by_rare[1] > by_rare[0]


def test_a_query_of_unknown_terms_finds_nothing():
    assert make([[1], [2]]).score_bm25({7: 1.0}).tolist() == [0, 0]
    assert make([[]]).score_cosine({7: 1.0}).tolist() == [0]
