"""Simple methods that ours is measured against, with scikit-learn and rapidfuzz."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import snowballstemmer
from rapidfuzz import fuzz
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from bench.evaluation.measures import PairOfPositions, pairs_within, score_pairs
from bench.evaluation.sets import Pair

FUZZY_SAME_AT = 75.0


def token_sort(a: str, b: str) -> float:
    """rapidfuzz's token_sort_ratio without case, 0..1."""
    return float(fuzz.token_sort_ratio(a.lower(), b.lower())) / 100


def says_otherwise(a: str, b: str) -> bool:
    """The number-and-negation rule: other figures, or one is negated and the other is not."""
    figures = [set(_FIGURE.findall(text.replace(",", ""))) for text in (a, b)]
    negated = [_NEGATION.search(text) is not None for text in (a, b)]
    return (bool(figures[0]) and bool(figures[1]) and figures[0] != figures[1]) or negated[0] != negated[1]


_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_NEGATION = re.compile(r"(?i)\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b")


def char_cosines(pairs: Sequence[Pair]) -> list[float]:
    """Cosine of character TF-IDF of each pair; words counted over all texts of the pairs."""
    vectors = _char_vectors([text for pair in pairs for text in (pair.a, pair.b)])
    products = vectors[0::2].multiply(vectors[1::2]).sum(axis=1)
    return [float(value) for value in np.asarray(products).ravel()]


def char_similarities(texts: Sequence[str]) -> Any:
    """All cosines of character TF-IDF, a matrix of len(texts)²."""
    vectors = _char_vectors(texts)
    return (vectors @ vectors.T).toarray()


def group_by_average_linkage(similarities: Any) -> Any:
    """The tree of average linkage; cut it with `cut`."""
    distances = np.clip(1 - similarities, 0, None)
    np.fill_diagonal(distances, 0)
    return linkage(squareform(distances, checks=False), "average")


def cut(tree: Any, least_similarity: float) -> list[int]:
    """A label per text: groups whose average similarity is this or more."""
    return [int(label) for label in fcluster(tree, 1 - least_similarity, "distance")]


THRESHOLDS: tuple[float, ...] = tuple(step / 100 for step in (*range(1, 20), *range(20, 95, 2)))


def find_best_threshold(tree: Any, right: set[PairOfPositions]) -> float:
    """The threshold with the best pairwise F1."""
    return max(THRESHOLDS, key=lambda at: score_pairs(pairs_within(cut(tree, at)), right).f1)


def regress(pairs: Sequence[Pair]) -> list[float]:
    """Cross-validated probabilities of a regression on lexical and number features."""
    cosines = char_cosines(pairs)
    features = [[*_lexical(pair), cosine] for pair, cosine in zip(pairs, cosines, strict=True)]
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    found = cross_val_predict(model, features, [pair.label for pair in pairs], cv=5, method="predict_proba")
    return [float(value) for value in found[:, 1]]


def make_char_search(texts: Sequence[str], limit: int) -> Callable[[str], list[int]]:
    """A search by cosine of character TF-IDF."""
    vectorizer = _char_vectorizer()
    columns = vectorizer.fit_transform(texts).T.tocsr()
    return lambda query: _best((vectorizer.transform([query]) @ columns).toarray().ravel(), limit)


def make_bm25(texts: Sequence[str], limit: int) -> Callable[[str], list[int]]:
    """A search by Okapi BM25 (k1 1.2, b .75) on Snowball stems."""
    vectorizer = CountVectorizer(tokenizer=_find_stems, token_pattern=None, lowercase=False)
    counts = vectorizer.fit_transform(texts).astype(float).tocoo()
    lengths = np.bincount(counts.row, counts.data, len(texts))
    found = np.bincount(counts.col, minlength=counts.shape[1])
    rarity = np.log(1 + (len(texts) - found + 0.5) / (found + 0.5))
    norm = 1.2 * (0.25 + 0.75 * lengths[counts.row] / lengths.mean())
    counts.data = rarity[counts.col] * counts.data * 2.2 / (counts.data + norm)
    columns = counts.T.tocsr()
    return lambda query: _best((vectorizer.transform([query]).sign() @ columns).toarray().ravel(), limit)


_STEMMER = snowballstemmer.stemmer("english")


def _find_stems(text: str) -> list[str]:
    return list(_STEMMER.stemWords(re.findall(r"\w+", text.lower())))


def _best(scores: Any, limit: int) -> list[int]:
    return [int(position) for position in np.argsort(-scores, kind="stable")[:limit]]


def _char_vectorizer() -> Any:
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)


def _char_vectors(texts: Sequence[str]) -> Any:
    return _char_vectorizer().fit_transform(texts)


def _lexical(pair: Pair) -> list[float]:
    a, b = pair.a.lower(), pair.b.lower()
    words = [set(re.findall(r"\w+", text)) for text in (a, b)]
    both, either = len(words[0] & words[1]), len(words[0] | words[1]) or 1
    figures = [set(_FIGURE.findall(text)) for text in (a, b)]
    return [
        both / either,
        both / (min(map(len, words)) or 1),
        fuzz.ratio(a, b) / 100,
        fuzz.token_sort_ratio(a, b) / 100,
        fuzz.token_set_ratio(a, b) / 100,
        fuzz.partial_ratio(a, b) / 100,
        abs(len(a) - len(b)) / max(len(a), len(b), 1),
        float(figures[0] == figures[1]),
        len(figures[0] ^ figures[1]),
        float(says_otherwise(a, b)),
    ]
