"""Three letters in a row within words, and how rare each such group is in English news."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from pathlib import Path

# Written by `python -m bench.fit_trigrams`, which says what it was counted on.
TABLE = Path(__file__).with_name("trigrams.txt")
RAREST = 7


def find_trigrams(words: Iterable[str]) -> frozenset[str]:
    """The trigrams of folded words; "_" stands for the start and the end of a word."""
    return frozenset(chain.from_iterable(_split(word[:_LONGEST_WORD]) for word in words))


def weigh_trigrams(trigrams: Iterable[str]) -> int:
    """How much these trigrams tell together: each counts 0 (in most texts) to RAREST."""
    return sum(map(_weigh, trigrams))


_LONGEST_WORD = 40


@lru_cache(maxsize=100_000)
def _split(word: str) -> tuple[str, ...]:
    marked = f"_{word}_"
    return tuple(marked[place : place + 3] for place in range(len(marked) - 2))


def _read_levels() -> dict[str, int]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines)
    return {trigram: int(level) for level, *trigrams in rows for trigram in trigrams}


class _Levels(dict[str, int]):
    def __missing__(self, trigram: str) -> int:
        return RAREST


_weigh = _Levels(_read_levels()).__getitem__
