"""What the words that only one of two claims has make of it: a further detail, a synonym, another figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from claims.matching.bulk import lexis
from claims.matching.bulk.statements import Words

# same, value: `compare` joins them. near: it does not, though little is missing. other: it does not. None:
# it has to be asked.
type Judgement = Literal["same", "value", "near", "other"] | None


@dataclass(slots=True)
class Changes:
    """What all changes together make of a claim, how many words are `shared`, and which sorts there are."""

    found: Judgement = "same"
    shared: int = 0
    first_more: Sequence[str] = ()
    second_more: Sequence[str] = ()
    is_exchanged: bool = False

    @property
    def has_more(self) -> bool:
        """Whether either claim has a further detail."""
        return bool(self.first_more or self.second_more)


def find_changes(first: Words, second: Words, names: Words) -> Changes:
    """Align the words of two claims; `names` are those with a capital in either."""
    start = count_common(first, second)
    end = count_common(
        first[: start - 1 if start else None : -1], second[: start - 1 if start else None : -1]
    )
    first_left, second_left = first[start : len(first) - end], second[start : len(second) - end]
    changes = Changes(shared=start + end)
    if first_left and second_left:
        _judge_operations(changes, first_left, second_left, names, min(len(first), len(second)))
    elif first_left or second_left:
        changes.first_more, changes.second_more = first_left, second_left
        is_less = start + end < len(first_left or second_left)
        changes.found = None if is_less else _judge_change(first_left, second_left, names)
    return changes


def count_common(first: Words, second: Words) -> int:
    """How many words two claims begin with alike."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


_LEAST_SHARED = 0.55
_MOST_CHANGES = 3
_LONGEST_EXCHANGE = 3
_LEAST_DETAIL = 4


def _judge_operations(changes: Changes, first: Words, second: Words, names: Words, shortest: int) -> None:
    """Take account of every change between what two claims do not begin and end with alike."""
    found: list[Judgement] = []
    only_first: list[str] = []
    only_second: list[str] = []
    for operation in Levenshtein.opcodes(first, second):
        removed = first[operation.src_start : operation.src_end]
        added = second[operation.dest_start : operation.dest_end]
        if operation.tag == "equal":
            changes.shared += len(removed)
            continue
        only_first += () if added else removed
        only_second += () if removed else added
        changes.is_exchanged = changes.is_exchanged or bool(removed and added)
        found.append(_judge_change(removed, added, names))
        if found[-1] == "other":
            changes.found = "other" if _have_no_kin(removed, added, first, second) else None
            return
    changes.first_more, changes.second_more = only_first, only_second
    is_little = changes.shared < _LEAST_SHARED * shortest
    if is_little and min(len(first), len(second)) > _LONGEST_EXCHANGE:
        changes.found = "other"
    elif is_little or len(found) > _MOST_CHANGES or _are_moved(only_first, only_second):
        changes.found = None
    else:
        changes.found = _sum_up(found)


def _sum_up(found: Sequence[Judgement]) -> Judgement:
    if None in found or ("near" in found and "value" in found) or found.count("value") > 1:
        return None
    return "near" if "near" in found else "value" if "value" in found else "same"


def _are_moved(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether words may stand in another place, rather than each claim have a further detail."""
    if not (first and second):
        return False
    return min(len(first), len(second)) < _LEAST_DETAIL or not set(first).isdisjoint(second)


def _judge_change(removed: Words, added: Words, names: Words) -> Judgement:
    if not (removed and added):
        return "same" if lexis.is_detail(removed or added) else None
    if len(removed) == len(added) == 1:
        return _judge_exchange(removed[0], added[0], names)
    if max(len(removed), len(added)) > _LONGEST_EXCHANGE:
        return None
    sorts = {lexis.find_kin(*sorted((one, other))) for one in removed for other in added}
    return "other" if sorts == {"other"} else None


def _judge_exchange(one: str, other: str, names: Words) -> Judgement:
    kin = lexis.find_kin(*sorted((one, other)))
    if kin in ("same", "") and (one in names or other in names):
        is_near = one in names and other in names and lexis.are_other_names(*sorted((one, other)))
        return "near" if is_near else None
    return _as_judgement(kin)


def _have_no_kin(removed: Words, added: Words, first: Words, second: Words) -> bool:
    """Whether exchanged words are kin to nothing that only the other claim has."""
    left, right = set(first).difference(second), set(second).difference(first)
    return not any(lexis.may_be_kin(one, other) for one in removed for other in right) and not any(
        lexis.may_be_kin(one, other) for one in added for other in left
    )


def _as_judgement(kin: str) -> Judgement:
    return kin if kin in ("same", "value", "other") else None  # type: ignore[return-value]
