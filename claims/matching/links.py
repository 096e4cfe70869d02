"""Links that people made: which claims must stay together, which apart, and whether that can be."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

type Pair = tuple[int, int]


class Bonds:
    """Which positions belong to one group so far, and which groups must never meet."""

    def __init__(self, count: int, must_link: Iterable[Pair], cannot_link: Iterable[Pair]) -> None:
        self._leader = list(range(count))
        self._apart: dict[int, set[int]] = defaultdict(set)
        for one, other in must_link:
            self.join(one, other)
        for one, other in cannot_link:
            near, far = self.find(one), self.find(other)
            self._apart[near].add(far)
            self._apart[far].add(near)

    def find(self, position: int) -> int:
        """The group of a position, named by one of its members."""
        while self._leader[position] != position:
            self._leader[position] = self._leader[self._leader[position]]
            position = self._leader[position]
        return position

    def may_join(self, one: int, other: int) -> bool:
        return self.find(other) not in self._apart[self.find(one)]

    def join(self, one: int, other: int) -> None:
        """Make one group of two; it keeps apart from all that either kept apart from."""
        near, far = self.find(one), self.find(other)
        if near == far:
            return
        self._leader[far] = near
        for stranger in self._apart.pop(far, set()):
            self._apart[stranger].discard(far)
            self._apart[stranger].add(near)
            self._apart[near].add(stranger)


def refuse_contradictions(must_link: Sequence[Pair], cannot_link: Iterable[Pair]) -> None:
    """Raise ValueError, naming the path, where a chain of must-links joins a cannot-linked pair."""
    neighbours: dict[int, list[int]] = {}
    for one, other in must_link:
        neighbours.setdefault(one, []).append(other)
        neighbours.setdefault(other, []).append(one)
    for one, other in cannot_link:
        path = _find_path(neighbours, one, other)
        if path:
            chain = " - ".join(map(str, path))
            raise ValueError(f"{one} and {other} are linked as not the same, but joined through {chain}")


def _find_path(neighbours: dict[int, list[int]], start: int, goal: int) -> list[int]:
    """The shortest chain from start to goal; empty where there is none."""
    came_from = {start: start}
    waiting = deque([start])
    while waiting:
        position = waiting.popleft()
        if position == goal:
            path = [goal]
            while path[-1] != start:
                path.append(came_from[path[-1]])
            return path[::-1]
        for neighbour in sorted(neighbours.get(position, [])):
            if neighbour not in came_from:
                came_from[neighbour] = position
                waiting.append(neighbour)
    return []
