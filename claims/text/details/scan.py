"""A text prepared for the detail finders: plain characters, taken places, making of details."""

import re
from dataclasses import dataclass, field

from claims.records import Detail, DetailKind
from claims.text.normal import Flat, find_tokens, flatten


@dataclass(slots=True)
class Scan:
    """One reading of a text; a place taken by one finder is left alone by the ones after it.

    `words` (folded) and `has_digit` tell a finder whether a pattern can match at all. `cues` are the words
    and the marks that stand in figures: "/", ":", "-".
    """

    original: str
    flat: Flat
    taken: bytearray = field(init=False)
    words: frozenset[str] = field(init=False)
    has_digit: bool = field(init=False)
    cues: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.taken = bytearray(len(self.flat.text))
        self.words = frozenset([token.word for token in find_tokens(self.flat.text)])
        figures = _FIGURE.findall(self.flat.text)
        self.has_digit = bool(figures)
        self.cues = self.words.union(*figures) if figures else self.words

    @property
    def text(self) -> str:
        """The plain text that patterns run on."""
        return self.flat.text

    def take(self, start: int, end: int) -> None:
        """Mark plain `text[start:end]` as read."""
        self.taken[start:end] = b"\x01" * (end - start)

    def is_taken(self, start: int, end: int) -> bool:
        """Whether a finder has already read any of `text[start:end]`."""
        return self.taken.find(1, start, end) >= 0

    def make(self, kind: DetailKind, start: int, end: int, value: str, unit: str = "") -> Detail:
        """A detail whose span and words are those of the original text."""
        span = self.flat.locate(start, end)
        return Detail(kind, span, self.original[span.start : span.end], value, unit)


_FIGURE = re.compile(r"\d[\d.,:/'-]*s?")


def read(text: str) -> Scan:
    """Prepare a text for the finders."""
    return Scan(text, flatten(text))


def alternatives(words: str) -> str:
    """A pattern part that matches any of the blank-separated words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))
