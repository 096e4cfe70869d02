"""What has the words that were asked for: claims that hold them, articles whose title or publisher does."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import F, Q
from django.db.models.functions import Left

from claims.models.claim import Claim
from claims.models.source import Source
from claims.text.normal import fold

# More words than this are a sentence: it is compared, not looked up.
MOST_WORDS = 8
MOST_COUNTED = 1_000
SHOWN_SOURCES = 5
OPENING = 300


@dataclass(frozen=True, slots=True)
class Worded:
    """`claims`: how many claims hold every word, up to MOST_COUNTED; the newest `sources` named so."""

    words: str
    claims: int
    sources: tuple[Source, ...]

    @property
    def query(self) -> str:
        """The words, as the address of the list of claims writes them."""
        return urlencode({"q": self.words})

    @property
    def has_more_claims(self) -> bool:
        return self.claims > MOST_COUNTED


def says(words: Sequence[str]) -> Q:
    """Claims that hold each of the folded words, wherever."""
    return Q(*(Q(folded__contains=word) for word in words))


def find_worded(text: str) -> Worded | None:
    """What has the words of a text; None if it is no few words. Two queries.

    Both go through all rows, though no further than is counted or shown.
    """
    typed = [word for word in (word.strip(_SIGNS) for word in text.split()) if word]
    if not 0 < len(typed) <= MOST_WORDS:
        return None
    words = fold(" ".join(typed)).split()
    claims = Claim.objects.filter(says(words)).values("pk")[: MOST_COUNTED + 1].count()
    return Worded(" ".join(words), claims, tuple(_named(typed)))


_SIGNS = "\"'“”„«»‘’.,;:!?…()"


def _named(words: Sequence[str]) -> list[Source]:
    """Sources, with the opening of their text alone. Never save them."""
    found = Source.objects.defer("text").annotate(opening=Left("text", OPENING))
    for word in words:
        forms = {word, fold(word)}
        found = found.filter(
            Q(*(Q(title__icontains=form) | Q(publisher__icontains=form) for form in forms), _connector=Q.OR)
        )
    sources = list(found.order_by(F("published_at").desc(nulls_last=True), "-id")[:SHOWN_SOURCES])
    for source in sources:
        source.text = source.opening  # type: ignore[attr-defined]
    return sources
