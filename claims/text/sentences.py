"""Sentences of prose with exact offsets; a quotation and the words that attribute it stay together."""

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from claims.records import Span
from claims.text.blanks import trim
from claims.text.blocks import find_blocks
from claims.text.quotations import find_quotations
from claims.text.sayings import is_attribution


def split_sentences(text: str) -> list[Span]:
    """Sentences of every paragraph, heading and bullet, in reading order, without blanks around them.

    Bullet marks stay outside. Cost: linear in the text.
    """
    return [sentence for block in find_blocks(text) for sentence in split_block(text, block.span)]


def split_block(text: str, block: Span) -> list[Span]:
    """Sentences of one paragraph; none reaches beyond it."""
    paragraph = text[block.start : block.end]
    edges = [0, *_find_starts(paragraph), len(paragraph)]
    spans = [trim(paragraph, Span(start, end)) for start, end in pairwise(edges)]
    sentences = _join_continued(paragraph, [span for span in spans if span.start < span.end])
    return [Span(block.start + span.start, block.start + span.end) for span in sentences]


# The splitter looks back over open marks and brackets: short windows keep its cost linear.
_WINDOW_CHARACTERS = 4_000
_LONGEST_ADDRESS = 200
_DOUBLE_MARKS = re.compile('["“”„«»‹›‘]')
_UNREADABLE = re.compile("[\ud800-\udfff]")
_REPEATED_MARKS = re.compile("[!?]+(?=[!?])")
_ELLIPSIS = re.compile(r"(?<=\w)…(?=[\s\"”»’'])")
_LAST_BLANK = re.compile(r"\s(?=\S*$)")
_CLOSING_MARKS = frozenset("\"”“»«›’'")


def _find_starts(paragraph: str) -> Iterator[int]:
    """Where each sentence after the first starts, quotations left whole."""
    quotations = find_quotations(paragraph)
    masked = _mask(paragraph, quotations)
    upcoming, previous = 0, 0
    for boundary in _find_boundaries(masked):
        words_end = previous + len(masked[previous:boundary].rstrip())
        if words_end == boundary and _is_address(paragraph, boundary):
            continue
        while upcoming < len(quotations) and quotations[upcoming].end <= words_end:
            upcoming += 1
        start = _give_marks(paragraph, Span(words_end, boundary), quotations[upcoming : upcoming + 2])
        if not any(one.start < start < one.end for one in quotations[upcoming : upcoming + 2]):
            yield start
        previous = boundary


def _is_address(paragraph: str, boundary: int) -> bool:
    """Whether the boundary is inside a web or mail address."""
    word = paragraph[max(0, boundary - _LONGEST_ADDRESS) : boundary].rsplit(maxsplit=1)[-1]
    return "/" in word or "@" in word


def _mask(paragraph: str, quotations: list[Span]) -> str:
    """The paragraph as the splitter reads it best, character for character."""
    plain = _DOUBLE_MARKS.sub(" ", _UNREADABLE.sub("\ufffd", paragraph))
    masked = list(_REPEATED_MARKS.sub(lambda marks: "x" * len(marks.group()), _ELLIPSIS.sub(".", plain)))
    for quotation in quotations:
        masked[quotation.start] = masked[quotation.end - 1] = " "
    return "".join(masked)


def _find_boundaries(masked: str) -> Iterator[int]:
    """Where the splitter starts a new sentence, window by window."""
    position = 0
    while position < len(masked):
        window = masked[position : position + _WINDOW_CHARACTERS]
        # What stands last in a window may go on in the next one.
        ends = [found["end_index"] for found in sentencex.get_sentence_boundaries("en", window)][:-1]
        yield from (position + end for end in ends)
        has_more = position + len(window) < len(masked)
        position += ends[-1] if ends and has_more else len(window)


def _give_marks(paragraph: str, between: Span, quotations: list[Span]) -> int:
    """Where the next sentence starts: closing marks stay with what they close, opening ones do not."""
    for quotation in quotations:
        if between.start <= quotation.start < between.end:
            return quotation.start
    last_blank = _LAST_BLANK.search(paragraph, between.start, between.end)
    return last_blank.end() if last_blank else between.end


def _join_continued(paragraph: str, spans: list[Span]) -> list[Span]:
    """Join to a quotation what only continues it: “No!” she said. “We go.” Ada Byron said on Monday."""
    joined: list[Span] = []
    for span in spans:
        if joined and _continues_quotation(paragraph, joined[-1], span):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _continues_quotation(paragraph: str, before: Span, span: Span) -> bool:
    if paragraph[before.end - 1] not in _CLOSING_MARKS:
        return False
    return paragraph[span.start].islower() or is_attribution(paragraph[span.start : span.end])
