"""Acronyms and the names they stand for: "World Health Organization (WHO)"."""

from collections.abc import Iterator, Sequence

from claims.records import Span
from claims.text.normal import Token, is_stop_word


def find_long_forms(text: str, tokens: Sequence[Token]) -> list[Span]:
    """The words of a name that its acronym, in brackets beside it, makes unnecessary."""
    return [
        span for place, token in enumerate(tokens) if token.is_acronym for span in _spell(text, tokens, place)
    ]


def stands_for(acronym: str, words: Sequence[str]) -> bool:
    """Whether a folded acronym is made of the first letters of these words; some may give more letters."""
    if len(words) < _LEAST_WORDS or not acronym or acronym[0] != words[0][0] or len(words) > len(acronym):
        return False
    letters = iter(acronym)
    return all(any(letter == word[0] for letter in letters) for word in words)


def may_abbreviate(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one side is a short form of the other: "GE" of "General Electric", "Lit Fest"."""
    short, long = sorted((one, other), key=lambda words: (len("".join(words)), words))
    if len(short) == 1 and len(long) >= _LEAST_WORDS and len(short[0]) <= _MOST_WORDS:
        return stands_for(short[0], long)
    return len(short) == len(long) and all(
        _LEAST_CLIPPED <= len(part) <= _MOST_CLIPPED and whole.startswith(part)
        for part, whole in zip(short, long, strict=True)
    )


_LEAST_CLIPPED = 3
_MOST_CLIPPED = 4
_LEAST_WORDS = 2
_MOST_WORDS = 7


def _spell(text: str, tokens: Sequence[Token], place: int) -> Iterator[Span]:
    """The long form right before or right after an acronym, with a bracket between them."""
    acronym = tokens[place]
    if text[max(0, acronym.span.start - 1) : acronym.span.start] == "(":
        before = [token for token in tokens[max(0, place - _MOST_WORDS) : place] if not is_stop_word(token)]
        for start in range(len(before) - 1):
            if _is_long_form(acronym, before[start:]):
                yield from (token.span for token in before[start:])
                return
    if text[acronym.span.end : acronym.span.end + 2] == " (":
        close = text.find(")", acronym.span.end)
        after = [token for token in tokens[place + 1 : place + 1 + _MOST_WORDS] if token.span.end <= close]
        named = [token for token in after if not is_stop_word(token)]
        if named and _is_long_form(acronym, named):
            yield from (token.span for token in named)


def _is_long_form(acronym: Token, words: Sequence[Token]) -> bool:
    is_name = all(token.text[0].isupper() for token in words)
    return is_name and stands_for(acronym.word, [token.word for token in words])
