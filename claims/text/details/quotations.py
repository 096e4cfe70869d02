"""Quotations: the words within quotation marks of any style."""

import re
from collections.abc import Iterator

from claims.records import Detail
from claims.text.details.scan import Scan
from claims.text.normal import find_tokens


def find_quotations(scan: Scan) -> Iterator[Detail]:
    """What stands within marks; `value` is its folded words, a blank between them."""
    for match in _QUOTATION.finditer(scan.text):
        start, end = match.span(match.lastgroup or 0)
        value = " ".join(token.word for token in find_tokens(scan.text[start:end]))
        if value:
            yield scan.make("quotation", start, end, value)


_LONGEST = 2_000
_LONGEST_SINGLE = 300
_QUOTATION = re.compile(
    rf"\"(?P<double>[^\"\n]{{1,{_LONGEST}}})\""
    rf"|''(?P<paired>(?:[^'\n]|'(?!')){{1,{_LONGEST}}})''"
    rf"|(?<![\w'])'(?P<single>(?=\S)(?:[^'\n]|'(?=\w)){{1,{_LONGEST_SINGLE}}})'(?![\w'])"
)
