"""Normal form of text: folding, words with their place in the original, stems, stop words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from claims.records import Span
from claims.text.irregular import OWN_WORDS, find_american, find_base


class Token(NamedTuple):
    """A word or figure: `text` as written, `word` folded, `span` in the original text."""

    text: str
    word: str
    span: Span
    is_acronym: bool


@dataclass(frozen=True, slots=True)
class Flat:
    """Text with plain quotes, dashes and blanks and nothing invisible, case kept.

    `offsets` maps each character (and the end) to the original; None where they coincide.
    """

    text: str
    offsets: tuple[int, ...] | None

    def locate(self, start: int, end: int) -> Span:
        """The place of `self.text[start:end]` in the original."""
        if self.offsets is None or start >= end:
            return (
                Span(start, end) if self.offsets is None else Span(self.offsets[start], self.offsets[start])
            )
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def fold(text: str) -> str:
    """The form in which texts are compared and searched; never holds NUL or lone surrogates."""
    if text.isascii():
        return _tidy(text.lower().translate(_ASCII_PLAIN))
    folded = _strip_accents(_compose(_plain(text)).casefold())
    return _tidy(_plain(_compose(folded)))


def flatten(text: str) -> Flat:
    """Plain characters for pattern search, with the way back to the original."""
    if text.isascii():
        return Flat(text, None)
    pieces: list[str] = []
    offsets: list[int] = []
    for position, character in enumerate(text):
        plain = _plain_character(character)
        pieces.append(plain)
        offsets.extend([position] * len(plain))
    offsets.append(len(text))
    return Flat("".join(pieces), tuple(offsets))


def find_tokens(text: str) -> tuple[Token, ...]:
    """Words and figures in reading order; possessive endings and dots of acronyms are dropped."""
    return _remember_tokens(text) if len(text) <= _LONGEST_REMEMBERED else _read_tokens(text)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The English Snowball stem of a folded word, irregular forms and British spellings included."""
    if len(word) > _LONGEST_WORD:
        return word[:_LONGEST_WORD]
    return OWN_WORDS.get(word) or str(_STEMMER.stemWord(find_american(find_base(word))))


def is_stop_word(token: Token) -> bool:
    """Whether a word carries grammar rather than meaning; acronyms ("US", "IT") never do."""
    return token.word in STOP_WORDS and not token.is_acronym


_STOP_WORD_LIST = """
    a about above after again against all also am amid amidst among an and another any are aren't as at
    be because been before being below between both but by can can't cannot could couldn't did didn't do
    does doesn't doing don't down during each either else ever every few for from further had hadn't has
    hasn't have haven't having he he'd he'll her here hers herself him himself his how however i i'd i'll
    i'm i've if in into is isn't it it'd it'll its itself just let may me might more most must my myself
    neither no nor not of off on once only onto or other others ought our ours ourselves out over own per
    same shall shan't she she'd she'll should shouldn't since so some still such than that the their
    theirs them themselves then there these they they'd they'll they're they've this those though through
    thus till to too toward towards under until up upon us very was wasn't we we'd we'll we're we've were
    weren't what when where whether which while who whom whose why will with within without won't would
    wouldn't yet you you'd you'll you're you've your yours yourself yourselves
"""
STOP_WORDS = frozenset(_STOP_WORD_LIST.split())

_LONGEST_WORD = 60
_LEAST_SHOUTED = 5
_LONGEST_REMEMBERED = 2_000
_STEMMER = snowballstemmer.stemmer("english")
_QUOTES = {**dict.fromkeys("“”„‟«»″‶〝〞＂", '"'), **dict.fromkeys("‘’‚‛‹›′‵`´＇ʼ", "'")}
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－⁃", "-")
_LETTERS = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "⁄": "/"}
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75", "⅓": ".33", "⅔": ".67", "⅛": ".125"}
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
_CONTROLS = "\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f"
_REMOVED = re.compile(f"[{_INVISIBLE}{_CONTROLS}\ud800-\udfff]")
_ASCII_PLAIN = {**dict.fromkeys([*range(0x09), *range(0x0E, 0x1C), 0x7F]), 0x60: "'"}
_TRANSLATION = str.maketrans(
    {**_QUOTES, **_DASHES, **_LETTERS, **_FRACTIONS, "\u2028": "\n", "\u2029": "\n", "\x85": "\n"}
)
_POSSESSIVE = re.compile(r"(?<=.)'[sS]$")
_ACRONYM = re.compile(r"[A-Z][A-Z\d]*[A-Z]s?")
_ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")

