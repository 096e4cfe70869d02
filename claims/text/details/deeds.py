"""Deeds: a verb, who stands before it and who after it, in the active or the passive."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.records import Span
from claims.text.irregular import is_past
from claims.text.normal import STOP_WORDS, Token, find_tokens, stem
from claims.text.verbs import AMBIGUOUS_PASTS, IRREGULAR_PASTS, PLAIN_THIRD_PERSONS, PLAIN_VERBS
from claims.text.wordlists import read_words


@dataclass(frozen=True, slots=True)
class Deed:
    """`doer` and `target` are the stems of the nouns beside the verb, as they take part in the deed."""

    verb: str
    doer: frozenset[str]
    target: frozenset[str]
    spans: tuple[Span, Span]


@lru_cache(maxsize=20_000)
def find_deeds(text: str) -> tuple[Deed, ...]:
    """The deeds of a text whose doer and target stand right beside the verb. Linear in the length."""
    tokens = find_tokens(text)
    found = []
    for place in range(1, len(tokens) - 1):
        if _is_verb(tokens, place):
            deed = _read_deed(text, tokens, place)
            found += [deed] if deed else []
    return tuple(found)


def is_verb_form(word: str) -> bool:
    """Whether a folded word is most likely a form of a verb."""
    return (word.endswith("ed") and word not in _NO_VERBS) or word in _VERB_FORMS


_BE = read_words("is are was were be been being gets got")
_AUXILIARIES = _BE | read_words(
    "has have had having will would may might could can shall should must do does did to not"
)
_DETERMINERS = read_words("the a an its his her their our this that these those some all both any another")
_PARTICLES = read_words("up down off out over back away")
_LINKS = read_words(
    "in at on near from inside within outside around across since during for with to against by as than"
)
_VERB_FORMS = (IRREGULAR_PASTS | AMBIGUOUS_PASTS | PLAIN_THIRD_PERSONS) - read_words("left")
_NO_VERBS = read_words("hundred indeed united red bed need speed seed breed feed alleged armed")
_BARE = PLAIN_VERBS
_BREAKS = frozenset(',;:()"“”«».!?–—')
_LONGEST = 5
_FARTHEST_BY = 5


def _is_verb(tokens: Sequence[Token], place: int) -> bool:
    word = tokens[place].word
    if tokens[place].text[0].isupper():
        return False
    if is_verb_form(word) or is_past(word):
        return tokens[place - 1].word not in _DETERMINERS
    return word in _BARE and tokens[place - 1].word in _AUXILIARIES


def _read_deed(text: str, tokens: Sequence[Token], place: int) -> Deed | None:
    before, is_passive = _skip_auxiliaries(text, tokens, place)
    subject = _read_before(text, tokens, before)
    start = _find_by(text, tokens, place) if is_passive else place + 1
    target = _read_after(text, tokens, start) if start else []
    if not subject or not target:
        return None
    doer, done = (target, subject) if is_passive else (subject, target)
    spans = _cover(subject), _cover(target)
    return Deed(stem(tokens[place].word), _stems(doer), _stems(done), spans)


def _skip_auxiliaries(text: str, tokens: Sequence[Token], place: int) -> tuple[int, bool]:
    """The place before the verb's auxiliaries and adverbs, and whether they make it a passive."""
    is_passive = False
    before = place - 1
    while before >= 0 and (tokens[before].word in _AUXILIARIES or tokens[before].word.endswith("ly")):
        is_passive = is_passive or tokens[before].word in _BE
        before -= 1
    return before, is_passive and (is_verb_form(tokens[place].word) or is_past(tokens[place].word))


def _read_before(text: str, tokens: Sequence[Token], place: int) -> list[Token]:
    """The nouns that end at a place; of "the captain of the team" the captain."""
    found: list[Token] = []
    while place >= 0 and len(found) < _LONGEST and not _breaks(text, tokens, place):
        word = tokens[place].word
        if word in ("of", "in", "from", "at", "for", "on") and found:
            found = []
        elif (word in STOP_WORDS and word not in _DETERMINERS) or _is_plain_verb(tokens[place]):
            break
        elif word not in STOP_WORDS:
            found.append(tokens[place])
        place -= 1
    return found


def _read_after(text: str, tokens: Sequence[Token], place: int) -> list[Token]:
    """The nouns that begin at a place."""
    found: list[Token] = []
    while place < len(tokens) and len(found) < _LONGEST:
        word = tokens[place].word
        if _breaks(text, tokens, place - 1):
            break
        if word in STOP_WORDS or word in _LINKS:
            if found or word not in _DETERMINERS | _PARTICLES:
                break
        elif found and _is_plain_verb(tokens[place]):
            break
        else:
            found.append(tokens[place])
        place += 1
    return found


def _is_plain_verb(token: Token) -> bool:
    return is_verb_form(token.word) and not token.text[0].isupper()


def _find_by(text: str, tokens: Sequence[Token], place: int) -> int:
    """The place after the "by" of a passive; 0 without one."""
    for later in range(place + 1, min(len(tokens), place + _FARTHEST_BY)):
        if _breaks(text, tokens, later - 1):
            return 0
        if tokens[later].word == "by":
            return later + 1
    return 0


def _breaks(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Whether punctuation parts a token from the one after it."""
    if place + 1 >= len(tokens):
        return False
    return not _BREAKS.isdisjoint(text[tokens[place].span.end : tokens[place + 1].span.start])


def _stems(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(stem(token.word) for token in tokens if not token.word[0].isdigit())


def _cover(tokens: Sequence[Token]) -> Span:
    return Span(min(token.span.start for token in tokens), max(token.span.end for token in tokens))
