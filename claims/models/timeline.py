"""When the articles of a story appeared, and what each said then on the questions they disagree on."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from claims.models.card.sides import side_letter
from claims.models.claim import Claim
from claims.models.cluster import Cluster
from claims.models.disputes import ClaimSide, read_sides
from claims.models.overview.drawing import height_of, middle_of, place_in_time, raise_levels
from claims.models.source import Source, opening_of

# The latest of a story's dated articles, and the questions asked by most of them.
MOST_SOURCES = 40
MOST_QUESTIONS = 6


@dataclass(frozen=True, slots=True)
class Appearance:
    """A dated source on the axis. `x` in percent of the width, `level` 0 on the axis itself."""

    number: int
    source: Source
    claim_count: int
    x: float
    level: int

    @property
    def y(self) -> int:
        """Where its middle is, in pixels from the top."""
        return middle_of(self.level)


@dataclass(frozen=True, slots=True)
class Said:
    """A dated claim on a disputed question, with the letter of its side; none if it keeps out of it."""

    claim: Claim
    appearance: Appearance
    letter: str
    says: str
    x: float
    level: int

    @property
    def y(self) -> int:
        return middle_of(self.level)


@dataclass(frozen=True, slots=True)
class Question:
    """A cluster that disagrees, with what dated sources said, in the order of time.

    `sides`: letter and words of each that says something, those of undated sources too.
    """

    cluster: Cluster
    said: tuple[Said, ...]
    sides: tuple[tuple[str, str], ...]

    @property
    def letters(self) -> set[str]:
        """The sides that dated sources are on."""
        return {said.letter for said in self.said}

    @property
    def height(self) -> int:
        return height_of(said.level for said in self.said)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated sources in the order of time; how many claims of undated ones are left out.

    `earlier_count`: dated sources that are not shown, as there are so many.
    """

    appeared: tuple[Appearance, ...] = ()
    questions: tuple[Question, ...] = ()
    undated: tuple[Source, ...] = ()
    undated_claim_count: int = 0
    earlier_count: int = 0
    dated_claim_count: int = 0

    @property
    def height(self) -> int:
        return height_of(shown.level for shown in self.appeared)


def read_timeline(source_ids: Collection[int]) -> Timeline:
    """The timeline of these sources. Six queries at most; one where none is dated, none without sources.

    Only what the matcher sees is told as disagreement, so nothing of it is veiled.
    """
    if not source_ids:
        return Timeline()
    counts = Source.objects.filter(pk__in=source_ids).annotate(
        opening=opening_of(), claim_count=Count("claims")
    )
    columns = ("pk", "title", "publisher", "published_at", "opening", "claim_count")
    found = [
        (Source(pk=pk, title=title, publisher=publisher, published_at=at, text=opening), count)
        for pk, title, publisher, at, opening, count in counts.order_by("id").values_list(*columns)
    ]
    undated = [(source, count) for source, count in found if source.published_at is None]
    dated = sorted(
        ((source.published_at, source, count) for source, count in found if source.published_at),
        key=lambda row: (row[0], row[1].pk),
    )
    shown = _place(dated[-MOST_SOURCES:])
    return Timeline(
        appeared=shown,
        questions=_questions({one.source.pk: one for one in shown}) if len(shown) > 1 else (),
        undated=tuple(source for source, _ in undated),
        undated_claim_count=sum(count for _, count in undated),
        earlier_count=len(dated) - len(shown),
        dated_claim_count=sum(one.claim_count for one in shown),
    )


def _place(dated: Sequence[tuple[datetime, Source, int]]) -> tuple[Appearance, ...]:
    places = place_in_time([at for at, _, _ in dated])
    levels = raise_levels(places)
    rows = zip(dated, places, levels, strict=True)
    return tuple(
        Appearance(number, source, count, x, level)
        for number, ((_, source, count), x, level) in enumerate(rows, 1)
    )


def _questions(shown: Mapping[int, Appearance]) -> tuple[Question, ...]:
    """The disagreeing clusters that most of the shown sources have a claim in. Five queries."""
    asked = Claim.objects.filter(source__in=shown, cluster__is_disagreeing=True).values("cluster")
    several = asked.annotate(heard=Count("source", distinct=True)).filter(heard__gt=1)
    ids = [row["cluster"] for row in several.order_by("-heard", "cluster")[:MOST_QUESTIONS]]
    sides = read_sides(ids)
    heard: dict[int, list[Claim]] = defaultdict(list)
    claims = Claim.objects.filter(cluster__in=ids, source__in=shown).select_related("cluster__headline")
    for claim in claims.defer("folded", "check_worthiness_reasons").order_by("id"):
        heard[claim.cluster_id].append(claim)
    questions = (_question(heard[pk], sides[pk], shown) for pk in ids if pk in sides)
    return tuple(question for question in questions if question.letters - {""})


def _question(
    claims: Sequence[Claim], sides: Sequence[ClaimSide], shown: Mapping[int, Appearance]
) -> Question:
    """What the shown sources said on it, by the sides of the card."""
    side_of = {pk: (side_letter(at), side.says) for at, side in enumerate(sides) for pk in side.claim_ids}
    heard = sorted(claims, key=lambda claim: (shown[claim.source_id].number, claim.pk))
    levels = raise_levels([shown[claim.source_id].x for claim in heard])
    said = []
    for claim, level in zip(heard, levels, strict=True):
        letter, says = side_of.get(claim.pk, ("", ""))
        appearance = shown[claim.source_id]
        said.append(Said(claim, appearance, letter if says else "", says, appearance.x, level))
    told = tuple((letter, says) for letter, says in dict.fromkeys(side_of.values()) if says)
    return Question(claims[0].cluster, tuple(said), told)
