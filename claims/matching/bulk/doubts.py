"""Parts that hang together but may not belong together, and how they are parted."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from claims.matching.bulk.judging import Judging
from claims.matching.bulk.pairs import have_own
from claims.matching.bulk.parts import Judged
from claims.matching.bulk.terms import TermTable
from claims.matching.bulk.words import Ints, Longs
from claims.matching.linkage import LINK_AT, Linkage
from claims.matching.links import Bonds, Pair


def look_closer(parts: Ints, terms: TermTable, judging: Judging, judged: Judged) -> set[int]:
    """Parts with members that speak against each other; more members of each part are judged to find them."""
    doubtful = {
        int(parts[one])
        for one, other, affinity in zip(judged.a, judged.b, judged.affinity, strict=True)
        if affinity < LINK_AT and parts[one] == parts[other]
    }
    known = np.array(judged.a, np.int64) * len(parts) + np.array(judged.b, np.int64)
    a, b = _find_unjudged(parts, known)
    is_unlike = have_own(terms, a, b)
    for one, other in zip(a[is_unlike].tolist(), b[is_unlike].tolist(), strict=True):
        affinity = judging.estimate(one, other)
        judged.add(one, other, affinity, is_joining=False)
        if affinity < LINK_AT:
            doubtful.add(int(parts[one]))
    return doubtful


_REACH = 3


def _find_unjudged(parts: Ints, known: Longs) -> tuple[Ints, Ints]:
    """Each row with the next few of its part."""
    order = np.argsort(parts, kind="stable").astype(np.int64)
    found = []
    for distance in range(1, _REACH + 1):
        is_together = parts[order[:-distance]] == parts[order[distance:]]
        found.append(order[:-distance][is_together] * len(parts) + order[distance:][is_together])
    codes = np.setdiff1d(np.concatenate(found), known) if found else known[:0]
    return (codes // max(1, len(parts))).astype(np.int32), (codes % max(1, len(parts))).astype(np.int32)


def part_rows(
    doubtful: set[int],
    parts: Ints,
    judging: Judging,
    judged: Judged,
    links: tuple[Sequence[Pair], Sequence[Pair]],
) -> Ints:
    """The parts with the doubtful ones parted by average linkage, links of people kept."""
    labels = parts.copy()
    pairs = _gather_pairs(doubtful, parts, judged)
    for part, rows in _gather(doubtful, parts).items():
        place = {row: position for position, row in enumerate(rows)}
        must, cannot = (
            [(place[a], place[b]) for a, b in linked if a in place and b in place] for linked in links
        )
        bonds = Bonds(len(rows), must, cannot)
        linkage = Linkage(bonds, _Asked(rows, judging))
        for index in pairs[part]:
            one, other = place[judged.a[index]], place[judged.b[index]]
            linkage.add(one, other, judged.affinity[index], is_joining=judged.is_joining[index])
        linkage.merge()
        for row in rows:
            labels[row] = rows[bonds.find(place[row])]
    return labels


@dataclass(frozen=True, slots=True)
class _Asked:
    """Affinities of the rows of one part, by their positions in it."""

    rows: list[int]
    judging: Judging

    def __call__(self, one: int, other: int) -> float:
        return self.judging.estimate(self.rows[one], self.rows[other])


def _gather(doubtful: set[int], parts: Ints) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {part: [] for part in sorted(doubtful)}
    rows = np.flatnonzero(np.isin(parts, list(found)))
    for row in rows.tolist():
        found[int(parts[row])].append(row)
    return found


def _gather_pairs(doubtful: set[int], parts: Ints, judged: Judged) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for index, (one, other) in enumerate(zip(judged.a, judged.b, strict=True)):
        if parts[one] == parts[other] and parts[one] in doubtful:
            found[int(parts[one])].append(index)
    return found
