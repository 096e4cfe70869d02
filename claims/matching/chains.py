"""What holds a group together: the strongest chain between two members, and its weakest link."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

type Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Weakest:
    """The tie without which a group would fall in two, and the smaller part it would lose."""

    pair: Pair
    part: frozenset[int]


class Ties:
    """Ties between members of one group, thinned to those that hold it together.

    Of all ways from one member to another the kept ties make the one whose weakest tie is strongest (a
    maximum spanning forest: Kruskal 1956); `kept` has them, the strongest first. Cost: n log n in the
    ties. The same ties in any order give the same answers.
    """

    def __init__(self, strengths: Mapping[Pair, float]) -> None:
        self.strengths = strengths
        self.kept = list(_span(strengths))
        self._neighbours: dict[int, list[int]] = defaultdict(list)
        for one, other in self.kept:
            self._neighbours[one].append(other)
            self._neighbours[other].append(one)

    def find_chain(self, start: int, goal: int) -> list[int]:
        """Members from start to goal, both included; empty where no ties lead there."""
        ahead = self.lead_to(goal)
        if start != goal and start not in ahead:
            return []
        chain = [start]
        while chain[-1] != goal:
            chain.append(ahead[chain[-1]])
        return chain

    def lead_to(self, goal: int) -> dict[int, int]:
        """For each member with a chain to goal the next member on it; goal itself leads nowhere."""
        ahead = self._walk(goal, without=None)
        del ahead[goal]
        return ahead

    def find_weakest(self) -> Weakest | None:
        """The weakest of the kept ties; None where nothing is tied."""
        if not self.kept:
            return None
        pair = self.kept[-1]
        parts = [frozenset(self._walk(end, without=pair)) for end in pair]
        return Weakest(pair, min(parts, key=lambda part: (len(part), min(part))))

    def _walk(self, start: int, *, without: Pair | None) -> dict[int, int]:
        """Every member that ties lead to from start, with the one it was reached from."""
        came_from = {start: start}
        waiting = deque([start])
        while waiting:
            member = waiting.popleft()
            for neighbour in self._neighbours.get(member, ()):
                pair = (min(member, neighbour), max(member, neighbour))
                if neighbour not in came_from and pair != without:
                    came_from[neighbour] = member
                    waiting.append(neighbour)
        return came_from


def _span(strengths: Mapping[Pair, float]) -> Iterable[Pair]:
    """The ties of a maximum spanning forest, the strongest first."""
    leader: dict[int, int] = {}

    def find(member: int) -> int:
        while (above := leader.setdefault(member, member)) != member:
            leader[member] = leader.setdefault(above, above)
            member = leader[member]
        return member

    for one, other in sorted(strengths, key=lambda pair: (-strengths[pair], pair)):
        near, far = find(one), find(other)
        if near != far:
            leader[far] = near
            yield one, other
