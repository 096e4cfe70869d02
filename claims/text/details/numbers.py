"""Figures and number words: how a number is written, and its value."""

import re
from decimal import Decimal, InvalidOperation

from claims.text.details.scan import alternatives

_SMALL_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_SMALL = {word: value for value, word in enumerate(_SMALL_WORDS.split())}
_TENS = {word: value * 10 for value, word in enumerate(_TEN_WORDS.split(), start=2)}
_ORDINALS = {word: value for value, word in enumerate(_ORDINAL_WORDS.split(), start=1)}
_TEN = 10
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "dozen": 12,
}
_SHORT_SCALES = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "t": 1_000_000_000_000,
    "tn": 1_000_000_000_000,
    "trn": 1_000_000_000_000,
}
_NUMERATORS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DENOMINATORS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8} | {
    "ninth": 9,
    "tenth": 10,
}
_FRACTIONS = {"half": "50", "a half": "50", "one half": "50"} | {
    f"{numerator} {name}{'s' if count > 1 else ''}": f"{round(Decimal(100) * count / size, 1).normalize():f}"
    for name, size in _DENOMINATORS.items()
    for count, numerator in ((max(1, place), word) for place, word in enumerate(_NUMERATORS))
    if count < size
}
_MULTIPLES = {"twice": "2", "thrice": "3", "doubled": "2", "doubling": "2"} | {
    f"{verb}{ending}": count
    for verb, count in (("tripl", "3"), ("trebl", "3"), ("quadrupl", "4"))
    for ending in ("e", "ed", "ing")
}
_PLURAL_SCALES = {f"{word}s" for word in _SCALES} | {"tens"}
_NUMBER_WORDS = frozenset((*_SMALL, *_TENS, *_ORDINALS, *_SCALES, *_SHORT_SCALES, *_PLURAL_SCALES, "half"))

_PART = (
    rf"(?:(?:{alternatives(' '.join(_TENS))})[- ](?:{alternatives(' '.join(list(_SMALL)[1:10]))})"
    rf"|{alternatives(' '.join((*_SMALL, *_TENS)))})"
)
_BIG = "(?:thousand|million|billion|trillion|dozen)"
_GROUP = rf"(?:(?:an? |{_PART}[ -])hundred(?: and {_PART}| {_PART})?|{_PART})"
SCALE = rf"(?:[ -]?(?i:{_BIG}|hundred)(?![a-zA-Z])|[ ]?(?i:mn|mln|bn|tn|trn)\b|[kK]\b|[mMbB]\b)"
FIGURE = (
    r"(?:\d{1,3}(?: \d{3})* 000(?![,.]?\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+)(?![.,]?\d)"
)
NUMBER_WORDS = (
    rf"(?i:half an? {_BIG}|a pair(?= of)|an? {_BIG}(?: and a half)?|{_PART} and a half(?: {_BIG})?"
    rf"|{_GROUP}(?:[ -]{_BIG}(?:,? (?:and )?{_GROUP})?)*)(?![a-zA-Z])"
)
VAGUE_SCALE = (
    r"(?i:(?:tens|hundreds|thousands|dozens) of (?:thousands|millions|billions)"
    r"|dozens|hundreds|thousands|millions|billions|trillions)"
)
FRACTION = (
    rf"(?i:{'|'.join(words.replace(' ', '[ -]') for words in sorted(_FRACTIONS, key=len, reverse=True))})"
)
MULTIPLE = rf"(?i:{alternatives(' '.join(_MULTIPLES))}|(?:\d+|{alternatives(' '.join(_SMALL))})[- ]?fold)"
SHARE = (
    rf"(?i:(?P<part>\d{{1,2}}|{alternatives(' '.join(_SMALL))}) (?:in|out of)(?: every| each)? "
    rf"(?P<whole>\d{{1,3}}|{alternatives(' '.join((*_SMALL, *_TENS)))}|(?:a |one )?hundred))"
)
NUMBER_CUES = frozenset((*_SMALL, *_TENS, *_SCALES, *_PLURAL_SCALES, "half", "pair"))
FRACTION_CUES = frozenset(("half", "halves", *_DENOMINATORS, *(f"{name}s" for name in _DENOMINATORS)))
SCALE_CUES = frozenset(_PLURAL_SCALES)
ORDINAL_CUES = frozenset(_ORDINALS)
MULTIPLE_CUES = frozenset(_MULTIPLES)
_TENS_BEFORE = rf"(?:(?:{alternatives(' '.join(_TENS))})[- ])?"
ORDINAL = rf"(?:\d+(?:st|nd|rd|th)|(?i:{_TENS_BEFORE}(?:{alternatives(' '.join(_ORDINALS))})))"


