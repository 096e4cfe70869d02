"""A quick judgement of two claims by their words: only where `compare` is known to say the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from claims.matching.bulk import lexis

# same, value: `compare` joins them. other: it does not. None: it has to be asked.
type Judgement = Literal["same", "value", "other"] | None


@dataclass(frozen=True, slots=True)
class Statement:
    """The words of a claim without articles, what it says of time apart."""

    words: tuple[str, ...]
    dates: tuple[str, ...]


def state(words: Sequence[str]) -> Statement:
    """Take "on 3 May" and "in June 2021" out of the order of words: they stand first or last alike."""
    kept: list[str] = []
    dates: list[str] = []
    place = 0
    while place < len(words):
        end = _find_date(words, place)
        if end > place:
            dates += words[place + 1 : end]
            place = end
            continue
        if words[place] not in lexis.ARTICLES:
            kept.append(words[place])
        place += 1
    return Statement(tuple(kept), tuple(dates))


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


_LEAST_WORDS = 8
_LEAST_SHARED = 0.6
_MOST_CHANGES = 3


def judge(a: Statement, b: Statement) -> Judgement:
    """What `compare` says of two claims, where their words differ only in ways that leave no doubt."""
    if min(len(a.words), len(b.words)) < _LEAST_WORDS:
        return None
    first, second = a.words, b.words
    is_denied = [_is_denied(first), _is_denied(second)]
    if None in is_denied:
        return None
    if is_denied[0] != is_denied[1]:
        return None
    if ("by" in first) != ("by" in second) or not _starts_alike(first, second):
        first, second = _make_active(first, second), _make_active(second, first)
    verdict = _judge_changes(first, second)
    if a.dates != b.dates and a.dates and b.dates:
        return None
    return verdict


def _is_denied(words: tuple[str, ...]) -> bool | None:
    return "not" in words


def _starts_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return first[:2] == second[:2]


def _make_active(words: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """ "B was done by A ..." as "A did B ...", where the other claim says so."""
    for place in range(1, len(words) - 3):
        if words[place] in lexis.BE and words[place + 2] == "by":
            patient, verb, rest = words[:place], words[place + 1], words[place + 3 :]
            agent = 0
            while agent < min(len(rest), len(other)) and rest[agent] == other[agent]:
                agent += 1
            if agent and other[agent + 1 : agent + 1 + len(patient)] == patient:
                return (*rest[:agent], verb, *patient, *rest[agent:])
            return words
    return words


def _judge_changes(first: tuple[str, ...], second: tuple[str, ...]) -> Judgement:
    found: Judgement = "same"
    shared = changes = 0
    for operation in Levenshtein.opcodes(first, second):
        removed = first[operation.src_start : operation.src_end]
        added = second[operation.dest_start : operation.dest_end]
        if operation.tag == "equal":
            shared += len(removed)
            continue
        changes += 1
        change = _judge_change(removed, added)
        if change is None or change == "other":
            return change
        found = change if change == "value" else found
    if changes > _MOST_CHANGES or shared < _LEAST_SHARED * min(len(first), len(second)):
        return None
    return found


def _judge_change(removed: tuple[str, ...], added: tuple[str, ...]) -> Judgement:
    if removed and added:
        if len(removed) == len(added) == 1:
            return lexis.find_kin(*sorted((*removed, *added))) or None  # type: ignore[return-value]
        return None
    return "same" if all(map(lexis.is_addition, removed or added)) else None
