"""What has the words that were asked for: claims that hold them, articles whose name or publisher does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet

from claims.models.claim import Claim
from claims.models.source import Source, opening_of
from claims.models.source_choice import shorten
from claims.text.normal import fold

# More words than this are a sentence: it is compared, not looked up.
MOST_WORDS = 8
MOST_COUNTED = 1_000
SHOWN_SOURCES = 5


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


def named(sources: QuerySet[Source], words: Iterable[str]) -> QuerySet[Source]:
    """Those that have each of the words, as typed or folded, in publisher or title.

    What has no title is found by the first words of its text, which stand for it.
    """
    return sources.alias(first_words=opening_of()).filter(*map(_is_named, words))


def _is_named(word: str) -> Q:
    places = (
        Q(title__icontains=form) | Q(publisher__icontains=form) | Q(title="", first_words__icontains=form)
        for form in {word, fold(word)}
    )
    return Q(*places, _connector=Q.OR)


def find_worded(text: str) -> Worded | None:
    """What has the words of a text; None if it is no few words. Two queries.

    Both go through all rows, though no further than is counted or shown.
    """
    typed = [word for word in (word.strip(_SIGNS) for word in text.split()) if word]
    if not 0 < len(typed) <= MOST_WORDS:
        return None
    words = fold(" ".join(typed)).split()
    claims = Claim.objects.filter(says(words)).values("pk")[: MOST_COUNTED + 1].count()
    return Worded(" ".join(words), claims, tuple(_find_named(typed)))


_SIGNS = "\"'“”„«»‘’.,;:!?…()"


def _find_named(words: Sequence[str]) -> list[Source]:
    found = named(Source.objects.all(), words)
    return shorten(found.order_by(F("published_at").desc(nulls_last=True), "-id")[:SHOWN_SOURCES])
