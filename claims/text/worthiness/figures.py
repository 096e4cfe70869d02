"""The figures of a claim, with what they count.

A score asks whether a figure is there, not what it is worth: `claims.text.details` reads values, at many
times the cost.
"""

from claims.text.wordlists import read_words
from claims.text.worthiness.dates import SPANS, is_dated
from claims.text.worthiness.names import is_model
from claims.text.worthiness.wording import FUNCTION_WORDS, Wording


def find_figures(wording: Wording) -> list[str]:
    """Figures with what they count: "$5 million", "300 km", "a dozen villages"; dates are none."""
    found: list[str] = []
    position = 0
    while position < len(wording.words):
        start = position
        position += 1
        if _is_figure(wording, start):
            while position < len(wording.words) and _belongs(wording, position):
                position += 1
            found.append(wording.phrase(start, position))
    return found


def find_counts(wording: Wording) -> list[str]:
    """Small numbers in words, with what they count; vague ones such as "millions"."""
    return [
        _with_noun(wording, place)
        for place, word in enumerate(wording.words)
        if word in _COUNTS or word in _VAGUE_SCALES
    ]


def is_duration(figure: str) -> bool:
    """Whether a figure or count only says how long: "20 years", "two weeks"."""
    return figure.split()[-1].lower() in SPANS


_TIMES_OF_DAY = read_words("am pm o'clock a.m p.m a.m. p.m.")
_SCALES = read_words(
    """
    hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens
    percent percentage
    """
)
# Scales that give no figure by themselves: "millions of people".
_VAGUE_SCALES = read_words("hundreds thousands millions billions trillions dozens percentage")
_COUNTS = read_words(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half third thirds quarters fifth
    tenth twice thrice
    """
)
_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_LONGEST_UNIT = 4


def _is_figure(wording: Wording, place: int) -> bool:
    word = wording.words[place]
    if word[0].isalpha():
        return word in _SCALES and word not in _VAGUE_SCALES
    if word.endswith(_ORDINAL_ENDS):
        return False
    is_tail = place > 0 and is_model(wording, place) and wording.written[place - 1][-1].isalpha()
    return not (
        is_tail or _is_code(wording, place) or _is_time_of_day(wording, place) or is_dated(wording, place)
    )


def _is_time_of_day(wording: Wording, place: int) -> bool:
    after = wording.words[place + 1] if place + 1 < len(wording.words) else ""
    return ":" in wording.words[place] or after in _TIMES_OF_DAY


def _is_code(wording: Wording, place: int) -> bool:
    """Whether letters that are no unit are glued to the digits: a serial number, a web address."""
    if place + 1 >= len(wording.words) or wording.gaps[place + 1] != "":
        return False
    after = wording.written[place + 1]
    return not after.islower() or len(after) > _LONGEST_UNIT


def _belongs(wording: Wording, place: int) -> bool:
    """Whether a word goes on telling what the figure before it counts: a scale, then one noun."""
    before, word = wording.words[place - 1], wording.words[place]
    if wording.gaps[place] not in (" ", "-", "") or word in FUNCTION_WORDS:
        return False
    has_noun = before not in _SCALES and before[-1].isalpha()
    return word in _SCALES or (not has_noun and wording.written[place][0].islower())


def _with_noun(wording: Wording, place: int) -> str:
    after = place + 1
    goes_on = after < len(wording.words) and wording.gaps[after] in (" ", "-")
    return wording.phrase(place, after + (goes_on and wording.words[after] not in FUNCTION_WORDS))
