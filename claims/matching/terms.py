"""The terms by which a search finds claims: stems, and runs of letters across words."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from claims.matching.keys import LONGEST_TEXT, find_terms, is_telling, term_key
from claims.matching.postings import Integers, Positions
from claims.text.normal import STOP_WORDS, find_tokens, fold, stem
from claims.text.posts import Post

GRAM_LENGTH = 4
# The day of a post is seldom what it speaks of; words of chat are seldom what it says.
POSTED_WEIGHT = 0.5
CHAT_WEIGHT = 0.5

type Terms = tuple[Positions, Integers]
type IsKnown = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: terms with their weights, runs of letters with how often they occur."""

    words: dict[int, float]
    grams: dict[int, float]


def find_word_terms(texts: Sequence[str]) -> Terms:
    """For each word that carries meaning the position of its text and its key, as `find_terms` finds them."""
    found = [_find_keys(text) for text in texts]
    keys = np.fromiter(chain.from_iterable(found), dtype=np.int64)
    return _positions([len(terms) for terms in found]), keys


def find_gram_terms(texts: Sequence[str]) -> Terms:
    """For each run of letters the position of its text and its key. Vectorised over all texts."""
    plain = [_plain(text) for text in texts]
    letters = np.frombuffer("".join(plain).encode("utf-32-le", "replace"), dtype=np.uint32)
    lengths = [len(text) for text in plain]
    keys = _mix_grams(letters)
    owners = _positions(lengths)[: len(keys)]
    # A run must end inside its text.
    is_inside = np.arange(len(keys)) + GRAM_LENGTH <= np.cumsum(lengths, dtype=np.int64)[owners]
    return owners[is_inside], keys[is_inside]


def read_query(post: Post, is_known: IsKnown) -> Query:
    """The terms of a query, read as a post; `is_known` tells which keys of words the claims have."""
    told = f"{post.words} {post.author} {' '.join(_split_joined(post.tags, is_known))}"
    words = dict.fromkeys(map(term_key, find_terms(post.posted)), POSTED_WEIGHT)
    words |= {term_key(term): CHAT_WEIGHT if term in _CHAT else 1.0 for term in find_terms(told)}
    keys, counts = np.unique(find_gram_terms([told])[1], return_counts=True)
    grams = dict.fromkeys(find_gram_terms([post.posted])[1].tolist(), POSTED_WEIGHT)
    grams |= dict(zip(keys.tolist(), counts.astype(float).tolist(), strict=True))
    return Query(words, grams)


_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[a-z]{7,40}")
_LEAST_PART, _MOST_PARTS = 3, 5
_CHAT_LIST = """
    get go make know think thought want like look see come take give thing something anything
    nothing everything everybody way lot guy people someone anyone everyone lol omg please thanks
    thank wow yes yeah ok okay really actually literally well right good bad great big new now today
    never always back even much many still day time dont doesnt didnt cant wont isnt im ive youre
    theyre thats lets let let's here's there's that's what's who's rt via amp share retweet
"""
_CHAT = frozenset(map(stem, _CHAT_LIST.split()))


def _plain(text: str) -> str:
    """Folded words with one blank around each."""
    return f" {' '.join(_WORD.findall(fold(text[:LONGEST_TEXT])))} "


def _find_keys(text: str) -> list[int]:
    chunks = text[:LONGEST_TEXT].split()
    found = [key for chunk in chunks for key in _find_telling(chunk)]
    return found or [term_key(stem(token.word)) for token in find_tokens(text[:LONGEST_TEXT])]


@lru_cache(maxsize=200_000)
def _find_telling(chunk: str) -> tuple[int, ...]:
    """The keys of the words that carry meaning between two blanks."""
    return tuple(term_key(stem(token.word)) for token in find_tokens(chunk) if is_telling(token))


def _positions(lengths: Sequence[int]) -> Positions:
    return np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)


def _split_joined(tags: Iterable[str], is_known: IsKnown) -> Iterator[str]:
    """The words that tags in small letters join ("#taketheknee"), where claims know all of them."""
    for tag in tags:
        word = tag.lower()
        if _LETTERS.fullmatch(word) and not is_known(term_key(stem(word))):
            yield from _fewest_parts(word, is_known)


def _fewest_parts(word: str, is_known: IsKnown) -> tuple[str, ...]:
    """The fewest known words that make up the word; of as many the first longest. Empty if none do."""
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(word) + 1):
        ways = [
            (*before, word[start:end])
            for start, before in enumerate(best)
            if before is not None and len(before) < _MOST_PARTS and _is_part(word[start:end], is_known)
        ]
        best.append(min(ways, key=len, default=None))
    return best[-1] or ()


def _is_part(part: str, is_known: IsKnown) -> bool:
    return part in STOP_WORDS or (len(part) >= _LEAST_PART and is_known(term_key(stem(part))))


def _mix_grams(letters: NDArray[np.uint32]) -> Integers:
    """A hash of each run of letters (polynomial, with the multiplier of FNV-1a)."""
    count = len(letters) - GRAM_LENGTH + 1
    if count < 1:
        return np.zeros(0, dtype=np.int64)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(GRAM_LENGTH):
        mixed = mixed * np.uint64(0x100000001B3) + letters[place : place + count]
    return mixed.view(np.int64)
