"""A desk filled with generated claims, as the product would have left it, in bulk."""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management.color import no_style
from django.db import connection, transaction

from bench.clustering.corpus import make_corpus
from claims.matching import MATCHER_VERSION
from claims.matching.keys import find_keys, find_terms, term_key
from claims.models import Claim, Cluster, Match, MatchKey, Source, Term
from claims.models.clock import database_now
from claims.models.match_key import MOST_CLAIMS_OF_A_PAIR
from claims.text.normal import fold

CLAIMS_OF_A_SOURCE = 30
# Of a larger group only neighbours are matched, as when they come in one by one.
MOST_MATCHED = 8
BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Article:
    """The claims of an article that comes in, and the group of each."""

    texts: Sequence[str]
    groups: Sequence[int]


def make_articles(size: int, count: int) -> list[Article]:
    """Articles of the same making as the first `size` claims, which the desk is filled with."""
    corpus = make_corpus(size + count * CLAIMS_OF_A_SOURCE)
    held = list(zip(corpus.texts[size:], corpus.groups[size:], strict=True))
    return [
        Article([text for text, _ in some], [group for _, group in some])
        for some in batched(held, CLAIMS_OF_A_SOURCE)
    ]


def fill(size: int, *, articles: int, folder: Path) -> None:
    """Store `size` claims with keys, clusters and matches, into empty tables.

    A million takes about ten minutes, half of it for keys, which `folder` keeps. Claims are numbered by
    their position plus one. `articles` are held back, see `make_articles`.
    """
    corpus = make_corpus(size + articles * CLAIMS_OF_A_SOURCE)
    texts, groups = corpus.texts[:size], corpus.groups[:size]
    with transaction.atomic():
        _store_sources(texts)
        _store_clusters(groups)
        _store_claims(texts, groups)
    with transaction.atomic():
        _store_matches(groups)
    with transaction.atomic():
        _store_keys(texts, folder)
        _reset_sequences()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _store_sources(texts: Sequence[str]) -> None:
    now = database_now()
    joined = ("\n".join(some) for some in batched(texts, CLAIMS_OF_A_SOURCE))
    rows = (
        Source(
            id=number, text=text, text_sha256=Source.digest(text), origin=f"text:{number}", extracted_at=now
        )
        for number, text in enumerate(joined, 1)
    )
    for some in batched(rows, BATCH):
        Source.objects.bulk_create(some, batch_size=500)


def _store_clusters(groups: Sequence[int]) -> None:
    sizes = Counter(groups)
    rows = (
        Cluster(id=group + 1, claim_count=size, source_count=size, origin_count=size, check_worthiness=0.5)
        for group, size in sorted(sizes.items())
    )
    for some in batched(rows, BATCH):
        Cluster.objects.bulk_create(some, batch_size=500)


def _store_claims(texts: Sequence[str], groups: Sequence[int]) -> None:
    now = database_now()
    ends = [0]
    for position, text in enumerate(texts):
        start = ends[-1] if position % CLAIMS_OF_A_SOURCE else 0
        ends.append(start + len(text) + 1)
    rows = (
        Claim(
            id=position + 1,
            source_id=position // CLAIMS_OF_A_SOURCE + 1,
            start=ends[position + 1] - 1 - len(text),
            end=ends[position + 1] - 1,
            text=text,
            folded=fold(text),
            check_worthiness=0.5,
            cluster_id=groups[position] + 1,
            matched_at=now,
            is_keyed=True,
        )
        for position, text in enumerate(texts)
    )
    for some in batched(rows, BATCH):
        Claim.objects.bulk_create(some, batch_size=500)


def _store_matches(groups: Sequence[int]) -> None:
    """Members of a group are the same as the next few."""
    members: dict[int, list[int]] = {}
    for position, group in enumerate(groups):
        members.setdefault(group, []).append(position + 1)
    said = {
        "probability": 0.9,
        "relation": "same",
        "rule": "alike in words",
        "matcher_version": MATCHER_VERSION,
    }
    rows = (
        Match(a_id=a, b_id=b, **said)
        for ids in members.values()
        for place, a in enumerate(ids)
        for b in ids[place + 1 : place + MOST_MATCHED]
    )
    for some in batched(rows, BATCH):
        Match.objects.bulk_create(some, batch_size=500)


def _store_keys(texts: Sequence[str], folder: Path) -> None:
    """Terms counted over all first, then the keys of each claim; kept in `folder` for the other engine."""
    kept = folder / f"keys-{len(texts)}.npz"
    if not kept.exists():
        np.savez(kept, allow_pickle=False, **_find_rows(texts))
    with np.load(kept) as rows:
        terms = (Term(key=key, claims=claims) for key, claims in _in_python(rows["term"], rows["count"]))
        for some in batched(terms, BATCH):
            Term.objects.bulk_create(some, batch_size=5_000)
        _insert_keys(_in_python(rows["key"], rows["claim"], rows["size"]))


def _find_rows(texts: Sequence[str]) -> dict[str, "np.ndarray[Any, Any]"]:
    """Columns of the tables of keys and terms; keys of pairs no more crowded than the product leaves them."""
    counts = Counter(key for text in texts for key in set(map(term_key, find_terms(text))))
    keys, claims, sizes, pairs = array("q"), array("l"), array("h"), array("b")
    for number, text in enumerate(texts, 1):
        found = find_keys(text, counts)
        own = dict.fromkeys(found.terms, 0) | {key: 1 for key in found.pairs if key not in found.terms}
        keys.extend(own)
        pairs.extend(own.values())
        claims.extend([number] * len(own))
        sizes.extend([len(found.terms)] * len(own))
    key, claim, is_pair = np.array(keys), np.array(claims), np.array(pairs, bool)
    order = np.lexsort((claim, key))
    key, claim, is_pair = key[order], claim[order], is_pair[order]
    first = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    rank = np.arange(len(key)) - np.repeat(first, np.diff([*first, len(key)]))
    kept = ~is_pair | (rank < MOST_CLAIMS_OF_A_PAIR)
    term = np.array(sorted(counts))
    return {
        "key": key[kept],
        "claim": claim[kept],
        "size": np.array(sizes)[order][kept],
        "term": term,
        "count": np.array([counts[one] for one in term.tolist()]),
    }


def _in_python(*columns: "np.ndarray[Any, Any]") -> Iterator[tuple[Any, ...]]:
    """Rows of plain numbers, some at a time."""
    for start in range(0, len(columns[0]), BATCH):
        yield from zip(*(column[start : start + BATCH].tolist() for column in columns), strict=True)


def _insert_keys(rows: Iterator[tuple[Any, ...]]) -> None:
    """The fastest way in of each engine."""
    table = MatchKey._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            connection.connection.executemany(
                f"INSERT INTO {table} (key, claim_id, terms) VALUES (?, ?, ?)",  # noqa: S608 - our own
                rows,
            )
            return
        with cursor.copy(f"COPY {table} (key, claim_id, terms) FROM STDIN") as copy:
            for some in batched(rows, BATCH):
                copy.write("".join(f"{key}\t{claim}\t{size}\n" for key, claim, size in some))


def _reset_sequences() -> None:
    """Numbers given here are not to be given again."""
    models = [Source, Cluster, Claim, Match]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
