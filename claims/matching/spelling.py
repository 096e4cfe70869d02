"""Misspelt words, where a slip makes no other word, and the spellings of a name in our letters."""

import re

from rapidfuzz.distance import OSA

_LEAST_LETTERS = 6

# Words that such a slip turns into each other; each row is a set of different words.
_CONFUSABLE_LIST = """
adverse averse; angle angel; border boarder; borders boarders; bother brother; bothers brothers
breath breathe
casual causal; coastal costal; contact contract; contacts contracts; contacted contracted; country county
desert dessert; deserts desserts; deserted desserted; envelop envelope; fiends friends; fiend friend
founder flounder; foundered floundered; later latter; marital martial; patent patient; patents patients
planed planned; sacred scared; solder soldier; solders soldiers; soldering soldiering; stared starred
staring starring; statue statute; statues statutes; struck stuck; through though; through thorough
threat treat; threats treats; threatened treatened; trails trials; united untied; uniting untying
dinning dining; hoping hopping; filing filling; filed filled; taping tapping; striped stripped; robed robbed
baring barring; tailing trailing; trained rained; exiting exciting; exited excited; resigned reigned
resigning reigning; resigns reigns; sliver silver; abroad aboard; crashes cashes; crashed cashed
crashing cashing; planting panting; planning panning; planted panted; medical medial; mediation meditation
mediation medication; rations ratios; barrage barge; discreet discrete; lightening lightning
ordinance ordnance
storey story; stories storeys; carrier career; carriers careers; bounds bonds; pleased pleaded; covert convert
expend expand; prosecution persecution; interstate intestate; hearing heaing; hosting hoisting; hosted hoisted
scrapped scraped; scrapping scraping; gunned gummed; wining winning; pining pinning; sparing sparring
ravished ravaged; starling startling; caning canning; diner dinner; diners dinners; super supper
bating batting
"""
_CONFUSABLE = frozenset(
    frozenset((one, other))
    for row in _CONFUSABLE_LIST.replace("\n", ";").split(";")
    for one in row.split()
    for other in row.split()
    if one != other
)


def is_misspelling(one: str, other: str) -> bool:
    """Whether two folded words of six letters and more are one word, misspelt once, as fingers slip.

    The first two letters and the last must stand. A letter put in the place of another may be another word
    ("massage"), and is none.
    """
    shorter, longer = sorted((one, other), key=len)
    if len(longer) < _LEAST_LETTERS or not (one.isalpha() and other.isalpha()):
        return False
    if one[:2] != other[:2] or one[-1] != other[-1] or frozenset((one, other)) in _CONFUSABLE:
        return False
    if OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    return len(longer) > len(shorter) or sorted(one) == sorted(other)


def are_spellings_of_a_name(one: str, other: str) -> bool:
    """Whether two folded names are one name put into our letters in two ways, or with two letters exchanged.

    A letter more, less or another is another name: "Parma" and "Palma", "Johnson" and "Johnston".
    """
    if _sound(one) == _sound(other):
        return True
    return sorted(one) == sorted(other) and OSA.distance(one, other, score_cutoff=1) == 1


# Letters that stand for one sound in names; doubled ones count once.
_SOUNDS = (
    ("ph", "f"),
    ("kh", "h"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ey", "i"),
    ("q", "k"),
)
_SAME_SOUND = str.maketrans("yjwc", "iivk")
_DOUBLED = re.compile(r"(.)\1+")


def _sound(name: str) -> str:
    for letters, sound in _SOUNDS:
        name = name.replace(letters, sound)
    return _DOUBLED.sub(r"\1", name.translate(_SAME_SOUND))
