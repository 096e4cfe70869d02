"""Blanks: white space and characters that no reader sees."""

from claims.records import Span

_WHITE_SPACE = "".join(character for character in map(chr, range(0x3001)) if character.isspace())
_INVISIBLE = "\0\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
BLANKS = _WHITE_SPACE + _INVISIBLE + "\u2066\u2067\u2068\u2069\u2800\ufeff"


def trim(text: str, span: Span) -> Span:
    """The span without blanks at its ends; of length 0 where it holds nothing else."""
    written = text[span.start : span.end]
    start = span.start + len(written) - len(written.lstrip(BLANKS))
    return Span(start, max(start, span.start + len(written.rstrip(BLANKS))))
