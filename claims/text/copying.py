"""Copying: long passages that two articles share, however slightly they were edited."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.records import Span
from claims.text.normal import Token, find_tokens
from claims.text.quotations import find_quotations

type Shingle = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words that both texts have, in each text; `words` counts those that are the same."""

    a: Span
    b: Span
    words: int


@dataclass(frozen=True, slots=True)
class Copying:
    """What two texts share: `words` in passages and in no quotation, and their `share` of the shorter."""

    passages: tuple[Passage, ...]
    words: int
    share: float

    @property
    def is_likely(self) -> bool:
        """Whether one probably copies the other, or both a third: reports of their own share less."""
        if self.words >= ENOUGH_WORDS:
            return True
        return self.words >= LEAST_WORDS and self.share >= LEAST_SHARE


# A quarter of a text, or some paragraphs of it. Of pairs of ECB+ articles 4 % of those on one event share so
# much, nine in ten less than a tenth, and none of those on two events of one kind.
LEAST_SHARE = 0.25
LEAST_WORDS = 30
ENOUGH_WORDS = 120


def find_copying(a: str, b: str) -> Copying:
    """The passages that two texts share, in the order of a. Cost: linear in the words of both.

    A passage grows over gaps of a few words that were changed, added or left out (word shingles, as in
    Broder 1997, joined along their diagonal). Words inside quotations are not counted: who quotes the
    same person copies nobody.
    """
    own, other = _read(a), _read(b)
    runs = list(_join(_find_runs(own.words, other.words)))
    kept = [run for run in runs if _count(run, own) >= LEAST_PASSAGE]
    passages = tuple(_as_passage(run, own, other) for run in kept)
    shared = {place + step for run in kept for place, _, length in run for step in range(length)}
    copied = {place + step for run in kept for _, place, length in run for step in range(length)}
    words = min(len(shared - own.quoted), len(copied - other.quoted))
    shorter = min(len(own.words) - len(own.quoted), len(other.words) - len(other.quoted))
    return Copying(passages, words, round(words / shorter, 4) if shorter else 0.0)


LEAST_PASSAGE = 12
_SHINGLE = 4
_LONGEST_GAP = 6
_MOST_PLACES = 8
_MOST_WORDS = 60_000

# Places in the words of a and of b, and how many words from there on are the same.
type _Run = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Text:
    """An article as words, with the places of those that stand in quotations."""

    tokens: Sequence[Token]
    words: Sequence[str]
    quoted: frozenset[int]


def _read(text: str) -> _Text:
    tokens = find_tokens(text)[:_MOST_WORDS]
    return _Text(tokens, [token.word for token in tokens], frozenset(_find_quoted(text, tokens)))


def _find_quoted(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """Places of the words that stand in quotations."""
    spans = list(_find_quotations(text))
    current = 0
    for place, token in enumerate(tokens):
        while current < len(spans) and spans[current].end <= token.span.start:
            current += 1
        if current < len(spans) and spans[current].start <= token.span.start:
            yield place


def _find_quotations(text: str) -> Iterator[Span]:
    """Quotations of all paragraphs, in order."""
    start = 0
    for line in text.splitlines(keepends=True):
        for span in find_quotations(line):
            yield Span(start + span.start, start + span.end)
        start += len(line)


def _find_runs(a: Sequence[str], b: Sequence[str]) -> Iterator[_Run]:
    """The longest runs that are the same, from the start of a to its end."""
    places = _find_shingles(b)
    place, ahead = 0, 0
    while place <= len(a) - _SHINGLE:
        found = places.get(tuple(a[place : place + _SHINGLE]), ())
        if not found:
            place += 1
            continue
        # What goes on where the last run ended comes before a longer run elsewhere.
        near = [there for there in found if 0 <= there - ahead <= _LONGEST_GAP]
        length, there = max((_measure(a, b, place, there), -there) for there in (near or found))
        yield place, -there, length
        place, ahead = place + length, -there + length


def _find_shingles(words: Sequence[str]) -> Mapping[Shingle, Sequence[int]]:
    """Where each run of a few words stands; of one that recurs all the time, the first places."""
    places: dict[Shingle, list[int]] = defaultdict(list)
    for place in range(len(words) - _SHINGLE + 1):
        found = places[tuple(words[place : place + _SHINGLE])]
        if len(found) < _MOST_PLACES:
            found.append(place)
    return places


def _measure(a: Sequence[str], b: Sequence[str], place: int, there: int) -> int:
    """How many words are the same from there on."""
    most = min(len(a) - place, len(b) - there)
    return next((step for step in range(most) if a[place + step] != b[there + step]), most)


def _join(runs: Iterator[_Run]) -> Iterator[list[_Run]]:
    """Runs that follow one another in both texts, with at most a few words between."""
    joined: list[_Run] = []
    for run in runs:
        if joined and not _follows(run, joined[-1]):
            yield joined
            joined = []
        joined.append(run)
    if joined:
        yield joined


def _follows(run: _Run, last: _Run) -> bool:
    gap_a, gap_b = run[0] - last[0] - last[2], run[1] - last[1] - last[2]
    return 0 <= gap_a <= _LONGEST_GAP and 0 <= gap_b <= _LONGEST_GAP


def _count(runs: Sequence[_Run], own: _Text) -> int:
    """The words of a passage that stand in no quotation."""
    return sum(place + step not in own.quoted for place, _, length in runs for step in range(length))


def _as_passage(runs: Sequence[_Run], own: _Text, other: _Text) -> Passage:
    (first, there, _), (last, last_there, length) = runs[0], runs[-1]
    return Passage(
        Span(own.tokens[first].span.start, own.tokens[last + length - 1].span.end),
        Span(other.tokens[there].span.start, other.tokens[last_there + length - 1].span.end),
        sum(run[2] for run in runs),
    )
