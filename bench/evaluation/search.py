"""Search: is the fact-checked claim among the first five hits of a post? (CheckThat!)"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from bench.evaluation.baselines import make_bm25, make_char_search
from bench.evaluation.sets import Posts, Sets
from bench.evaluation.table import Baseline, Row
from claims.matching import ClaimIndex

_LIMIT = 5


def measure_2020(sets: Sets) -> Iterator[Row]:
    """CheckThat! 2020, dev posts."""
    yield _measure_posts("CheckThat! 2020", sets.posts("checkthat2020_t2", ("dev",)), 0.86)


def measure_2021(sets: Sets) -> Iterator[Row]:
    """CheckThat! 2021, task 2A, dev posts."""
    yield _measure_posts("CheckThat! 2021-2A", sets.posts("checkthat2021_2a", ("dev",)), 0.85)


def find_map(found: Mapping[str, Sequence[str]], right: Mapping[str, set[str]]) -> float:
    """Mean average precision at 5: over queries, the mean precision at each right hit among the first 5."""
    return sum(_rate(found[query], right[query]) for query in found) / (len(found) or 1)


def _rate(found: Sequence[str], right: set[str]) -> float:
    hits, total = 0, 0.0
    for rank, one in enumerate(found[:_LIMIT], 1):
        if one in right:
            hits += 1
            total += hits / rank
    return total / min(len(right), _LIMIT)


def _measure_posts(test: str, posts: Posts, target: float) -> Row:
    names = list(posts.claims)
    texts = list(posts.claims.values())
    index = ClaimIndex(texts)
    ours = _search(posts, names, lambda query: [hit.position for hit in index.search(query, _LIMIT)])
    baselines = [Baseline(name, _search(posts, names, search)) for name, search in _searches(texts)]
    measure = f"MAP@5, {len(posts.queries)} posts in {len(texts)} claims, claim text only"
    return Row(test, measure, ours, baselines, target)


def _search(posts: Posts, names: Sequence[str], search: Callable[[str], list[int]]) -> float:
    found = {
        query: [names[position] for position in search(text)]
        for query, text in posts.queries.items()
        if query in posts.right
    }
    return find_map(found, posts.right)


def _searches(texts: Sequence[str]) -> Iterator[tuple[str, Callable[[str], list[int]]]]:
    yield "BM25 with stems", make_bm25(texts, _LIMIT)
    yield "char TF-IDF", make_char_search(texts, _LIMIT)
