"""The contrast pairs: reading them, comparing them, and counting by kind what was recognised."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from claims.matching import compare
from claims.records import Comparison

type Part = Literal["dev", "check"]

FOLDER = Path(__file__).parent / "contrast"
# Reasons that say what two claims share or add; every other kind names what they differ in.
IN_FAVOUR = {"shared words", "shared number", "shared date", "quotation", "rounding", "added"}


@dataclass(frozen=True, slots=True)
class Contrast:
    """A labelled pair of claims; README.md of the folder says what the columns hold."""

    label: str
    kind: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Count:
    """Pairs of one kind: those labelled the same, those that must not be called so, and those that differ."""

    same: int
    same_found: int
    others: int
    others_called_same: int
    differs: int
    differs_recognised: int


def read_contrasts(part: Part) -> list[Contrast]:
    lines = [
        line for path in sorted(FOLDER.glob(f"{part}_*.tsv")) for line in path.read_text("utf-8").splitlines()
    ]
    return [Contrast(*line.split("\t")) for line in lines]


@cache
def compare_contrasts(part: Part) -> list[tuple[Contrast, Comparison]]:
    return [(pair, compare(pair.a, pair.b)) for pair in read_contrasts(part)]


def count_by_kind(part: Part) -> dict[str, Count]:
    """The counts of each kind of one part, in alphabetical order."""
    judged = compare_contrasts(part)
    kinds = sorted({pair.kind for pair, _ in judged})
    return {
        kind: count((pair, judgement) for pair, judgement in judged if pair.kind == kind) for kind in kinds
    }


def count(judged: Iterable[tuple[Contrast, Comparison]]) -> Count:
    rows = list(judged)
    same = [row for row in rows if row[0].label == "same"]
    others = [row for row in rows if row[0].label != "same"]
    differs = [row for row in rows if must_be_recognised(row[0])]
    return Count(
        same=len(same),
        same_found=sum(judgement.relation == "same" for _, judgement in same),
        others=len(others),
        others_called_same=sum(judgement.relation == "same" for _, judgement in others),
        differs=len(differs),
        differs_recognised=sum(is_recognised(judgement) for _, judgement in differs),
    )


def must_be_recognised(pair: Contrast) -> bool:
    """Whether a difference is to be named; look-alikes share no more than a template and may be unrelated."""
    return pair.label.startswith("differs") and pair.kind != "lookalike"


def is_recognised(judgement: Comparison) -> bool:
    """Whether a reviewer is told that the claims differ, or may differ, and in what."""
    is_named = any(reason.kind not in IN_FAVOUR for reason in judgement.reasons)
    return judgement.relation in ("differs", "possible") and is_named
