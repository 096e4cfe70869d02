"""Groups from comparisons: average linkage under constraints, so that weak links never chain."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from claims.matching.candidates import find_candidates
from claims.matching.comparison import compare
from claims.matching.links import Bonds, Pair, refuse_contradictions
from claims.records import Comparison
from claims.text.normal import fold

LINK_AT = 0.5


def cluster(
    texts: Sequence[str], *, must_link: Iterable[Pair] = (), cannot_link: Iterable[Pair] = ()
) -> list[int]:
    """A group label per text: claims that are the same, or differ in a value of the same question.

    Links are pairs of positions; raises ValueError naming the path where they contradict each other.
    Does not depend on the order of the texts, up to the names of the labels.
    """
    order = sorted(range(len(texts)), key=lambda position: (fold(texts[position]), texts[position], position))
    place = {position: rank for rank, position in enumerate(order)}
    ordered = [texts[position] for position in order]
    must, cannot = list(must_link), list(cannot_link)
    refuse_contradictions(must, cannot)
    comparisons = {
        (one, other): compare(ordered[one], ordered[other]) for one, other in find_candidates(ordered)
    }
    labels = group(
        len(texts),
        comparisons,
        must_link=[(place[one], place[other]) for one, other in must],
        cannot_link=[(place[one], place[other]) for one, other in cannot],
    )
    return _relabel([labels[place[position]] for position in range(len(texts))])


def group(
    count: int,
    comparisons: Mapping[Pair, Comparison],
    *,
    must_link: Iterable[Pair] = (),
    cannot_link: Iterable[Pair] = (),
) -> list[int]:
    """A group label per position 0..count-1, from the given comparisons alone (pairs a < b).

    Two parts join while the average affinity of the pairs between them is LINK_AT or more, the closest
    first. Raises ValueError, naming the path, where links contradict each other.
    """
    must, cannot = list(must_link), list(cannot_link)
    refuse_contradictions(must, cannot)
    bonds = Bonds(count, must, cannot)
    linkage = _Linkage(count, bonds)
    for (one, other), comparison in comparisons.items():
        linkage.add(one, other, comparison)
    linkage.merge()
    return _relabel([bonds.find(position) for position in range(count)])


def joins(comparison: Comparison) -> bool:
    """Whether two claims may stand in one group by what the comparison of them says."""
    return comparison.relation == "same" or comparison.differs_in == "value"


# A pair that disagrees in a value joins as surely as one that is the same; its probability is low on purpose.
_DISAGREEING_AFFINITY = 0.75


def find_affinity(comparison: Comparison) -> float:
    """How strongly a pair speaks for one group, 0..1."""
    if comparison.differs_in == "value":
        return _DISAGREEING_AFFINITY
    return 0.0 if comparison.differs_in == "subject" else comparison.probability


class _Linkage:
    """Parts that grow by what claims say: sums of affinity between them.

    Links of people join and part groups, but weigh nothing here: unlike claims that somebody joined would
    dilute the average and keep a near-duplicate of one of them out.
    """

    def __init__(self, count: int, bonds: Bonds) -> None:
        self.sizes = dict.fromkeys(range(count), 1)
        self.bonds = bonds
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        self.has_join: dict[int, set[int]] = defaultdict(set)

    def add(self, one: int, other: int, comparison: Comparison) -> None:
        """Take the comparison of two positions."""
        for near, far in ((one, other), (other, one)):
            self.sums[near][far] = find_affinity(comparison)
            if joins(comparison):
                self.has_join[near].add(far)

    def merge(self) -> None:
        """Join parts until none are close enough."""
        heap = [
            entry for one in self.sums for other in self.has_join[one] if (entry := self._rate(one, other))
        ]
        heapify(heap)
        while heap:
            entry = heappop(heap)
            one, other = entry[1:]
            if entry != self._rate(one, other) or not self.bonds.may_join(one, other):
                continue
            self.bonds.join(one, other)
            self._absorb(one, other)
            for neighbour in self.has_join[one]:
                rated = self._rate(min(one, neighbour), max(one, neighbour))
                if rated:
                    heappush(heap, rated)

    def _rate(self, one: int, other: int) -> tuple[float, int, int] | None:
        """The pair as the heap orders it: closest first; None where it may not join."""
        if one >= other or one not in self.sizes or other not in self.sizes:
            return None
        average = self.sums[one].get(other, 0.0) / (self.sizes[one] * self.sizes[other])
        return (-average, one, other) if average >= LINK_AT else None

    def _absorb(self, one: int, other: int) -> None:
        self.sizes[one] += self.sizes.pop(other)
        for neighbour, total in self.sums.pop(other, {}).items():
            del self.sums[neighbour][other]
            if neighbour != one:
                self.sums[one][neighbour] = self.sums[one].get(neighbour, 0.0) + total
                self.sums[neighbour][one] = self.sums[one][neighbour]
        for neighbour in self.has_join.pop(other, set()):
            self.has_join[neighbour].discard(other)
            if neighbour != one:
                self.has_join[one].add(neighbour)
                self.has_join[neighbour].add(one)


def _relabel(labels: Sequence[int]) -> list[int]:
    """Labels counted from 0 in the order in which they first appear."""
    names: dict[int, int] = {}
    return [names.setdefault(label, len(names)) for label in labels]
