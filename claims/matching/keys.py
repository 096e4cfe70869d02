"""Match keys: stable hashes of what a claim says, by which claims that may match find each other.

The same texts give the same keys in every process and on every machine, one by one as here or all at once
as in `bulk`; a database can store them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from heapq import nsmallest
from itertools import combinations

from claims.matching.shared import quoted_runs
from claims.text.details.quotations import find_quotations
from claims.text.details.scan import read
from claims.text.normal import Token, find_tokens, fold, is_stop_word, stem

LONGEST_TEXT = 2_000
# Of how many of a claim's rarest terms each two make a key. A misspelt word costs five keys of fifteen.
RAREST = 6


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one claim: `terms` one for each distinct term, `pairs` what makes two claims candidates."""

    terms: tuple[int, ...]
    pairs: tuple[int, ...]


def find_terms(text: str) -> list[str]:
    """Stems of the words that carry meaning, in reading order, repeated as in the text.

    Words of attribution ("said", "according") are left out; where nothing is left, all words count.
    """
    tokens = find_tokens(text[:LONGEST_TEXT])
    return [stem(token.word) for token in tokens if is_telling(token)] or [stem(t.word) for t in tokens]


@lru_cache(maxsize=200_000)
def term_key(term: str) -> int:
    """A signed hash of 64 bits, the same everywhere (BLAKE2b)."""
    digest = blake2b(term.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def find_keys(text: str, counts: Mapping[int, int]) -> Keys:
    """The keys of a claim; `counts` tells in how many claims each term key occurs (missing: none).

    Counts may be those of an earlier, smaller collection: which words are rare changes slowly.
    """
    terms = list(dict.fromkeys(map(term_key, find_terms(text))))
    rarest = nsmallest(RAREST, terms, key=lambda key: (counts.get(key, 0), key))
    pairs = [pair_key(one, other) for one, other in combinations(rarest, 2)]
    pairs += map(term_key, find_phrases(text))
    if len(terms) < _LEAST_TERMS:
        pairs.append(term_key(f"={fold(text[:LONGEST_TEXT])}"))
    return Keys(tuple(terms), tuple(dict.fromkeys(pairs)))


def pair_key(one: int, other: int) -> int:
    """A signed hash of two keys, whichever comes first."""
    low, high = sorted((one & _MASK, other & _MASK))
    mixed = (low * MULTIPLIERS[0] + high) & _MASK
    mixed = ((mixed ^ (mixed >> 32)) * MULTIPLIERS[1]) & _MASK
    mixed ^= mixed >> 29
    return mixed - (1 << 64) if mixed >> 63 else mixed


def find_phrases(text: str) -> Iterator[str]:
    """What is telling without a second word: rare figures with their unit, runs of quoted words."""
    text = text[:LONGEST_TEXT]
    if any(map(str.isdecimal, text)):
        chunks = text.split()
        for place in range(len(chunks)):
            yield from find_figure(chunks[place : place + 3])
    if not _QUOTES.isdisjoint(text):
        yield from find_quoted(text)


def find_figure(chunks: Sequence[str]) -> Iterator[str]:
    """The rare figure that the first of three chunks gives, with the unit that it or the next one names."""
    match = _FIGURE.match(chunks[0])
    if match is None:
        return
    value, unit, rest = match["value"].replace(",", "").rstrip("."), match["unit"].lower(), chunks[1:]
    if not unit and rest and (scale := rest[0].lower()) in _SCALES:
        value, rest = _times(value, _SCALES[scale]), rest[1:]
    elif unit in _SCALES:
        value, unit = _times(value, _SCALES[unit]), ""
    word = match["sign"] or unit or (_WORD.sub("", rest[0]).lower() if rest else "")
    if word and _is_rare(value):
        yield f"#{value} {_UNITS.get(word) or stem(word)}"


def find_quoted(text: str) -> Iterator[str]:
    """A few runs of six words of each quotation, the same few wherever it is quoted."""
    for quotation in find_quotations(read(text)):
        yield from nsmallest(_QUOTED_RUNS, (f'"{run}' for run in quoted_runs(quotation.value)), key=term_key)


def is_telling(token: Token) -> bool:
    """Whether a word carries meaning of the claim itself."""
    return token.word not in _ATTRIBUTION and not is_stop_word(token)


# Odd numbers whose bits look random, from the finalizers of SplitMix64 (Steele, Lea and Flood 2014,
# doi:10.1145/2660193.2660195).
MULTIPLIERS = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
_MASK = (1 << 64) - 1
_LEAST_TERMS = 2
_QUOTED_RUNS = 4
_QUOTES = frozenset("\"“”„«»'‘’‚‛‹›")
_ATTRIBUTION_LIST = """
    say says said saying tell tells told according spokesman spokeswoman spokesperson reportedly allegedly
"""
_ATTRIBUTION = frozenset(_ATTRIBUTION_LIST.split())
_FIGURE = re.compile(
    r"\W{0,3}?(?P<sign>[$€£¥]?)(?P<value>\d[\d,]*(?:\.\d+)?)(?P<unit>%|[a-zA-Z]{0,3})\W{0,4}$"
)
_WORD = re.compile(r"\W")
_SCALES = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "k": 3, "m": 6, "mn": 6, "mln": 6, "bn": 9, "tn": 12,
}  # fmt: skip
_UNITS = {"%": "percent", "km": "kilomet", "kg": "kilogram", "kms": "kilomet"}


def _times(value: str, power: int) -> str:
    """A decimal figure times a power of ten, in digits."""
    whole, _, decimals = value.partition(".")
    moved = decimals[:power].ljust(power, "0")
    left = decimals[power:].rstrip("0")
    return (whole + moved).lstrip("0") + (f".{left}" if left else "")


def _is_rare(value: str) -> bool:
    """Hardly given by chance: two digits that count, or a hundred and more; years are no figures."""
    whole = value.partition(".")[0]
    is_year = value == whole and len(whole) == 4 and whole[:2] in ("19", "20")
    return not is_year and (len(value.strip("0").replace(".", "")) > 1 or len(whole) > 2)