# Marks that Python's \w leaves out but that belong to the letter before them.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff"
_LETTER = f"(?:[^\\W\\d_][{_MARKS}]*)"
_DOTTED_OR_FIGURE = (
    r"(?P<dotted>(?<!\w)(?:[A-Za-z]\.){2,}(?:[A-Za-z](?!\w))?)"
    r"|(?P<figure>\d+(?:[.,]\d+)*(?:(?:'?s|st|nd|rd|th)(?!\w))?)"
)
_TOKEN = re.compile(rf"{_DOTTED_OR_FIGURE}|(?P<word>{_LETTER}(?:{_LETTER}|\d|'(?={_LETTER}))*)")
# The same for text in ASCII, three times as fast.
_ASCII_TOKEN = re.compile(rf"{_DOTTED_OR_FIGURE}|(?P<word>[A-Za-z][A-Za-z\d]*(?:'[A-Za-z][A-Za-z\d]*)*)")


def _tidy(text: str) -> str:
    return " ".join(text.replace("''", '"').split())


def _compose(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _plain(text: str) -> str:
    return _REMOVED.sub("", text.translate(_TRANSLATION))


def _strip_accents(text: str) -> str:
    """Drop accents from Latin letters only: elsewhere a mark can change the letter."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text))


@lru_cache(maxsize=10_000)
def _plain_character(character: str) -> str:
    return _plain(_compose(_plain(character)))


def _without_overlaps(tokens: Iterable[Token]) -> Iterator[Token]:
    """One character can unfold into several words ("㎞²"): the first stands for it."""
    end = 0
    for token in tokens:
        if token.span.start >= end:
            yield token
            end = token.span.end


@lru_cache(maxsize=1_000)
def _remember_tokens(text: str) -> tuple[Token, ...]:
    return _read_tokens(text)


def _read_tokens(text: str) -> tuple[Token, ...]:
    flat = flatten(text)
    pattern = _ASCII_TOKEN if flat.text.isascii() else _TOKEN
    tokens = [_make_token(match, flat) for match in pattern.finditer(flat.text)]
    if len(tokens) >= _LEAST_SHOUTED and flat.text.isupper():  # acronyms cannot be told from other words
        tokens = [Token(token.text, token.word, token.span, False) for token in tokens]
    return tuple(tokens if flat.offsets is None else _without_overlaps(tokens))


def _make_token(match: re.Match[str], flat: Flat) -> Token:
    start = match.start()
    written, word, is_acronym = _read_token(match.group(), match.lastgroup or "")
    end = start + len(written)
    span = Span(start, end) if flat.offsets is None else flat.locate(start, end)
    return Token(written, word, span, is_acronym)


@lru_cache(maxsize=50_000)
def _read_token(written: str, sort: str) -> tuple[str, str, bool]:
    """A token without its possessive ending, folded, and whether it is an acronym."""
    if sort == "dotted":
        return written, written.replace(".", "").lower(), written[0].isupper()
    if sort == "figure":
        return written, written.lower().replace(",", "").replace("'", ""), False
    written = _POSSESSIVE.sub("", written)
    word = fold(written)
    is_acronym = bool(_ACRONYM.fullmatch(written))
    # "NGOs" is the plural of "NGO", while "SARS" is no plural.
    if is_acronym and written[-1] == "s":
        word = word.removesuffix("s")
    return written, word, is_acronym
