"""Groups from comparisons: average linkage under constraints, so that weak links never chain."""

from collections.abc import Callable, Iterable, Mapping

from claims.matching.linkage import LINK_AT, Linkage, relabel
from claims.matching.links import Bonds, Pair, refuse_contradictions
from claims.records import Comparison

__all__ = ["LINK_AT", "find_affinity", "group", "joins"]

# Compares two positions a < b when it is called.
type Ask = Callable[[int, int], Comparison]


def group(
    count: int,
    comparisons: Mapping[Pair, Comparison],
    *,
    must_link: Iterable[Pair] = (),
    cannot_link: Iterable[Pair] = (),
    ask: Ask | None = None,
) -> list[int]:
    """A group label per position 0..count-1, from comparisons of pairs a < b.

    Two parts join while the average affinity of the compared pairs between them is LINK_AT or more, the
    closest first. Where fewer than ENOUGH of their pairs were compared, `ask` is called for more, evenly
    spread over both; without it, pairs that lack count as 0, so that one bridge never joins two parts.
    Parts that no joining pair connects do not influence each other. Raises ValueError, naming the path,
    where links contradict each other.
    """
    must, cannot = list(must_link), list(cannot_link)
    refuse_contradictions(must, cannot)
    bonds = Bonds(count, must, cannot)
    linkage = Linkage(bonds, (lambda one, other: find_affinity(ask(one, other))) if ask else None)
    for (one, other), comparison in sorted(comparisons.items(), key=lambda item: item[0]):
        linkage.add(one, other, find_affinity(comparison), is_joining=joins(comparison))
    linkage.merge()
    return relabel([bonds.find(position) for position in range(count)])


def joins(comparison: Comparison) -> bool:
    """Whether two claims may stand in one group by what the comparison of them says."""
    return comparison.relation == "same" or comparison.differs_in == "value"


# A pair that disagrees in a value joins as surely as one that is the same; its probability is low on purpose.
_DISAGREEING_AFFINITY = 0.75
# Another subject speaks against one group: it is not just silent.
_OTHER_SUBJECT_AFFINITY = -0.5


def find_affinity(comparison: Comparison) -> float:
    """How strongly a pair speaks for one group: 0..1, below zero where it speaks against it."""
    if comparison.differs_in == "value":
        return _DISAGREEING_AFFINITY
    return _OTHER_SUBJECT_AFFINITY if comparison.differs_in == "subject" else comparison.probability
