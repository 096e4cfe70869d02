"""The words of a claim, split once for all that weighs them."""

import re
from dataclasses import dataclass

from claims.text.verbs import AUXILIARIES
from claims.text.wordlists import read_words


@dataclass(frozen=True, slots=True)
class Wording:
    """The words as written and in small letters without "'s"; `gaps` is what stands between."""

    written: list[str]
    words: list[str]
    gaps: list[str]

    def phrase(self, start: int, end: int) -> str:
        """Words `start` to `end` as written, with what stands between them."""
        between = zip(self.gaps[start + 1 : end], self.written[start + 1 : end], strict=True)
        return self.written[start] + "".join(gap + word for gap, word in between)


def split_words(text: str) -> Wording:
    """A figure with its currency or percent sign is one word, so is "U.S."; a hyphen parts words."""
    pieces = _WORD.split(_ADDRESS.sub(" ", text.translate(_PLAIN)))
    written = pieces[1::2]
    return Wording(written, [word.lower().removesuffix("'s") for word in written], pieces[0::2])


_PLAIN = str.maketrans("“”„«»’‘‐‑–—\u00a0\u202f", '"""""\'\'---- ' + " ")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_WORD = re.compile(
    r"((?:[$€£¥] ?)?\d+(?:[.,:]\d+)*(?: ?%|(?:st|nd|rd|th|s)\b)?|(?:[^\W\d_]\.){2,}|[^\W_]+(?:'[^\W_]+)*)"
)

# Words of grammar: they name nothing.
FUNCTION_WORDS = AUXILIARIES | read_words(
    """
    a an the this that these those and or but nor so yet if as at by for from in into of off on onto out over
    per since than through to under until up upon with within without about after against along among around
    because before behind below beneath beside between beyond despite during except near now then there here
    what when where which while who whom whose why how i you he she it we they me him her us them my your his
    its our their mine yours ours theirs not no yes all any both each every either few many more most much
    neither none one other others some several such same own too very just also only even still already
    again once today tomorrow yesterday however meanwhile moreover furthermore additionally although though
    unless whether
    """
)
