"""What words are, each looked up once: grammar, figures, dates, plain words, and kin of each other."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from claims.matching.lexicon import are_antonyms, are_synonyms
from claims.text.details import find_details
from claims.text.details.numbers import is_number_word
from claims.text.normal import STOP_WORDS, stem

ARTICLES = frozenset(("a", "an", "the"))
BE = frozenset(("was", "were", "is", "are", "be", "been"))
DO = frozenset(("did", "does", "do"))
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())  # noqa: SIM905
MONTHS = frozenset(
    "january february march april june july august september october november december".split()  # noqa: SIM905
)
BEFORE_DATES = frozenset(("on", "in"))
# Grammar that may come with a further detail and turns nothing.
_LINK_LIST = """
    a an the of in on at by for from with to and as into amid because during following while which that it its
    their his her after before over about between among since through despite
"""
_LINKS = frozenset(_LINK_LIST.split())
_LEAST_TYPO_LENGTH = 8


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


@lru_cache(maxsize=100_000)
def is_content(word: str) -> bool:
    """A word that carries meaning and is no figure, date, negation, quantifier or modality."""
    if word in STOP_WORDS or not word.isalpha() or is_number_word(word) or word in MONTHS | WEEKDAYS:
        return False
    return not any(find_details(f"{before}{word}{after}") for before, after in _CONTEXTS)


_CONTEXTS = (("it ", " it"), ("they were ", " to go"), ("in ", " of it"), ("last ", ""))


@lru_cache(maxsize=100_000)
def find_kin(one: str, other: str) -> str:
    """How one word in the place of another changes a claim: "same", "value" or "other"; "" for unsure."""
    if is_plain_figure(one) and is_plain_figure(other):
        return "" if is_year(one) != is_year(other) else "value"
    if not (is_content(one) and is_content(other)):
        return ""
    first, second = stem(one), stem(other)
    if are_antonyms(first, second):
        return "value"
    if are_synonyms(first, second):
        return "same"
    if first == second:
        return ""
    if first[0] == second[0] and min(len(one), len(other)) >= _LEAST_TYPO_LENGTH:
        return "same" if OSA.distance(first, second, score_cutoff=1) <= 1 else ""
    return "other" if first[:3] != second[:3] else ""
