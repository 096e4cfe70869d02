"""Blocks of an article: headlines, bullets and paragraphs, from its lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claims.records import Place, Span
from claims.text.blanks import trim
from claims.text.boilerplate import is_boilerplate
from claims.text.normal import fold

MAX_HEADLINE_CHARACTERS = 160
MAX_HEADLINE_WORDS = 24


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or bullet; its span has no blanks at the ends and no bullet mark."""

    span: Span
    place: Place


def find_blocks(text: str, *, title: str = "") -> Iterator[Block]:
    """Blocks in reading order: one a line, the lines of a wrapped paragraph together; no blank ones.

    A line is a headline where it repeats the title or reads like one. Cost: linear.
    """
    folded_title = fold(title)
    for run in _find_runs(text):
        for span in _join_wrapped(text, run):
            yield _make_block(text, span, folded_title)


_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[•·▪▫◦‣●○■□➢➤✓✔►▶*+–—-]|\(?\d{1,2}[.)]|\(?[a-h]\))[ \t\xa0]+(?=\S)")
_ENDS_SENTENCE = re.compile(r"""[.!?…。！？।۔؟:;,][\s"”“»«›’'\])]*$""")

# Plain text is wrapped at about one width; lines end at most one long word before it.
_NARROWEST, _WIDEST, _LONG_WORD = 50, 100, 16


def _find_runs(text: str) -> Iterator[list[Span]]:
    """Lines without a blank line between them; the lines without blanks at their ends."""
    run: list[Span] = []
    start = 0
    for end, following in [*(match.span() for match in _LINE_END.finditer(text)), (len(text), len(text))]:
        line = trim(text, Span(start, end))
        start = following
        if line.start < line.end:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _join_wrapped(text: str, run: list[Span]) -> Iterator[Span]:
    """Each line by itself, except where a line break only wraps a paragraph."""
    is_wrapped = _is_wrapped(text, run)
    current = run[0]
    for line in run[1:]:
        if is_wrapped or _goes_on(text, current, line):
            current = Span(current.start, line.end)
        else:
            yield current
            current = line
    yield current


def _is_wrapped(text: str, run: list[Span]) -> bool:
    """Whether all lines but the last are equally full, and a sentence goes on over a line break."""
    lengths = [line.end - line.start for line in run[:-1]]
    if not lengths or not _NARROWEST <= max(lengths) <= _WIDEST:
        return False
    is_even = min(lengths) > max(lengths) - _LONG_WORD and run[-1].end - run[-1].start <= max(lengths)
    has_bullet = any(_BULLET.match(text, line.start) for line in run)
    return (
        is_even
        and not has_bullet
        and any(_goes_on(text, line, following) for line, following in pairwise(run))
    )


def _goes_on(text: str, line: Span, following: Span) -> bool:
    """Whether a sentence goes on over the line break."""
    if not text[following.start].islower() or _BULLET.match(text, following.start):
        return False
    tail = text[max(line.start, line.end - 12) : line.end]
    return _ENDS_SENTENCE.search(tail) is None and not is_boilerplate(text[following.start : following.end])


def _make_block(text: str, span: Span, folded_title: str) -> Block:
    written = text[span.start : span.end]
    is_short = len(written) <= MAX_HEADLINE_CHARACTERS and len(written.split()) <= MAX_HEADLINE_WORDS
    if is_short and folded_title and fold(written) == folded_title:
        return Block(span, "headline")
    bullet = _BULLET.match(text, span.start, span.end)
    if bullet:
        return Block(Span(bullet.end(), span.end), "bullet")
    return Block(span, "headline" if is_short and not _ENDS_SENTENCE.search(written) else "body")
