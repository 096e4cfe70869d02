"""What words are, each looked up once: grammar, figures, dates, plain words, and kin of each other."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from claims.matching.kinship import find_kinship
from claims.matching.lexicon import are_antonyms, are_synonyms
from claims.matching.reading import Term
from claims.matching.spelling import is_misspelling
from claims.records import Span
from claims.text.details import find_details
from claims.text.details.numbers import is_number_word
from claims.text.normal import STOP_WORDS, stem

ARTICLES = frozenset(("a", "an", "the"))
BE = frozenset(("was", "were", "is", "are", "be", "been"))
DO = frozenset(("did", "does", "do"))
_WEEKDAY_LIST = "monday tuesday wednesday thursday friday saturday sunday"
_MONTH_LIST = "january february march april june july august september october november december"
WEEKDAYS = frozenset(_WEEKDAY_LIST.split())
MONTHS = frozenset(_MONTH_LIST.split())
SAYING = frozenset(("said", "says", "reported", "confirmed", "announced", "stated"))
BEFORE_DATES = frozenset(("on", "in"))
# Who says something where nobody in particular is named.
_NOBODY_LIST = """
    according official source police authority spokesman spokeswoman spokesperson government reporter media
    expert witness agency statement local
"""
_NOBODY = frozenset(stem(word) for word in _NOBODY_LIST.split())
# Grammar that may come with a further detail and turns nothing.
_LINK_LIST = """
    a an the of in on at by for from with to and as into amid because during following while which that it its
    their his her after before over about between among since through despite
"""
_LINKS = frozenset(_LINK_LIST.split())


def is_figure(word: str) -> bool:
    return word[0].isdecimal()


def is_plain_figure(word: str) -> bool:
    """Whether a word is a number and nothing else."""
    return word.replace(".", "", 1).isdecimal()


def is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20")


@lru_cache(maxsize=100_000)
def is_addition(word: str) -> bool:
    """Whether a word can be in an added detail without turning what is said."""
    return word in _LINKS or is_content(word)


def is_detail(words: Sequence[str]) -> bool:
    """Whether words that only one claim has are a further detail that turns nothing."""
    allowed = _CLAUSE_WORDS if len(words) >= _LEAST_CLAUSE else _NONE
    return all(word in allowed or is_addition(word) for word in words)


_LEAST_CLAUSE = 4
# Grammar, and how many there are of what only the clause speaks of, turns nothing beside it.
_CLAUSE_LIST = """
    was were is are has had have been be being still without further such until this these what who where when
    many several some all two three four five six seven eight nine ten hundreds thousands second third first
"""
_CLAUSE_WORDS = frozenset(_CLAUSE_LIST.split())
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=100_000)
def is_content(word: str) -> bool:
    """A word that carries meaning and is no figure, date, negation, quantifier or modality."""
    if word in STOP_WORDS or not word.isalpha() or is_number_word(word) or word in MONTHS | WEEKDAYS:
        return False
    return word not in _TURNING and not find_details(f"it {word} it")


# What turns a claim together with words beside it.
_TURNING_LIST = """
    fail fails failed failing failure unable unlikely likely short far last next past previous this coming
    following least less fewer more most only almost nearly hardly barely yet still again ago earlier later
    early late half stop stops stopped without nor except unless until if whether would could should will may
    might must can cannot
"""
_TURNING = frozenset(_TURNING_LIST.split())


@lru_cache(maxsize=200_000)
def find_kin(one: str, other: str) -> str:
    """What another word in the place of one makes of a claim: "same", "value" or "other"; "" for unsure."""
    if is_plain_figure(one) and is_plain_figure(other):
        return "" if is_year(one) != is_year(other) else "value"
    if not (is_content(one) and is_content(other)):
        return ""
    first, second = stem(one), stem(other)
    if are_antonyms(first, second):
        return "value"
    if first == second or are_synonyms(first, second):
        return "same"
    if is_misspelling(one, other):
        return "same"
    if find_kinship(_make_term(one), _make_term(other)) > 0:
        return ""
    most = 1 if min(len(one), len(other)) < _LONG else 2
    return "" if OSA.distance(one, other, score_cutoff=most) <= most else "other"


_LONG = 7


@lru_cache(maxsize=100_000)
def are_other_names(one: str, other: str) -> bool:
    """Whether two words with capitals are names, though much alike, of different things."""
    if not (is_content(one) and is_content(other)):
        return False
    return find_kinship(_make_term(one, is_name=True), _make_term(other, is_name=True)) == 0


def count_content(words: Sequence[str]) -> int:
    """How many words carry meaning."""
    return sum(word not in STOP_WORDS for word in words)


@lru_cache(maxsize=10_000)
def is_anybody(source: tuple[str, ...]) -> bool:
    """Whether "officials said", "according to a statement" and the like tell nothing of whose word it is."""
    return all(word in SAYING or word in STOP_WORDS or stem(word) in _NOBODY for word in source)


def may_be_kin(one: str, other: str) -> bool:
    """Whether two words could be kin at all: most are not."""
    if one in _LINKS or other in _LINKS:
        return False
    if one[0] == other[0]:
        return find_kin(*sorted((one, other))) != "other"
    first, second = stem(one), stem(other)
    return are_synonyms(first, second) or are_antonyms(first, second)


def _make_term(word: str, *, is_name: bool = False) -> Term:
    return Term(stem(word), 1.0, Span(0, 0), word, is_name)
