"""Links that people made: which claims must stay together, which apart, and whether that can be."""

from collections import deque
from collections.abc import Iterable, Sequence

type Pair = tuple[int, int]


def join_linked(count: int, must_link: Iterable[Pair]) -> list[list[int]]:
    """Positions in the parts that must-links, also through chains, hold together; sorted."""
    parts = {position: [position] for position in range(count)}
    for one, other in must_link:
        if parts[one] is not parts[other]:
            parts[one].extend(parts[other])
            for member in parts[other]:
                parts[member] = parts[one]
    return sorted(sorted(part) for part in {id(part): part for part in parts.values()}.values())


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
