"""Claims of an article: every sentence, headline and bullet that asserts something, with its place."""

import re
from collections.abc import Iterable, Iterator

from claims.records import ExtractedClaim, Place, Span
from claims.text.assertions import asserts_in_heading, asserts_in_prose
from claims.text.blanks import trim
from claims.text.blocks import Block, find_blocks
from claims.text.boilerplate import is_boilerplate
from claims.text.check_worthiness import score_check_worthiness
from claims.text.origins import skip_dateline
from claims.text.sentences import split_block

MAX_CLAIM_CHARACTERS = 2_000


def extract_claims(article_text: str, *, title: str = "") -> list[ExtractedClaim]:
    """The claims of an article in reading order; no two have the same span, none is blank.

    `text == article_text[start:end]`, at most `MAX_CLAIM_CHARACTERS` long: a longer sentence becomes
    several claims, cut between words. Questions, headings without a verb and boilerplate are left out;
    opinion and prediction are not, they only score low. Cost: linear.
    """
    return [
        _make_claim(article_text, piece, block.place)
        for block in find_blocks(article_text, title=title)
        for assertion in _find_assertions(article_text, block)
        for piece in _cut(article_text, assertion)
    ]


def find_left_out(article_text: str, claims: Iterable[ExtractedClaim], *, title: str = "") -> Iterator[str]:
    """The sentences and lines of which none of its claims was made, in reading order. Cost: linear."""
    starts = {claim.start for claim in claims}
    for block in find_blocks(article_text, title=title):
        for sentence in _split(article_text, block):
            if sentence.start not in starts:
                yield article_text[sentence.start : sentence.end]


def _find_assertions(text: str, block: Block) -> Iterator[Span]:
    if is_boilerplate(text[block.span.start : block.span.end]):
        return
    for sentence in _split(text, block):
        written = text[sentence.start : sentence.end]
        if not is_boilerplate(written) and _asserts(written, block.place):
            yield sentence


def _split(text: str, block: Block) -> list[Span]:
    if block.place == "headline":
        return [block.span]
    opening = text[block.span.start : min(block.span.end, block.span.start + 200)]
    return split_block(text, Span(block.span.start + skip_dateline(opening), block.span.end))


def _asserts(written: str, place: Place) -> bool:
    is_heading = place == "headline" or (place == "bullet" and written[-1] not in _SENTENCE_ENDS)
    return asserts_in_heading(written) if is_heading else asserts_in_prose(written)


_LAST_BLANK = re.compile(r"\s(?=\S*$)")
_SENTENCE_ENDS = frozenset('.!…»”"。।')


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence in pieces short enough for a claim, cut at blanks where there are any."""
    rest = sentence
    while rest.end - rest.start > MAX_CLAIM_CHARACTERS:
        last_blank = _LAST_BLANK.search(text, rest.start, rest.start + MAX_CLAIM_CHARACTERS + 1)
        end = last_blank.start() if last_blank else rest.start + MAX_CLAIM_CHARACTERS
        yield trim(text, Span(rest.start, end))
        rest = trim(text, Span(end, rest.end))
    yield rest


def _make_claim(text: str, span: Span, place: Place) -> ExtractedClaim:
    written = text[span.start : span.end]
    return ExtractedClaim(span.start, span.end, written, place, score_check_worthiness(written, place=place))
