"""What somebody fills into a card: labels by side, an exception now and then, a note of its very own."""

import random
from collections.abc import Iterator

from tests.torture.forms import Form
from tests.torture.ledger import Save

LABELS = ("consistent", "consistent", "unverified", "conflicting", "set_aside")
OTHERWISE = "https://example.org/otherwise"
type Fields = list[tuple[str, str]]


def fill(card: Form, reader: str, chance: random.Random) -> tuple[Save, Fields]:
    """The save to be noted, and the fields to be sent."""
    key, cluster = card.value("key"), cluster_of(card)
    note = f"{reader} says {key}"
    sides = [_numbers(words) for words in card.values("sides")]
    asked, silent = set(_numbers(card.value("asked"))), set(_numbers(card.value("silent")))
    speaking = [side for side in sides if not silent.issuperset(side)]
    outcomes: dict[int, str] = {}
    answers = [("shared-note", note), *_untouched(card)]
    for side in sides:
        if not asked.intersection(side):
            continue
        has_opponents = len(speaking) > 1 and side in speaking
        label = _label(chance, may_conflict=has_opponents or len(sides) == 1)
        answers += _labelled(f"side{side[0]}", label)
        if label == "conflicting" and not has_opponents:
            answers = [pair for pair in answers if not pair[0].startswith("evidence0-")]
            answers += [("evidence0-where", OTHERWISE), ("evidence0-stance", "contradicts")]
        outcomes |= {claim: _outcome(label) for claim in side if claim in asked}
    excepted = _exception(card, outcomes, chance)
    answers = [pair for pair in answers if pair[0] not in dict(excepted)] + excepted
    return Save(reader, cluster, key, note, outcomes), card.filled(*answers)


def cluster_of(card: Form) -> int:
    """The cluster that the form of a card is about, by where it goes."""
    return int(card.action.split("/clusters/")[1].split("/")[0])


def _numbers(words: str) -> list[int]:
    return [int(word) for word in words.split(",") if word]


def _label(chance: random.Random, *, may_conflict: bool) -> str:
    label = chance.choice(LABELS)
    return label if may_conflict or label != "conflicting" else "unverified"


def _labelled(prefix: str, label: str) -> Iterator[tuple[str, str]]:
    yield f"{prefix}-label", label
    if label == "set_aside":
        yield f"{prefix}-set_aside", "opinion"


def _outcome(label: str) -> str:
    return "aside:opinion" if label == "set_aside" else label


def _exception(card: Form, outcomes: dict[int, str], chance: random.Random) -> Fields:
    """Now and then one claim is labelled otherwise than its side."""
    offered = {name for name, _ in card.fields}
    excepted = [claim for claim in outcomes if f"claim{claim}-choice" in offered]
    if len(excepted) < 2 or chance.random() > 0.15:
        return []
    claim = chance.choice(excepted)
    outcomes[claim] = "unverified"
    return [(f"claim{claim}-choice", "unverified")]


def _untouched(card: Form) -> Fields:
    """Fields emptied that may hold what an earlier, refused form said."""
    emptied = ("evidence0-where", "evidence0-stance")
    return [(name, "") for name, _ in card.fields if name.endswith("-choice") or name in emptied]
