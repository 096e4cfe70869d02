"""What is measured: our clustering and its peers, each as a function from texts to a label per text.

Each peer has the best of a few settings that were tried: those that do not verify
what they find get pairs of neighbouring words and long bands, for with single words they join nearly all
claims of a large corpus into one. What an index returns for a text is joined with it.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from claims.matching import cluster

type Method = Callable[[Sequence[str]], list[int]]


def group_with_ours(texts: Sequence[str]) -> list[int]:
    return cluster(texts)


def group_with_rensa(texts: Sequence[str]) -> list[int]:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=_THRESHOLD, num_perm=_HASHES, num_bands=_BANDS)
    sketches = []
    for position, text in enumerate(texts):
        sketch = RMinHash(num_perm=_HASHES, seed=42)
        sketch.update(_find_shingles(text))
        index.insert(position, sketch)
        sketches.append(sketch)
    return _join(
        len(texts), ((place, other) for place, one in enumerate(sketches) for other in index.query(one))
    )


def group_with_gaoya(texts: Sequence[str]) -> list[int]:
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=_THRESHOLD,
        num_bands=25,
        band_size=5,
        num_hashes=125,
        analyzer="word",
        lowercase=True,
        ngram_range=(1, 1),
    )
    index.par_bulk_insert_docs(list(range(len(texts))), list(texts))
    found = index.par_bulk_query(list(texts))
    return _join(len(texts), ((place, other) for place, others in enumerate(found) for other in others))


def group_with_datasketch(texts: Sequence[str]) -> list[int]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=_HASHES, params=(_BANDS, _HASHES // _BANDS))
    sketches = MinHash.bulk(
        [[shingle.encode() for shingle in _find_shingles(text)] for text in texts], num_perm=_HASHES
    )
    for position, sketch in enumerate(sketches):
        index.insert(position, sketch, check_duplication=False)
    return _join(
        len(texts), ((place, other) for place, one in enumerate(sketches) for other in index.query(one))
    )


def group_with_string_grouper(texts: Sequence[str]) -> list[int]:
    import pandas
    from string_grouper import group_similar_strings

    found = group_similar_strings(
        pandas.Series(list(texts)), min_similarity=_COSINE, ignore_index=True, group_rep="first"
    )
    names: dict[str, int] = {}
    return [names.setdefault(name, len(names)) for name in found]


METHODS: dict[str, Method] = {
    "rensa": group_with_rensa,
    "gaoya": group_with_gaoya,
    "datasketch": group_with_datasketch,
    "ours": group_with_ours,
    "string_grouper": group_with_string_grouper,
}

_HASHES = 128
_BANDS = 16
_THRESHOLD = 0.6
_COSINE = 0.75


def _find_shingles(text: str) -> list[str]:
    """Each two neighbouring words."""
    words = text.lower().split()
    return [f"{one} {other}" for one, other in pairwise(words)] or words


def _join(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    leader = list(range(count))

    def lead(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for one, other in pairs:
        near, far = sorted((lead(one), lead(other)))
        leader[far] = near
    return [lead(place) for place in range(count)]
