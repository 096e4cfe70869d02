"""Named origins: where an article says that it comes from, or whom its people talked to."""

import re
from collections.abc import Iterator

from claims.records import NamedOrigin, Span
from claims.text.normal import fold
from claims.text.outlets import KNOWN_OUTLETS, is_outlet
from claims.text.wordlists import read_words

MAX_OUTLET_CHARACTERS = 200


def find_named_origins(article_text: str) -> list[NamedOrigin]:
    """Where an article names another outlet or article, in reading order; each name once. Cost: linear.

    "Source:" lines, datelines such as "(Reuters)", mentions such as "told the Daily Example". They are
    suggestions: a person says whether the article is derived from them.
    """
    origins = [*_find_source_lines(article_text), *_find_mentions(article_text)]
    by_name: dict[str, NamedOrigin] = {}
    for origin in sorted(origins, key=lambda origin: origin.span.start):
        by_name.setdefault(fold(origin.outlet).removeprefix("the "), origin)
    return list(by_name.values())


def skip_dateline(paragraph: str) -> int:
    """Where the words after an opening dateline, such as "PARIS (Reuters) - ", start; 0 without one."""
    match = _DATELINE.match(paragraph)
    return match.end() if match else 0


_KNOWN = "|".join(re.escape(name) for name in sorted(KNOWN_OUTLETS, key=len, reverse=True))
_PLACE = r"[A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){0,4}(?:,? \d{1,2})?,?"
_CAPITALS = r"[A-Z]{3,}(?:[ ,./-]{1,2}[A-Z]{2,}\.?){0,4}(?:, [A-Z][a-z]+\.?(?: \d{1,2})?)?"
_DATELINE = re.compile(
    rf"(?:{_PLACE} ?\((?:{_KNOWN})\) ?[-–—]{{1,2}}|{_CAPITALS} ?[–—]|{_CAPITALS} -{{1,2}})\s?(?=\S)"
)

_SOURCE_LINE = re.compile(
    r"(?:^|(?<=[\n\r\v\f\x85\u2028\u2029]))[^\S\n\r]{0,20}\W{0,3}"
    r"(?i:(?:sources?|via)\s?[:|]|(?:originally published|originally appeared|first published|first appeared"
    r"|republished|adapted) (?:by|in|on|at|from):?)"
    r"[ \t\xa0]*(?P<outlet>[^\s][^\n\r\v\f\x85\u2028\u2029]*)"
)


def _find_source_lines(text: str) -> Iterator[NamedOrigin]:
    for match in _SOURCE_LINE.finditer(text):
        start, end = match.span("outlet")
        outlet = text[start : min(end, start + MAX_OUTLET_CHARACTERS)].rstrip()
        if re.search(r"\w", outlet):
            yield NamedOrigin(Span(start, start + len(outlet)), outlet)


_CAPITALISED = r"(?:[A-Z]\.){2,}|[A-Z](?:[\w&/-]|\.(?=\w))*"
_NAME = re.compile(
    rf"\b(?:[Tt]he )?(?:dpa\b|(?:{_CAPITALISED})"
    rf"(?: (?:(?:of the|of|della|de|and|&) )?(?:{_CAPITALISED})){{0,5}})"
)
_TIMES = read_words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December On In At By But And When While As After Before
    """
)
# "told the paper", "noted to", "in an interview with the broadcaster", "according to a report by".
_CUE_BEFORE = re.compile(
    r"\b(?:told|tells|telling|\w+ed to|(?:spoke|speaking|speaks|talking|writing|wrote|said|says|interview\w*"
    r"|comments?|remarks?|statements?) (?:to|with|in|on|for)|[Aa]ccording to|[Cc]iting|quoting"
    r"|(?:reported|published|broadcast|aired|revealed|obtained|seen|cited|quoted|carried|reports?|reporting"
    r"|investigation|article|story) (?:by|in|on|from|to))(?: [a-z][a-z-]*){0,6} ?$"
)
_CUE_AFTER = re.compile(
    r"(?:['’]s?)?,? (?:(?:has |have |had |also |first )?(?:reported|reports|wrote|writes|revealed)\b"
    r"|(?:[a-z-]+ ){0,3}(?:correspondent|reporter|journalist)\b)"
)


def _find_mentions(text: str) -> Iterator[NamedOrigin]:
    for match in _NAME.finditer(text):
        span = _drop_times(text, Span(*match.span()))
        name = text[span.start : span.end]
        if is_outlet(name) and _is_named_as_origin(text, span):
            yield NamedOrigin(span, name)


def _drop_times(text: str, span: Span) -> Span:
    """The name without a day, month or opening word that only happens to stand beside it."""
    words = text[span.start : span.end].rstrip(".").split(" ")
    start = span.start
    while len(words) > 1 and words[0] in _TIMES:
        start += len(words.pop(0)) + 1
    while len(words) > 1 and words[-1] in _TIMES:
        words.pop()
    return Span(start, start + len(" ".join(words)))


def _is_named_as_origin(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 80) : span.start]
    after = text[span.end : span.end + 60]
    is_bracketed = before.endswith("(") and after.startswith(")")
    return is_bracketed or _CUE_BEFORE.search(before) is not None or _CUE_AFTER.match(after) is not None
