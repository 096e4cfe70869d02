"""Average linkage: parts of a group grow together while what was compared between them speaks for it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from math import gcd

from claims.matching.links import Bonds

type Ask = Callable[[int, int], float]

LINK_AT = 0.4
# So many pairs between two parts must have been compared, or all where there are fewer.
ENOUGH = 6


class Linkage:
    """Parts that grow by what claims say: sums and counts of affinity between them.

    Links of people join and part groups, but weigh nothing here: unlike claims that somebody joined would
    dilute the average and keep a near-duplicate of one of them out.
    """

    def __init__(self, bonds: Bonds, ask: Ask | None = None) -> None:
        self.bonds = bonds
        self.ask = ask
        self.members: dict[int, list[int]] = {}
        self.between: dict[int, dict[int, _Sum]] = defaultdict(dict)
        self.has_join: dict[int, set[int]] = defaultdict(set)
        self.compared: set[tuple[int, int]] = set()

    def add(self, one: int, other: int, affinity: float, *, is_joining: bool) -> None:
        """Take the affinity (0..1) of two positions a < b."""
        self.compared.add((one, other))
        for near, far in ((one, other), (other, one)):
            self.members.setdefault(near, [near])
            self.between[near][far] = (affinity, 1)
            if is_joining:
                self.has_join[near].add(far)

    def merge(self) -> None:
        """Join parts until none are close enough."""
        heap = [
            entry
            for one in self.members
            for other in self.has_join.get(one, ())
            if (entry := self._rate(one, other))
        ]
        heapify(heap)
        while heap:
            entry = heappop(heap)
            one, other = entry[1:]
            if entry != self._rate(one, other) or not self.bonds.may_join(one, other):
                continue
            if self._ask_for_more(one, other):
                if rated := self._rate(one, other):
                    heappush(heap, rated)
                continue
            self.bonds.join(one, other)
            self._absorb(one, other)
            for neighbour in self.has_join[one]:
                if rated := self._rate(min(one, neighbour), max(one, neighbour)):
                    heappush(heap, rated)

    def _rate(self, one: int, other: int) -> tuple[float, int, int] | None:
        """The pair as the heap orders it: closest first; None where it may not join."""
        if one >= other or one not in self.members or other not in self.members:
            return None
        total, count = self.between[one].get(other, (0.0, 0))
        average = total / (count if self.ask else max(count, self._find_wanted(one, other)))
        return (-round(average, 9), one, other) if average >= LINK_AT else None

    def _find_wanted(self, one: int, other: int) -> int:
        return min(ENOUGH, len(self.members[one]) * len(self.members[other]))

    def _ask_for_more(self, one: int, other: int) -> bool:
        """Compare further pairs between two parts, evenly spread over both. Whether there were any."""
        total, count = self.between[one][other]
        wanted = self._find_wanted(one, other)
        if self.ask is None or count >= wanted:
            return False
        for pair in self._spread(one, other):
            if count >= wanted:
                break
            if pair not in self.compared:
                self.compared.add(pair)
                total, count = total + self.ask(*pair), count + 1
        self.between[one][other] = self.between[other][one] = (total, count)
        return True

    def _spread(self, one: int, other: int) -> Iterator[tuple[int, int]]:
        """Pairs of members of two parts, from all over both; enough to find some not compared yet."""
        near, far = sorted(self.members[one]), sorted(self.members[other])
        size = len(near) * len(far)
        step = _find_step(size)
        place = 0
        for _ in range(min(size, _MOST_TRIED)):
            a, b = near[place // len(far)], far[place % len(far)]
            yield min(a, b), max(a, b)
            place = (place + step) % size

    def _absorb(self, one: int, other: int) -> None:
        self.members[one] += self.members.pop(other)
        for neighbour, (total, count) in self.between.pop(other, {}).items():
            del self.between[neighbour][other]
            if neighbour != one:
                known = self.between[one].get(neighbour, (0.0, 0))
                self.between[one][neighbour] = (known[0] + total, known[1] + count)
                self.between[neighbour][one] = self.between[one][neighbour]
        for neighbour in self.has_join.pop(other, set()):
            self.has_join[neighbour].discard(other)
            if neighbour != one:
                self.has_join[one].add(neighbour)
                self.has_join[neighbour].add(one)


type _Sum = tuple[float, int]

# More than were ever compared between two parts without reaching enough.
_MOST_TRIED = 200
_GOLDEN = 0.618


def _find_step(size: int) -> int:
    """A step that shares no divisor with `size`, so that it visits all places, far ones first."""
    step = max(1, round(size * _GOLDEN))
    while gcd(step, size) != 1:
        step += 1
    return step


def relabel(labels: Sequence[int]) -> list[int]:
    """Labels counted from 0 in the order in which they first appear."""
    names: dict[int, int] = {}
    return [names.setdefault(label, len(names)) for label in labels]
