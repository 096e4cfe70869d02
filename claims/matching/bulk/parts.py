"""Rows that joining judgements connect, and the judgements."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from claims.matching.bulk.judging import AFFINITIES, JOINING, Judging
from claims.matching.bulk.words import Ints
from claims.matching.links import Pair


@dataclass(slots=True)
class Judged:
    """Pairs of rows a < b with their affinity and whether it joins, one after another."""

    a: list[int] = field(default_factory=list)
    b: list[int] = field(default_factory=list)
    affinity: list[float] = field(default_factory=list)
    is_joining: list[bool] = field(default_factory=list)

    def add(self, one: int, other: int, affinity: float, *, is_joining: bool) -> None:
        """Remember one judgement."""
        self.a.append(one)
        self.b.append(other)
        self.affinity.append(affinity)
        self.is_joining.append(is_joining)


def connect(pairs: Iterable[Pair], rows: int, judging: Judging) -> tuple[Judged, Ints]:
    """Judge pairs in the given order, those connected by then left out; what is unsure waits for the rest.

    Also the part of each row, named by its first row. Two parts are compared in vain a few times at most.
    """
    judged, leader = Judged(), list(range(rows))
    waiting = []
    for one, other in pairs:
        near, far = _lead(leader, one), _lead(leader, other)
        if near != far:
            quick = judging.judge(one, other)
            if quick is None:
                waiting.append((one, other))
            else:
                judged.add(one, other, AFFINITIES[quick], is_joining=quick in JOINING)
                _unite(leader, near, far, is_joining=quick in JOINING)
    vain: Counter[Pair] = Counter()
    most_in_vain = _MOST_IN_VAIN_OF_FEW if judging.is_few else _MOST_IN_VAIN
    for one, other in waiting:
        near, far = _lead(leader, one), _lead(leader, other)
        met = (min(near, far), max(near, far))
        if near != far and vain[met] < most_in_vain:
            affinity, is_joining = judging.ask(one, other)
            judged.add(one, other, affinity, is_joining=is_joining)
            _unite(leader, near, far, is_joining=is_joining)
            vain[met] += not is_joining
    return judged, np.array([_lead(leader, row) for row in range(rows)], dtype=np.int32)


_MOST_IN_VAIN, _MOST_IN_VAIN_OF_FEW = 3, 10


def _unite(leader: list[int], near: int, far: int, *, is_joining: bool) -> None:
    if is_joining:
        leader[max(near, far)] = min(near, far)


def unite(parts: Ints, pairs: Iterable[Pair]) -> Ints:
    """The parts with those united that hold a row each of a pair."""
    leader = dict(enumerate(parts.tolist())) if (pairs := list(pairs)) else {}
    for one, other in pairs:
        near, far = sorted((leader[one], leader[other]))
        leader = (
            {row: near if part == far else part for row, part in leader.items()} if near != far else leader
        )
    return np.array(list(leader.values()), dtype=np.int32) if pairs else parts


def _lead(leader: list[int], row: int) -> int:
    while leader[row] != row:
        leader[row] = leader[leader[row]]
        row = leader[row]
    return row
