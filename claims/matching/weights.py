"""How much a word tells about what a claim is about: a prior that needs no corpus."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from claims.text.normal import stem

_LIGHT_WORD_LIST = """
able accord account act action add ago almost also announce appear april area around ask august away back
base bad become begin believe best better big bring build business call case cause center change claim
clear come comment company concern confirm consider continue could country course create current day
december decide decision describe despite different difficult due early effect effort end even event ever
every example expect explain express fact far february feel find first follow force former found friday
general get give go good government great group grow half hand happen head hear help high highlight hold
home hope house however human idea important include increase indicate inform issue january july june keep
key kind know large last late later lead least leave less let level life like likely line little live local
long look lot main make man many march mark matter mean meanwhile meet member mention million monday month
move much name nation national near need never new news next nearly nothing note november now number
october offer office official often old one open order others part particular past pay people percent place
plan play point policy position possible power present president previous problem process program prove
provide public put question quite rate reach react read ready real reason recent remain remark report
represent require respond response result return right role run saturday say school second see seek seem
send senior september serious serve service set several share show side significant similar simple since
situation small social speak special spokesman spokesperson spokeswoman stand start state statement stay
step still stop story strong subject sunday support sure system take talk tell term thing think third
thursday time today together told tomorrow top total try tuesday turn two type use way wednesday week well
whole win within word work world would write yard year yesterday young
"""
_LIGHT_WORDS = frozenset(stem(word) for word in _LIGHT_WORD_LIST.split())
LIGHT_WEIGHT = 0.45
_SHORT_WEIGHT = 0.65
_WEIGHT_PER_LETTER = 0.06
_LETTERS_THAT_COUNT = 10

FIGURE_WEIGHT = 1.7
DATE_WEIGHT = 1.0
NAME_FACTOR = 1.3
# Countries are in so much of the news that they tell little.
COUNTRY_FACTOR = 0.7
ATTRIBUTION_FACTOR = 0.3


def prior_weight(key: str) -> float:
    """The weight of a stem: words of every news text are light, longer words are heavier."""
    if key in _LIGHT_WORDS:
        return LIGHT_WEIGHT
    return _SHORT_WEIGHT + _WEIGHT_PER_LETTER * min(len(key), _LETTERS_THAT_COUNT)


def corpus_weights(keys_by_text: Iterable[Iterable[str]]) -> Mapping[str, float]:
    """Inverse document frequency of each term, about 1 on average; for `compare(..., weights=)`."""
    counts: Counter[str] = Counter()
    texts = 0
    for keys in keys_by_text:
        counts.update(set(keys))
        texts += 1
    middle = log(1 + texts / 2) or 1.0
    return {key: log(1 + texts / count) / middle for key, count in counts.items()}
