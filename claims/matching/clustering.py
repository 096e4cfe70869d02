"""Clustering texts: all candidates compared where they are few, in bulk where they are many."""

from collections.abc import Iterable, Sequence

from claims.matching.bulk.engine import group_many
from claims.matching.candidates import find_candidates
from claims.matching.comparison import compare
from claims.matching.grouping import group
from claims.matching.linkage import relabel
from claims.matching.links import Pair, refuse_contradictions

# Up to so many texts all candidate pairs are compared.
FEW = 1_000


def cluster(
    texts: Sequence[str], *, must_link: Iterable[Pair] = (), cannot_link: Iterable[Pair] = ()
) -> list[int]:
    """A group label per text: claims that are the same, or differ in a value of the same question.

    Links are pairs of positions; raises ValueError naming the path where they contradict each other.
    Does not depend on the order of the texts, up to the names of the labels. Linear in the texts.
    """
    must, cannot = list(must_link), list(cannot_link)
    refuse_contradictions(must, cannot)
    order = sorted(range(len(texts)), key=texts.__getitem__)
    place = dict(zip(order, range(len(order)), strict=True)) if must or cannot else {}
    ordered = [texts[position] for position in order]
    group_ordered = _group_few if len(texts) <= FEW else group_many
    labels = group_ordered(
        ordered,
        [(place[one], place[other]) for one, other in must],
        [(place[one], place[other]) for one, other in cannot],
    )
    found = [0] * len(texts)
    for position, label in zip(order, labels, strict=True):
        found[position] = label
    return relabel(found)


def _group_few(texts: Sequence[str], must: Sequence[Pair], cannot: Sequence[Pair]) -> list[int]:
    comparisons = {(one, other): compare(texts[one], texts[other]) for one, other in find_candidates(texts)}
    return group(
        len(texts),
        comparisons,
        must_link=must,
        cannot_link=cannot,
        ask=lambda one, other: compare(texts[one], texts[other]),
    )
