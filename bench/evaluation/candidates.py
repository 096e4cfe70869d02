"""Candidates: are pairs that people call the same compared at all, in a pool of thousands?"""

from collections.abc import Iterator

from bench.evaluation.sets import Sets
from bench.evaluation.table import Row
from claims.matching import find_candidates

TEST = "candidates"


def measure(sets: Sets) -> Iterator[Row]:
    """Recall of paraphrases in the pool of all sentences of MRPC, and what it costs."""
    pairs = sets.mrpc()
    texts = sorted({text for pair in pairs for text in (pair.a, pair.b)})
    place = {text: position for position, text in enumerate(texts)}
    wanted = {tuple(sorted((place[pair.a], place[pair.b]))) for pair in pairs if pair.label}
    found = {tuple(sorted(pair)) for pair in find_candidates(texts)}
    recall = len(wanted & found) / (len(wanted) or 1)
    yield Row(TEST, f"recall of paraphrases among {len(texts)} sentences", recall, target=0.95)
    yield Row(TEST, "candidates for each sentence", len(found) / (len(texts) or 1), digits=1)
