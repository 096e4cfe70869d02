"""All words of many texts as numbers in arrays: the words that `find_tokens` finds one text at a time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import batched, chain

import numpy as np
from numpy.typing import NDArray

from claims.matching.keys import LONGEST_TEXT
from claims.text.normal import find_tokens

type Ints = NDArray[np.int32]
type Longs = NDArray[np.int64]


@dataclass(slots=True)
class WordTable:
    """Rows of words: row r is `flat[starts[r]:starts[r + 1]]`, numbers into `words` (folded, each once).

    Acronyms that look like grammar when folded ("US", "IT") are words of their own, in capitals. Signs at
    figures are words too ("%" is "percent"); "34.1 million" is one figure, "34100000".
    """

    words: list[str]
    flat: Ints
    starts: Longs

    def row(self, place: int) -> list[int]:
        """The words of one row."""
        found: list[int] = self.flat[self.starts[place] : self.starts[place + 1]].tolist()
        return found

    def pick(self, rows: Longs) -> "WordTable":
        """The table of some of the rows."""
        flat, starts = expand(self.flat, self.starts[:-1], np.diff(self.starts), rows)
        return WordTable(self.words, flat, starts)


def read_words(texts: Sequence[str]) -> WordTable:
    """The words of every text; cost is that of splitting at blanks and reading each distinct piece once."""
    pieces: defaultdict[str, int] = defaultdict()
    pieces.default_factory = pieces.__len__
    parts: list[Ints] = []
    lengths: list[Longs] = []
    for block in batched(texts, _BLOCK):
        split = [text[:LONGEST_TEXT].split() for text in block]
        lengths.append(np.fromiter(map(len, split), dtype=np.int64, count=len(split)))
        found = map(pieces.__getitem__, chain.from_iterable(split))
        parts.append(np.fromiter(found, dtype=np.int32, count=int(lengths[-1].sum())))
    ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.concatenate(lengths or [_NOTHING]))])
    numbers = np.concatenate(parts) if parts else np.zeros(0, np.int32)
    return _unfold(list(pieces), numbers, ends)


_BLOCK = 20_000
_NOTHING = np.zeros(0, np.int64)
_SIGNS = {"%": "percent", "°": "degree"}
_CURRENCIES = "$€£¥"
_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}


def _unfold(pieces: list[str], numbers: Ints, ends: Longs) -> WordTable:
    """Each piece between blanks as the words in it."""
    names: defaultdict[str, int] = defaultdict()
    names.default_factory = names.__len__
    found = [[names[word] for word in _read_piece(piece)] for piece in pieces]
    sizes = np.fromiter(map(len, found), dtype=np.int64, count=len(found))
    inside = np.fromiter(chain.from_iterable(found), dtype=np.int32, count=int(sizes.sum()))
    flat, before = expand(inside, np.cumsum(sizes) - sizes, sizes, numbers)
    return _join_scales(WordTable(list(names), flat, before[ends]), names)


def expand(inside: Ints, starts: Longs, sizes: Longs, numbers: Ints | Longs) -> tuple[Ints, Longs]:
    """Slices of `inside`, one for each of `numbers`, in a row; and how many values stand before each."""
    counts = sizes[numbers]
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    places = np.repeat(starts[numbers] - before[:-1], counts) + np.arange(before[-1])
    return inside[places], before


def _read_piece(piece: str) -> Iterable[str]:
    if piece.isascii() and piece.isalpha() and piece.islower():
        return (piece,)
    words = [
        token.text.upper() if token.is_acronym and token.word in _SHORT_STOPS else token.word
        for token in find_tokens(piece)
    ]
    if any(map(str.isdecimal, piece)):
        words = [*(sign for sign in _CURRENCIES if sign in piece), *words]
        words += [word for sign, word in _SIGNS.items() if sign in piece]
    return words


# Grammar in lower case, a name in capitals.
_SHORT_STOPS = frozenset(("us", "it", "who", "am", "may", "an", "is", "or", "me", "do", "he", "no", "so"))


def _join_scales(table: WordTable, names: defaultdict[str, int]) -> WordTable:
    """Write "34.1 million" in digits, as one word."""
    is_scale = np.fromiter((word in _SCALES for word in names), dtype=bool, count=len(names))
    is_figure = np.fromiter((word[0].isdecimal() for word in names), dtype=bool, count=len(names))
    flat = table.flat
    places = np.flatnonzero(is_figure[flat[:-1]] & is_scale[flat[1:]])
    places = places[~np.isin(places + 1, table.starts)]
    words = list(names)
    for place in places.tolist():
        flat[place] = names[_scale(words[flat[place]], words[flat[place + 1]])]
    keep = np.ones(len(flat), dtype=bool)
    keep[places + 1] = False
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(keep)])
    return WordTable(list(names), flat[keep], before[table.starts])


def _scale(figure: str, scale: str) -> str:
    whole, _, decimals = figure.partition(".")
    power = _SCALES[scale]
    if not (whole.isdecimal() and (decimals.isdecimal() or not decimals)) or len(decimals) > power:
        return f"{figure}{scale}"
    return (whole + decimals.ljust(power, "0")).lstrip("0") or "0"
