"""MAP@5 of the search on posts and claims, with simple methods on the same posts beside it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from bench.evaluation.baselines import make_bm25, make_char_search
from bench.evaluation.measures import find_map
from bench.evaluation.sets import Posts, Sets
from bench.evaluation.table import Baseline, Row
from claims.matching import ClaimIndex

type Search = Callable[[str], list[int]]

# Of each set all posts there are, which were only looked at, and those of dev alone.
SETS = (("checkthat2020_t2", "CheckThat! 2020", 0.86), ("checkthat2021_2a", "CheckThat! 2021-2A", 0.85))
SPLITS = (("dev",), ("train", "dev"))
LIMIT = 5


def measure(sets: Sets) -> Iterator[Row]:
    """A row for each set and choice of splits."""
    for name, test, target in SETS:
        for splits in SPLITS:
            yield measure_posts(f"{test}, {' + '.join(splits)}", sets.posts(name, splits), target)


def measure_posts(test: str, posts: Posts, target: float | None) -> Row:
    """MAP@5, claim text only; baselines are made and asked in the same run."""
    texts = list(posts.claims.values())
    index = ClaimIndex(texts)
    by_words, by_letters = make_bm25(texts, _DEPTH), make_char_search(texts, _DEPTH)
    searches: list[tuple[str, Search]] = [
        ("BM25 with stems", by_words),
        ("char TF-IDF", by_letters),
        ("both by reciprocal rank", lambda query: _fuse(by_words(query), by_letters(query))),
    ]
    baselines = [Baseline(name, _find_map(posts, search)) for name, search in searches]
    ours = _find_map(posts, lambda query: [hit.position for hit in index.search(query, LIMIT)])
    measure = f"MAP@5, {len(posts.queries)} posts in {len(texts)} claims, claim text only"
    return Row(test, measure, ours, baselines, target)


_DEPTH = 50
# Cormack, Clarke and Büttcher 2009, doi:10.1145/1571941.1572114.
_RANK_OFFSET = 60


def _fuse(*rankings: Sequence[int]) -> list[int]:
    scores: dict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, position in enumerate(ranking, 1):
            scores[position] += 1 / (_RANK_OFFSET + rank)
    return sorted(scores, key=lambda position: (-scores[position], position))


def _find_map(posts: Posts, search: Search) -> float:
    names = list(posts.claims)
    asked = {query: text for query, text in posts.queries.items() if query in posts.right}
    found = {query: [names[at] for at in search(text)[:LIMIT]] for query, text in asked.items()}
    return find_map(found, posts.right)