def read_figure(written: str) -> Decimal | None:
    """The value of a figure such as "12,000.5" or "1,5"; None where it is none."""
    written = written.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", written):
        written = written.replace(",", "")
    try:
        return Decimal(written.replace(",", "."))
    except InvalidOperation:
        return None


def read_scale(written: str) -> int:
    """What a figure is multiplied by: 1,000,000 for " million" and "m"; 1 for nothing."""
    word = written.strip(" -").lower()
    return _SCALES.get(word) or _SHORT_SCALES.get(word) or 1


def read_number_words(written: str) -> Decimal | None:
    """The value of words such as "twenty-five thousand" or "half a million"."""
    words = re.split(r"[ ,-]+", written.lower())
    scales = [_SCALES[word] for word in words if word in _SCALES]
    if words[-1] == "pair":
        return Decimal(2)
    if words[0] == "half":
        return Decimal(scales[-1]) / 2 if scales else None
    if words[-3:] == ["and", "a", "half"]:
        return _sum_words(words[:-3]) + Decimal(scales[-1] if scales else 1) / 2
    if words[1:4] == ["and", "a", "half"]:
        return (_sum_words(words[:1]) + Decimal("0.5")) * (scales[-1] if scales else 1)
    return _sum_words(words)


def read_vague_scale(written: str) -> str:
    """The order of magnitude of "thousands", marked as no exact number: "~1000"."""
    value = 1
    for word in written.lower().split():
        value *= _TEN if word == "tens" else read_scale(word.removesuffix("s"))
    return f"~{value}"


def read_fraction(written: str) -> str:
    """A part of a whole in percent: "33.3" for "a third"."""
    return _FRACTIONS[written.lower().replace("-", " ")]


def read_share(part: str, whole: str) -> str | None:
    """ "One in ten" and "9 out of 10" in percent; None where it is no part of a whole."""
    size = read_number_words(whole) if not whole.isdecimal() else Decimal(whole)
    count = read_number_words(part) if not part.isdecimal() else Decimal(part)
    if not size or not count or count >= size:
        return None
    return write_number(round(100 * count / size, 1))


def read_multiple(written: str) -> str:
    """How many times as much: "2" for "twice" and "doubled", "3" for "threefold"."""
    word = written.lower()
    if word in _MULTIPLES:
        return _MULTIPLES[word]
    count = word.removesuffix("fold").rstrip(" -")
    return count if count.isdecimal() else str(_SMALL[count])


def is_number_word(word: str) -> bool:
    """Whether a folded word is part of a number: "twenty", "third", "millions", "half"."""
    return word in _NUMBER_WORDS


def read_ordinal(written: str) -> str:
    """The rank of "third" or "3rd": "3"."""
    tens, _, word = written.lower().replace("-", " ").rpartition(" ")
    if word in _ORDINALS:
        return str(_ORDINALS[word] + _TENS.get(tens, 0))
    return str(int(re.sub(r"\D", "", word)[:30]))


def write_number(value: Decimal) -> str:
    """One spelling for each number: no exponent, no trailing zeros."""
    plain = f"{value:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) or "0"


def _sum_words(words: list[str]) -> Decimal:
    total, part = 0, 0
    for word in words:
        if word in ("hundred", "dozen"):
            part = (part or 1) * _SCALES[word]
        elif word in _SCALES:
            total, part = total + (part or 1) * _SCALES[word], 0
        else:
            part += _SMALL.get(word, 0) or _TENS.get(word, 0)
    return Decimal(total + part)
