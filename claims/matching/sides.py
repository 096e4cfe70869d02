"""Sides of a disagreeing group: who says what on the disputed details."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from claims.matching.reading import Reading, read
from claims.records import Comparison, Detail, MatchReason, Side, Span

type Pair = tuple[int, int]

# What members are asked for their words on: a kind of reason and a unit, such as ("number", "mile").
type _Topic = tuple[str, str]
# What a member answers: a key that is equal where members agree, and its words.
type _Answer = tuple[str, str]
type _Answers = dict[int, _Answer]

_DISPUTING_KINDS = frozenset(("number", "date", "negation", "quantifier", "modality", "opposite"))
_UNSAID = "says otherwise"


def find_sides(texts: Sequence[str], comparisons: Mapping[Pair, Comparison]) -> list[Side]:
    """Members of one group by what they say on what it disputes, the largest side first.

    `comparisons` are those between members, by positions a < b in `texts`. Members that say nothing
    come last with empty words; without a dispute all are on one side.
    """
    readings = [read(text) for text in texts]
    topics: dict[_Topic, _Answers] = defaultdict(dict)
    for pair, comparison in sorted(comparisons.items()):
        if comparison.differs_in == "value":
            for reason in comparison.reasons:
                _note_answers(topics, pair, reason, readings)
    for (kind, unit), answers in topics.items():
        if kind in ("number", "date"):
            _ask_details(answers, kind, unit, readings)
        _spread(answers, comparisons)
    return _gather(len(texts), list(topics.values()))


def _note_answers(
    topics: dict[_Topic, _Answers], pair: Pair, reason: MatchReason, readings: Sequence[Reading]
) -> None:
    """Keep what both members of a pair say on the point of one reason."""
    if reason.kind not in _DISPUTING_KINDS:
        return
    details = [
        _find_detail(readings[member], spans)
        for member, spans in zip(pair, (reason.a_spans, reason.b_spans), strict=True)
    ]
    unit = "/".join(sorted({detail.unit for detail in details if detail})) if reason.kind == "number" else ""
    for member, spans, detail in zip(pair, (reason.a_spans, reason.b_spans), details, strict=True):
        words = " ".join(readings[member].text[span.start : span.end] for span in spans) or _UNSAID
        is_denial = detail is not None and detail.kind == "negation"
        if reason.kind == "negation":
            key = "denied" if is_denial else "asserted"
        else:
            key = detail.value if detail else words.casefold()
        topics[reason.kind, unit].setdefault(member, (key, words))


def _find_detail(reading: Reading, spans: Sequence[Span]) -> Detail | None:
    return next(
        (detail for detail in reading.details if detail.span in spans and detail.kind != "name"), None
    )


def _ask_details(answers: _Answers, kind: str, unit: str, readings: Sequence[Reading]) -> None:
    """Members that no dispute names may still give one of the disputed values."""
    disputed = {key for key, _ in answers.values()}
    for member, reading in enumerate(readings):
        for detail in reading.of_kind("quantity" if kind == "number" else "date"):
            if detail.value in disputed and (kind == "date" or detail.unit == unit):
                answers.setdefault(member, (detail.value, detail.text))


def _spread(answers: _Answers, comparisons: Mapping[Pair, Comparison]) -> None:
    """A member that is the same claim as those of one side only stands on that side."""
    heard: dict[int, set[_Answer]] = defaultdict(set)
    for (one, other), comparison in comparisons.items():
        if comparison.relation != "same":
            continue
        for near, far in ((one, other), (other, one)):
            if near not in answers and far in answers:
                heard[near].add(answers[far])
    for member, found in heard.items():
        if len({key for key, _ in found}) == 1:
            answers[member] = min(found)


def _gather(count: int, topics: Sequence[_Answers]) -> list[Side]:
    sides: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for member in range(count):
        sides[tuple(answers.get(member, ("", ""))[0] for answers in topics)].append(member)
    found = [Side(tuple(members), _say(members, topics)) for members in sides.values()]
    return sorted(found, key=lambda side: (not side.says, -len(side.members), side.members))


def _say(members: Sequence[int], topics: Sequence[_Answers]) -> str:
    """For each topic the words that most members use, the plainest of these."""
    said = []
    for answers in topics:
        words = Counter(answers[member][1] for member in members if member in answers)
        if words:
            said.append(min(words, key=lambda one: (-words[one], one.count("-"), len(one), one)))
    return ", ".join(dict.fromkeys(said))
