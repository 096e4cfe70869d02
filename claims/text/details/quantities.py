"""Quantities: figures and number words with their scale and what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.records import Detail
from claims.text.details import numbers
from claims.text.details.scan import Scan
from claims.text.details.units import MEASURES, MONEY
from claims.text.irregular import is_past
from claims.text.normal import STOP_WORDS, stem


def find_quantities(scan: Scan) -> Iterator[Detail]:
    """Numbers with a unit, money, percentages, parts of a whole, counts of nouns, ordinals."""
    has_number_word = not numbers.NUMBER_CUES.isdisjoint(scan.words)
    if scan.has_digit or has_number_word:
        yield from _find_shares(scan)
    if not numbers.FRACTION_CUES.isdisjoint(scan.words):
        yield from _find_fractions(scan)
    if not numbers.SCALE_CUES.isdisjoint(scan.words):
        yield from _find_vague(scan)
    if scan.has_digit or not numbers.ORDINAL_CUES.isdisjoint(scan.words):
        yield from _find_ordinals(scan)
    if not numbers.MULTIPLE_CUES.isdisjoint(scan.words) or "fold" in scan.text:
        yield from _find_multiples(scan)
    if not scan.has_digit and not has_number_word:
        return
    for reading in _share_ranges(scan.text, list(_find_numbers(scan))):
        value = numbers.write_number(reading.number * reading.scale)
        yield scan.make("quantity", reading.start, reading.end, value, reading.unit)


@dataclass(frozen=True, slots=True)
class _Reading:
    start: int
    end: int
    number: Decimal
    scale: int
    unit: str


def _spellings(table: dict[str, str]) -> str:
    ordered = sorted(table, key=len, reverse=True)
    return "|".join(re.escape(spelling).replace(r"\ ", "[ -]") for spelling in ordered)


_NUMBER = re.compile(rf"(?<![\w.])(?<!\d,)(?P<figure>{numbers.FIGURE})|\b(?P<words>{numbers.NUMBER_WORDS})")
_FIGURE = re.compile(rf"(?<![\w.])(?<!\d,)(?P<figure>{numbers.FIGURE})(?P<words>)")
_GLUED_NUMBER = re.compile(r"(?:[^\W\d_]|[^\W\d_]\d*-|[#/_])$|\b[Nn]o\. ?$")
_SCALE = re.compile(numbers.SCALE)
_MONEY_SCALE = re.compile(r"[ -](?:M|B|T)\b")
_UNIT = re.compile(rf"[ -]?(?P<unit>(?i:{_spellings({**MEASURES, **MONEY})}))(?![A-Za-z\d])")
_SYMBOLS = {symbol: unit for symbol, unit in MONEY.items() if not symbol[-1].isalpha() or len(symbol) == 3}
_PREFIX = re.compile(rf"(?<![A-Za-z])(?P<money>(?i:{_spellings(_SYMBOLS)}))\.? ?$")
_FOLLOWING = re.compile(r"(?P<link>[ -])(?P<word>[A-Za-z][A-Za-z']*)")
_PEOPLE_WORDS = "people men women children police troops staff dead killed wounded injured missing"
_PEOPLE = frozenset(_PEOPLE_WORDS.split())
_NO_PLURAL = ("ss", "us", "is", "'s")


def _find_numbers(scan: Scan) -> Iterator[_Reading]:
    pattern = _FIGURE if numbers.NUMBER_CUES.isdisjoint(scan.words) else _NUMBER
    for match in pattern.finditer(scan.text):
        if scan.is_taken(*match.span()):
            continue
        reading = _read_number(scan.text, match)
        if reading is not None:
            yield reading


def _read_number(text: str, match: re.Match[str]) -> _Reading | None:
    start, end = match.span()
    prefix = _PREFIX.search(text, max(0, start - 5), start) if match["figure"] else None
    if prefix is None and _GLUED_NUMBER.search(text, max(0, start - 5), start):
        return None
    number = (
        numbers.read_figure(match["figure"]) if match["figure"] else numbers.read_number_words(match["words"])
    )
    if number is None or (text[end : end + 1] == "/" and text[end + 1 : end + 2].isdigit()):
        return None
    scale, end = _read_scale(text, end, is_money=prefix is not None) if match["figure"] else (1, end)
    if prefix:
        unit = MONEY[prefix["money"].lower()]
    elif match.group().lower() == "one":
        unit, end = _read_single(text, end)
    else:
        unit, end = _read_unit(text, end)
        if unit == "pound" and number * scale >= _LEAST_MONEY:
            unit = "gbp"
    if not prefix and not unit and _is_loose(text, end, match.group()):
        return None
    return _Reading(prefix.start() if prefix else start, end, number, scale, unit)


# So many pounds are money, not a weight.
_LEAST_MONEY = 100_000


def _is_loose(text: str, end: int, written: str) -> bool:
    """A figure glued to other letters ("5G") and the pronoun "one" are no quantities."""
    return text[end : end + 1].isalpha() or written.lower() == "one"


def _read_single(text: str, end: int) -> tuple[str, int]:
    """What "one" counts: the word after it; nothing in "one of them", "one another"."""
    unit, place = _read_unit(text, end)
    following = _FOLLOWING.match(text, end)
    word = following["word"].lower() if following else ""
    if unit or following is None or following["link"] == "-" or word in STOP_WORDS or is_past(word):
        return unit, place
    return stem(word), following.end()


def _read_scale(text: str, end: int, *, is_money: bool) -> tuple[int, int]:
    match = (_MONEY_SCALE.match(text, end) if is_money else None) or _SCALE.match(text, end)
    if match is None:
        return 1, end
    if match.group() in ("m", "b") and not is_money and not _read_count(text, match.end())[0]:
        return 1, end
    return numbers.read_scale(match.group()), match.end()


def _read_unit(text: str, end: int) -> tuple[str, int]:
    match = _UNIT.match(text, end)
    if match is None:
        return _read_count(text, end)
    spelling = match["unit"].lower().replace("-", " ")
    if len(spelling) == 1 and spelling.isalpha() and (match["unit"].isupper() or match.group()[0] == "-"):
        return _read_count(text, end)
    return MEASURES.get(spelling) or MONEY[spelling], match.end()


def _read_count(text: str, end: int) -> tuple[str, int]:
    """The noun counted: the first plural among the next three words, or a word tied by a hyphen."""
    place = end
    for _ in range(3):
        match = _FOLLOWING.match(text, place)
        if match is None or match["word"].lower() in STOP_WORDS:
            break
        word = match["word"].lower()
        place = match.end()
        if word in _PEOPLE or _is_plural(word) or match["link"] == "-":
            return stem(word), place
    return "", end


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURAL)


_RANGE = re.compile(r" ?(?:-|to|and|or) ?[^\w\s]{0,3}")


def _share_ranges(text: str, readings: list[_Reading]) -> list[_Reading]:
    """In "10 to 15 million dollars" the first figure has the scale and unit of the second."""
    for position in range(len(readings) - 2, -1, -1):
        reading, following = readings[position : position + 2]
        if reading.unit or not following.unit or not _RANGE.fullmatch(text, reading.end, following.start):
            continue
        scale = reading.scale if reading.scale > 1 else following.scale
        readings[position] = replace(reading, unit=following.unit, scale=scale)
    return readings


_VAGUE = re.compile(rf"\b(?P<vague>{numbers.VAGUE_SCALE})\b(?: of)?")
_FRACTION = re.compile(
    rf"(?:(?<=\bby )(?P<share>{numbers.FRACTION})\b|\b(?P<fraction>{numbers.FRACTION})(?= of\b))"
)
_SHARE = re.compile(
    rf"(?<![\w.,$€£-]){numbers.SHARE}(?![\w%]|[.,]\d| (?:hundred|thousand|million|billion|years?|days?)\b)"
)
_MULTIPLE = re.compile(rf"(?<![\w-]){numbers.MULTIPLE}(?![\w-])")
_ORDINAL = re.compile(rf"(?<![\w.-]){numbers.ORDINAL}(?![\w])(?!-hand)")


def _find_vague(scan: Scan) -> Iterator[Detail]:
    for match in _VAGUE.finditer(scan.text):
        if not scan.is_taken(*match.span()):
            unit, end = _read_unit(scan.text, match.end())
            scan.take(match.start(), end)
            yield scan.make("quantity", match.start(), end, numbers.read_vague_scale(match["vague"]), unit)


def _find_shares(scan: Scan) -> Iterator[Detail]:
    for match in _SHARE.finditer(scan.text):
        percent = numbers.read_share(match["part"], match["whole"])
        if percent is not None and not scan.is_taken(*match.span()):
            scan.take(*match.span())
            yield scan.make("quantity", *match.span(), percent, "percent")


def _find_multiples(scan: Scan) -> Iterator[Detail]:
    for match in _MULTIPLE.finditer(scan.text):
        if not scan.is_taken(*match.span()):
            scan.take(*match.span())
            yield scan.make("quantity", *match.span(), numbers.read_multiple(match.group()), "time")


def _find_fractions(scan: Scan) -> Iterator[Detail]:
    for match in _FRACTION.finditer(scan.text):
        if not scan.is_taken(*match.span()):
            scan.take(*match.span())
            yield scan.make("quantity", *match.span(), numbers.read_fraction(match.group()), "percent")


def _find_ordinals(scan: Scan) -> Iterator[Detail]:
    for match in _ORDINAL.finditer(scan.text):
        if not scan.is_taken(*match.span()):
            scan.take(*match.span())
            yield scan.make("quantity", *match.span(), numbers.read_ordinal(match.group()), "ordinal")
