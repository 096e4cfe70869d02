"""Finding dates and times in a text: absolute, partial and relative."""

import re
from collections.abc import Callable, Iterator

from claims.records import Detail
from claims.text.details import date_values as values
from claims.text.details.scan import Scan
from claims.text.details.units import MEASURES
from claims.text.wordlists import read_words


def find_dates(scan: Scan) -> Iterator[Detail]:
    """Dates in the order of the patterns below; each place of the text is read once."""
    cued = {place for cue in scan.cues & _PLACES.keys() for place in _PLACES[cue]}
    for place in sorted(cued):
        pattern, read = _PATTERNS[place]
        for match in pattern.finditer(scan.text):
            found = None if scan.is_taken(*match.span("date")) else read(match)
            if found is not None:
                scan.take(*match.span("date"))
                yield scan.make("date", *match.span("date"), *found)


# Words, or marks within figures, of which a text needs one for a pattern to match.
type _Cues = frozenset[str]

_MONTH_CUES = read_words(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEKDAY_CUES = frozenset(f"{day}{end}" for day in _WEEKDAYS.lower().split("|") for end in ("", "s"))
_PERIODS = (
    "year|month|weekend|week|day|night|decade|century|spring|summer|autumn|fall|winter|season|quarter"
    "|morning|afternoon|evening"
)
_YEAR_CUES = frozenset(f"{year}{end}" for year in range(1500, 2100) for end in ("", "s"))
_SINGULARS = "second|minute|hour|day|week|month|year|decade"
_NTH = "first|second|third|fourth|1st|2nd|3rd|4th"
_CENTURY = (
    "ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    "|nineteenth|twentieth|twenty-first"
)
_DECADES = "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
_HOUR = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_PART_OF = r"\b(?P<part>(?i:early|mid|late|(?:beginning|middle|end) of))[ -](?:the )?"
_PART = f"(?:{_PART_OF})?"
_BEFORE_MONTH = (
    r"(?:(?:in|by|since|until|till|last|next|this|early|late|mid|of|from|to|during|before|after|through|and)"
    r"[ -])"
)

# "In 1990 men" is rare, "1990 m" is not; single letters and words of other senses are left to the context.
_MEASURED = "|".join(
    re.escape(unit).replace("\\ ", "[ -]") for unit in MEASURES if unit not in ("h", "l", "second")
)
_COUNT = r"\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
_YEAR_BEFORE = (
    r"(?i:\b(?:in|since|by|of|until|till|from|during|before|after|the|mid|early|late|year|season|and|to)[ -])"
)
_NO_YEAR_AFTER = rf"(?!\w|[.,]\d|%|[ -](?i:{_MEASURED}|million|billion|trillion|{_SINGULARS})(?!\w))"
_DISTANCE = (
    rf"(?P<count>{_COUNT})[ -](?P<period>{_SINGULARS})s? (?P<way>ago|earlier|later|before now|from now)"
)
_NEIGHBOUR = (
    r"(?P<which>last|past|previous|this|next|coming|following|yesterday) "
    rf"(?P<period>{_PERIODS})"
)
_TIME_WORDS = (
    rf"(?P<part>half past|quarter past|quarter to) (?P<hour>\d\d?|{_HOUR})(?: o'clock)?"
    rf"|(?P<full_hour>\d\d?|{_HOUR}) o'clock|noon|midday|midnight"
)


def _words(listing: str) -> _Cues:
    return frozenset(listing.split("|"))


# Order matters: a pattern never reads what one before it has read.
_SOURCES: tuple[tuple[_Cues, str, Callable[[re.Match[str]], values.Found]], ...] = (
    (_words("-"), r"(?<!\d)(?P<date>(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d))(?!\d)", values.read_iso),
    (
        _words("/"),
        rf"(?<![\d/])(?P<date>(?P<first>\d\d?)/(?P<second>\d\d?)/{_YEAR})(?![\d/])",
        values.read_slashes,
    ),
    (
        _words("."),
        rf"(?<![\d.])(?P<date>(?P<first>\d\d?)\.(?P<second>\d\d?)\.{_YEAR})(?![\d/])",
        values.read_dots,
    ),
    (_MONTH_CUES, rf"\b(?P<date>{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?)(?!\w)", values.read_day),
    (_MONTH_CUES, rf"\b(?P<date>{_MONTH} (?:the )?{_DAY}(?:,? {_YEAR})?)(?![\w%]|[.,]\d|:)", values.read_day),
    (_MONTH_CUES, rf"\b(?P<date>{_PART}{_MONTH},? (?:of )?{_YEAR})(?!\w)", values.read_month_of_year),
    (
        _MONTH_CUES,
        rf"(?P<date>{_PART_OF}{_MONTH})(?![\w'])",
        values.read_month_of_year,
    ),
    (_MONTH_CUES, rf"\b(?i:{_BEFORE_MONTH})(?P<date>{_MONTH})(?![\w'])", values.read_month_of_year),
    (_MONTH_CUES, rf"\b(?P<date>(?!May|Mar){_MONTH})(?![\w])", values.read_month_of_year),
    (
        _words("am|pm|m"),
        r"\b(?i:(?P<date>(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap]\.?m\b\.?)))",
        values.read_time,
    ),
    (
        _words(":"),
        r"(?<![\d:])(?P<date>(?P<hour>\d\d?):(?P<minute>\d\d)(?P<half>))(?![\d:])",
        values.read_time,
    ),
    (
        _words("gmt|utc|hours"),
        r"(?<![\d:])(?P<date>(?P<hour>[012]\d)(?P<minute>[0-5]\d)(?P<half>)(?= (?:GMT|UTC|hours)\b))",
        values.read_time,
    ),
    (
        _words("noon|midday|midnight|past|quarter|o'clock"),
        rf"\b(?i:(?P<date>{_TIME_WORDS}))\b",
        values.read_time_words,
    ),
    (
        _words("s"),
        rf"(?P<date>{_PART}(?<!\d)(?P<decade>(?:1[5-9]|20)\d|(?<=[edy][ -])\d|(?<=')\d)0'?s)\b",
        values.read_decade,
    ),
    (
        _words(_DECADES),
        rf"(?P<date>{_PART}(?<=the |rly |mid |ate |mid-|rly-|ate-)(?i:(?P<word>{_DECADES})))\b",
        values.read_decade_word,
    ),
    (
        _words("century"),
        rf"(?P<date>{_PART}\b(?P<number>\d{{1,2}}(?:st|nd|rd|th)|(?i:{_CENTURY}))[ -]century)\b",
        values.read_century,
    ),
    (
        _words("quarter|q1|q2|q3|q4"),
        rf"\b(?P<date>(?:Q(?P<number>[1-4])|(?i:(?P<nth>{_NTH})[ -]quarter))"
        rf"(?:,? (?:of )?(?P<year>1[5-9]\d\d|20\d\d))?)(?!\w)",
        values.read_quarter,
    ),
    (
        _words("spring|summer|autumn|fall|winter"),
        rf"\b(?P<date>(?i:(?P<season>spring|summer|autumn|fall|winter))(?: of)? {_YEAR})(?!\w)",
        values.read_season,
    ),
    (
        _words("-|/"),
        rf"(?<![\w.,$€£-])(?P<date>{_YEAR}[-/](?P<end>\d\d(?:\d\d)?))(?![\w-])",
        values.read_season_year,
    ),
    (_YEAR_CUES, rf"\b(?P<date>{_PART_OF}{_YEAR}){_NO_YEAR_AFTER}", values.read_year),
    (_YEAR_CUES, rf"{_YEAR_BEFORE}(?P<date>{_YEAR}){_NO_YEAR_AFTER}", values.read_year),
    (_YEAR_CUES, rf"(?<![\w.,$€£#])(?P<date>{_YEAR}){_NO_YEAR_AFTER}(?! [a-z]+s\b)", values.read_year),
    (_words("ago|earlier|later|now"), rf"\b(?i:(?P<date>{_DISTANCE}))\b", values.read_distance),
    (_WEEKDAY_CUES, rf"\b(?P<date>(?P<weekday>{_WEEKDAYS}))s?\b", values.read_weekday),
    (
        _words("last|past|previous|this|next|coming|following|yesterday"),
        rf"\b(?i:(?P<date>{_NEIGHBOUR}))\b",
        values.read_neighbour,
    ),
    (
        _words("yesterday|today|tomorrow|tonight"),
        r"\b(?i:(?P<date>yesterday|today|tomorrow|tonight))\b",
        values.read_day_word,
    ),
)
_PATTERNS = tuple((re.compile(source), read) for _, source, read in _SOURCES)
_PLACES: dict[str, list[int]] = {}
for _number, _source in enumerate(_SOURCES):
    for _cue in _source[0]:
        _PLACES.setdefault(_cue, []).append(_number)
