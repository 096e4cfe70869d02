"""A quick judgement of two claims by their words: only where `compare` is known to say the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from claims.matching.bulk import lexis

# same, value: `compare` joins them. other: it does not. None: it has to be asked.
type Judgement = Literal["same", "value", "other"] | None
type Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """The words of a claim without articles; what it says of time, of whose word it is, and "not" apart."""

    words: Words
    dates: Words
    source: Words
    is_denied: bool
    has_case: bool
    names: Words


def state(
    words: Sequence[str],
    *,
    has_case: bool = True,
    has_comma: bool = True,
    names: Words = (),
) -> Statement:
    """Take dates ("on 3 May") and the like out of the order of words: they stand first or last alike.

    `has_case`: whether its case tells names from words; `names`: the words with a capital. `has_comma`: it
    may end with what says whose word it is.
    """
    kept: list[str] = []
    dates: list[str] = []
    denials = place = 0
    while place < len(words):
        end = _find_date(words, place)
        if end > place:
            dates += words[place + 1 : end]
            place = end
        elif words[place] == "not" and kept and kept[-1] in lexis.BE | lexis.DO:
            denials += 1
            if kept[-1] in lexis.DO:
                kept.pop()
            place += 1
        else:
            if words[place] not in lexis.ARTICLES:
                kept.append(words[place])
            place += 1
    end = _find_source(kept) if has_comma else len(kept)
    return Statement(tuple(kept[:end]), tuple(dates), tuple(kept[end:]), denials == 1, has_case, names)


def _find_date(words: Sequence[str], place: int) -> int:
    """The end of a date that begins with "on" or "in" here; `place` where there is none."""
    if words[place] not in lexis.BEFORE_DATES:
        return place
    rest = words[place + 1 : place + 4]
    if rest and (rest[0] in lexis.WEEKDAYS or lexis.is_year(rest[0])):
        return place + 2
    is_day = len(rest) > 1 and rest[0].isdecimal() and len(rest[0]) <= 2 and _is_month(rest[1])
    if is_day:
        return place + (4 if len(rest) > 2 and lexis.is_year(rest[2]) else 3)
    return place + 3 if len(rest) > 1 and _is_month(rest[0]) and lexis.is_year(rest[1]) else place


def _is_month(word: str) -> bool:
    return word in lexis.MONTHS or word == "may"


def _find_source(words: Sequence[str]) -> int:
    """Where closing words of attribution begin: "officials said", "according to a statement"."""
    if len(words) > _LEAST_WORDS and words[-1] in lexis.SAYING:
        return len(words) - (3 if words[-2] == "media" else 2)
    for place in range(max(0, len(words) - _LONGEST_SOURCE), len(words)):
        if words[place] == "according":
            return place
    return len(words)


_LEAST_WORDS = 6
_LONGEST_SOURCE = 7
_LEAST_SHARED = 0.55
_MOST_CHANGES = 3
_LONGEST_EXCHANGE = 3
_LEAST_DETAIL = 4


def judge(a: Statement, b: Statement) -> Judgement:
    """What `compare` says of two claims, where their words differ only in ways that leave no doubt."""
    if min(len(a.words), len(b.words)) < _LEAST_WORDS or (a.source and b.source and a.source != b.source):
        return None
    first, second = a.words, b.words
    if first[:2] != second[:2] and ("by" in first or "by" in second):
        first, second = _make_active(first, second), _make_active(second, first)
    found = _judge_changes(first, second, a.names + b.names)
    if found in (None, "other"):
        return found
    if _depart_twice(a, b, first, second):
        return None
    if a.is_denied != b.is_denied:
        return "value" if found == "same" else None
    return found


def _depart_twice(a: Statement, b: Statement, first: Words, second: Words) -> bool:
    """Whether claims differ in more than one way at once, which is not for a quick look."""
    if a.dates != b.dates and a.dates and b.dates:
        return True
    if not (a.has_case and b.has_case) and (first != second or "may" in a.dates):
        return True
    # Each says something the other does not: whose word it is, and a detail.
    if bool(a.source) != bool(b.source) and (
        len(first) < len(second) if a.source else len(second) < len(first)
    ):
        return True
    is_turned = first is not a.words or second is not b.words
    return is_turned and not _begins_alike(first, second)


def _begins_alike(first: Words, second: Words) -> bool:
    """Whether one claim is the other, or goes on where that ends."""
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter]


def _make_active(words: Words, other: Words) -> Words:
    """ "B was done by A ..." as "A did B ...", where the other claim says so."""
    for place in range(1, len(words) - 3):
        if words[place] in lexis.BE and words[place + 2] == "by":
            patient, verb, rest = words[:place], words[place + 1], words[place + 3 :]
            agent = _count_common(rest, other)
            if agent and agent < len(other) and _is_one_act(verb, other[agent]):
                return (*rest[:agent], verb, *patient, *rest[agent:])
            return words
    return words


def _is_one_act(verb: str, other: str) -> bool:
    return verb == other or lexis.find_kin(*sorted((verb, other))) in ("same", "value")


def _judge_changes(first: Words, second: Words, names: Words) -> Judgement:
    """What all changes of words together make of a claim."""
    start = _count_common(first, second)
    end = _count_common(
        first[: start - 1 if start else None : -1], second[: start - 1 if start else None : -1]
    )
    first_left, second_left = first[start : len(first) - end], second[start : len(second) - end]
    shortest = min(len(first), len(second))
    if not first_left and not second_left:
        return "same"
    if not first_left or not second_left:
        return (
            _judge_change(first_left, second_left, names)
            if start + end >= len(first_left or second_left)
            else None
        )
    return _judge_operations(first_left, second_left, names, _LEAST_SHARED * shortest - start - end)


def _judge_operations(first: Words, second: Words, names: Words, least_shared: float) -> Judgement:
    found: Judgement = "same"
    shared = changes = 0
    is_unsure = False
    only_first: list[str] = []
    only_second: list[str] = []
    for operation in Levenshtein.opcodes(first, second):
        removed = first[operation.src_start : operation.src_end]
        added = second[operation.dest_start : operation.dest_end]
        if operation.tag == "equal":
            shared += len(removed)
            continue
        changes += 1
        only_first += () if added else removed
        only_second += () if removed else added
        change = _judge_change(removed, added, names)
        if change == "other":
            return "other" if _have_no_kin(removed, added, first, second) else None
        is_unsure = is_unsure or change is None
        found = "value" if change == "value" else found
    if shared < least_shared and min(len(first), len(second)) > _LONGEST_EXCHANGE:
        return "other"
    if is_unsure or changes > _MOST_CHANGES or shared < least_shared:
        return None
    return None if only_first and only_second and not _are_details(only_first, only_second) else found


def _are_details(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether each claim has a further detail, rather than the same words in another place."""
    return min(len(first), len(second)) >= _LEAST_DETAIL and set(first).isdisjoint(second)


def _judge_change(removed: Words, added: Words, names: Words) -> Judgement:
    if not (removed and added):
        return "same" if lexis.is_detail(removed or added) else None
    if len(removed) == len(added) == 1:
        kin = lexis.find_kin(*sorted((*removed, *added)))
        return None if kin == "same" and not set(names).isdisjoint((*removed, *added)) else _as_judgement(kin)
    if max(len(removed), len(added)) > _LONGEST_EXCHANGE:
        return None
    sorts = {lexis.find_kin(*sorted((one, other))) for one in removed for other in added}
    return "other" if sorts == {"other"} else None


def _have_no_kin(removed: Words, added: Words, first: Words, second: Words) -> bool:
    """Whether exchanged words are kin to nothing that only the other claim has."""
    left, right = set(first).difference(second), set(second).difference(first)
    return not any(lexis.may_be_kin(one, other) for one in removed for other in right) and not any(
        lexis.may_be_kin(one, other) for one in added for other in left
    )


def _as_judgement(kin: str) -> Judgement:
    return kin if kin in ("same", "value", "other") else None  # type: ignore[return-value]


def _count_common(first: Words, second: Words) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
