"""How far two different terms mean the same: synonyms, spellings, derived words, figures of one unit."""

from decimal import Decimal

from rapidfuzz.distance import OSA

from claims.matching.lexicon import are_antonyms, are_synonyms
from claims.matching.reading import Term
from claims.matching.spelling import is_misspelling
from claims.text.details.places import find_country, find_seat
from claims.text.details.units import measure

SYNONYM = 0.85
SPELLING = 0.95
DERIVED = 0.75
SEAT = 0.6
DIFFERING = 0.5
_ONE = Decimal(1)
_LEAST_PREFIX = 5
_LEAST_PREFIX_SHARE = 0.6
_LEAST_ROOT = 4
_DERIVING = frozenset(("er", "or", "ment", "ion", "al", "ist", "ers", "s", "y", "i"))
_LEAST_TYPO_LENGTH = 8
_LEAST_NAME_LENGTH = 5


def find_kinship(one: Term, other: Term) -> float:
    """How far two different terms mean the same: 0 for not at all."""
    if not (one.is_word and other.is_word):
        return _compare_figures(one.key, other.key)
    if are_antonyms(one.key, other.key):
        return 0.0
    if are_synonyms(one.key, other.key):
        return SYNONYM
    if find_seat(one.word) == other.key or find_seat(other.word) == one.key:
        return SEAT
    if find_country(one.key) or find_country(other.key):
        return 0.0
    if _is_spelling_variant(one, other):
        return SPELLING
    return DERIVED if _is_derived(one.key, other.key) else 0.0


def _compare_figures(one: str, other: str) -> float:
    """Figures of one unit, and dates, answer the same question even where they differ."""
    value, _, unit = one.partition(" ")
    other_value, _, other_unit = other.partition(" ")
    if one[0] != other[0]:
        return 0.0
    if one[0] == "@":
        return DIFFERING
    if value == other_value:
        return SYNONYM
    one_measure, other_measure = measure(_ONE, unit), measure(_ONE, other_unit)
    converts = one_measure and other_measure and one_measure[0] == other_measure[0]
    return DIFFERING if unit == other_unit or converts else 0.0


def _is_spelling_variant(one: Term, other: Term) -> bool:
    shortest = min(len(one.key), len(other.key))
    if one.key[0] != other.key[0] or not (one.key.isalpha() and other.key.isalpha()):
        return False
    if not (one.is_name or other.is_name) and is_misspelling(one.word, other.word):
        return True
    least = _LEAST_NAME_LENGTH if one.is_name and other.is_name else _LEAST_TYPO_LENGTH
    return shortest >= least and OSA.distance(one.key, other.key, score_cutoff=1) <= 1


def _is_derived(one: str, other: str) -> bool:
    prefix = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        prefix += 1
    shorter, longer = sorted((one, other), key=len)
    if prefix == len(shorter) >= _LEAST_ROOT and longer[prefix:] in _DERIVING:
        return True
    return prefix >= _LEAST_PREFIX and prefix >= _LEAST_PREFIX_SHARE * max(len(one), len(other))
