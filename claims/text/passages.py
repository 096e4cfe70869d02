"""Finding pasted words in a text, however their blanks were broken."""

import re
from itertools import islice

from claims.records import Span


def find_words(text: str, words: str, *, limit: int) -> list[Span]:
    """Places where `words` stand in `text`, in order, at most `limit`. Any blanks match any blanks."""
    tokens = words.split()
    if not tokens:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, tokens)))
    return [Span(*match.span()) for match in islice(pattern.finditer(text), limit)]
