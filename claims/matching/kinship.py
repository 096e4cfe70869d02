"""How far two different terms mean the same: synonyms, spellings, derived words, figures of one unit."""

import re
from decimal import Decimal

from rapidfuzz.distance import OSA

from claims.matching.lexicon import are_antonyms, are_synonyms
from claims.matching.reading import Term
from claims.matching.spelling import are_spellings_of_a_name, is_misspelling
from claims.text.details.places import find_country, find_seat
from claims.text.details.units import measure
from claims.text.irregular import OWN_WORDS

SYNONYM = 0.85
SPELLING = 0.95
DERIVED = 0.75
SEAT = 0.6
DIFFERING = 0.5
_ONE = Decimal(1)
_LEAST_PREFIX = 5
_LEAST_PREFIX_SHARE = 0.6
_LEAST_ROOT = 4
# What is left of the suffixes of English once a word is stemmed.
_SUFFIX = re.compile(
    r"(?:abl|ac|ag|al|an|anc|anci|ant|ari|at|ati|ator|e|ed|ee|en|enc|enci|ent|er|eri|ess|est|ful|hood|i|ial|ibl|ic|ien"
    r"|ies|ifi|il|in|ing|ion|ional|is|ish|ism|ist|it|iti|iv|iz|izat|less|li|ment|ner|ness|on|or|ori|ous|r|ri|s|se"
    r"|ship|sion|t|te|th|ti|tion|tur|u|ual|uat|ul|um|ur|v|y)?"
)
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
    if one.key[0] != other.key[0] or not (one.key.isalpha() and other.key.isalpha()):
        return False
    if one.is_name and other.is_name:
        return min(len(one.key), len(other.key)) >= _LEAST_NAME_LENGTH and are_spellings_of_a_name(
            one.key, other.key
        )
    if not (one.is_name or other.is_name) and is_misspelling(one.word, other.word):
        return True
    forms = (one.key, other.key), (one.word, other.word)
    return any(
        min(map(len, form)) >= _LEAST_TYPO_LENGTH and OSA.distance(*form, score_cutoff=1) <= 1
        for form in forms
    )


def _is_derived(one: str, other: str) -> bool:
    if one in OWN_WORDS or other in OWN_WORDS:
        return False
    prefix = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        prefix += 1
    shorter, longer = sorted((one, other), key=len)
    if prefix == len(shorter) >= _LEAST_ROOT and longer[prefix:] in _DERIVING:
        return True
    if prefix < _LEAST_PREFIX or prefix < _LEAST_PREFIX_SHARE * len(longer):
        return False
    return _SUFFIX.fullmatch(one[prefix:]) is not None and _SUFFIX.fullmatch(other[prefix:]) is not None
