"""The words of a claim that say whose word it is: "Officials said that", "according to the ministry"."""

import re

from claims.records import Span


def find_attribution(text: str) -> Span:
    """The place of such words at the start or the end of a claim; empty where there are none."""
    for pattern in (_BEFORE, _SHORT, _ACCORDING):
        match = pattern.match(text)
        if match and match.end() <= len(text) // 2 + _SLACK:
            return Span(*match.span())
    match = _AFTER.search(text, max(0, len(text) - _LONGEST_AFTER))
    return Span(*match.span()) if match else Span(0, 0)


def find_speaker(text: str, attribution: Span) -> str:
    """The words that name who says it: "the ministry" in "according to the ministry"; empty where none do."""
    words = text[attribution.start : attribution.end].strip(" ,.\"“”«»'")
    if match := _NAMED.match(words):
        return match["who"]
    match = _SPOKEN.search(words)
    return words[: match.start()] if match else ""


_SLACK = 10
_LONGEST_AFTER = 120
_SAYING = (
    r"(?:said|says?|stated|states|confirm(?:ed|s)|report(?:ed|s)|announce[ds]|claim(?:ed|s)"
    r"|told [^,.]{1,40}?|added|noted|warn(?:ed|s)|argue[ds]?|assert(?:ed|s)?|suggest(?:ed|s)?|believe[ds]?"
    r"|insist(?:ed|s)|emphasi[sz]ed|stressed|acknowledged|explained|remarked)"
)
_WEEKDAY = r"(?: (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
_BEFORE = re.compile(rf"[^,;:\"“«]{{2,70}}?\b{_SAYING}{_WEEKDAY} that ")
_SHORT = re.compile(rf"(?:[A-Z][\w.'-]*|[a-z]+)(?: [\w.'-]+){{0,3}}? {_SAYING} (?=[a-z\"“«A-Z])")
_ACCORDING = re.compile(r"(?:According to|As reported by|As reported)(?: [^,.;:\"“«]{2,80})?, ")
_AFTER = re.compile(
    rf", (?:according to [^,.;:\"“«]{{2,80}}|(?:[\w.'-]+ ){{1,5}}{_SAYING}{_WEEKDAY})[.\"”»]*$"
    rf"|[,\"”»]+ {_SAYING} [^,.;:\"“”«»]{{2,80}}[.]*$"
)
_NAMED = re.compile(
    r"(?i:according to|as reported by|said|says|added|noted|warned|insisted|explained) (?P<who>.+)"
)
_SPOKEN = re.compile(rf"\b{_SAYING}")
