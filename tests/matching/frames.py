"""Sentences with slots, of which any two different words change what is claimed."""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "contrast"
# <kind:one|another|...>: whatever two of the words stand in a slot, the two claims are not the same.
SLOT = re.compile(r"<(\w+):([^>]+)>")
FRAMES = (FOLDER / "frames.txt").read_text("utf-8").splitlines()
# Clauses that may follow any frame and leave what it claims as it is.
CLAUSES = (FOLDER / "clauses.txt").read_text("utf-8").splitlines()
# Words that may stand before any frame.
LEADS = (FOLDER / "leads.txt").read_text("utf-8").splitlines()


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a frame: the kind of words it holds, and which they may be."""

    kind: str
    words: tuple[str, ...]


def read_slots(frame: str) -> list[Slot]:
    return [Slot(kind, tuple(words.split("|"))) for kind, words in SLOT.findall(frame)]


def fill(frame: str, words: list[str]) -> str:
    """The frame as a sentence, one of the words for each of its slots."""
    rest = iter(words)
    return SLOT.sub(lambda _: next(rest), frame)


def append_clause(sentence: str, clause: str) -> str:
    return sentence.removesuffix(".") + clause + "."
