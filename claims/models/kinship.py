"""Where a source comes from and what comes from it: each derivation as the page of the source tells it."""

from dataclasses import dataclass

from django.db.models import Q

from claims.models.card.differences import marked_pair
from claims.models.card.parts import Piece
from claims.models.source import Derivation, Source
from claims.text import Copying, find_copying

MOST_SHOWN = 40
MOST_MEASURED = 4
MOST_PASSAGES = 5
LONGEST_PASSAGE = 1_200


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage of the source and of the other, in runs, marked where they differ."""

    here: tuple[Piece, ...]
    there: tuple[Piece, ...]

    @property
    def is_word_for_word(self) -> bool:
        return not any(piece.kind for piece in self.here + self.there)


@dataclass(frozen=True, slots=True)
class Kinship:
    """A derivation seen from `source`, either end of it; `words` of its text name the other."""

    derivation: Derivation
    source: Source
    words: str
    copying: Copying | None

    @property
    def other(self) -> Source | None:
        """The source at the other end; None for an outlet."""
        is_derived = self.derivation.source_id == self.source.pk
        return self.derivation.from_source if is_derived else self.derivation.source

    @property
    def is_parent(self) -> bool:
        """Whether it is the other that comes from this source."""
        return self.derivation.source_id != self.source.pk

    @property
    def is_open(self) -> bool:
        return self.derivation.status == Derivation.Status.SUGGESTED

    @property
    def is_later(self) -> bool | None:
        """Whether this source is the later by date; None where the dates do not say."""
        own, other = self.source.published_at, self.other.published_at if self.other else None
        return None if own is None or other is None or own == other else own > other

    @property
    def passages(self) -> list[SharedPassage]:
        """The longest shared passages, in the order of the text."""
        if self.copying is None or self.other is None:
            return []
        longest = sorted(self.copying.passages, key=lambda passage: -passage.words)[:MOST_PASSAGES]
        here, there = self.source.text, self.other.text
        return [
            SharedPassage(
                *marked_pair(
                    here[passage.a.start : passage.a.end][:LONGEST_PASSAGE],
                    there[passage.b.start : passage.b.end][:LONGEST_PASSAGE],
                    (),
                    (),
                )
            )
            for passage in sorted(longest, key=lambda passage: passage.a.start)
        ]


def read_kinships(source: Source) -> list[Kinship]:
    """The derivations of a source and those from it, open ones first; the first few measured. One query."""
    touching = Derivation.objects.filter(Q(source=source) | Q(from_source=source))
    rows = touching.select_related("source", "from_source", "settled_by").order_by("id")[:MOST_SHOWN]
    found: list[Kinship] = []
    measured = 0
    for derivation in sorted(rows, key=lambda row: (row.status != Derivation.Status.SUGGESTED, row.pk)):
        is_measured = derivation.from_source_id is not None and measured < MOST_MEASURED
        measured += is_measured
        found.append(_kinship(source, derivation, is_measured=is_measured))
    return found


def _kinship(source: Source, derivation: Derivation, *, is_measured: bool) -> Kinship:
    is_derived = derivation.source_id == source.pk
    other = derivation.from_source if is_derived else derivation.source
    words = (
        source.text[derivation.start : derivation.end] if is_derived and derivation.start is not None else ""
    )
    copying = find_copying(source.text, other.text) if is_measured and other else None
    return Kinship(derivation, source, words, copying)
