"""Source against source: on how many questions two say the same, and on how many they differ."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import F

from claims.models.claim import Claim
from claims.models.decision import Against
from claims.models.link import Link
from claims.models.match import Match
from claims.models.overview.grid import Cell, column_middle, grid_height, mark_size, row_middle
from claims.models.overview.newest import NewSource
from claims.models.veil import Veil

MOST_CONNECTED = 12

type Pair = tuple[int, int]
# What is differed on: a cluster, or two of which a person said that their claims contradict each other.
type Question = frozenset[int]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A person's word that two claims of different sources contradict each other, or a verdict saying so."""

    claims: Pair
    sources: Pair
    question: Question
    by_id: int | None


@dataclass(frozen=True, slots=True)
class Differences:
    """Which questions two sources differ on: what the matcher sees, and what people said."""

    seen: tuple[tuple[Pair, Question], ...]
    said: tuple[Contradiction, ...]

    @property
    def claim_ids(self) -> set[int]:
        return {pk for one in self.said for pk in one.claims}

    def under(self, veil: Veil) -> dict[Pair, set[Question]]:
        """For each two sources, the smaller id first, what the reader may know."""
        found: dict[Pair, set[Question]] = defaultdict(set)
        for pair, question in self.seen:
            found[ordered(pair)].add(question)
        for one in self.said:
            if not veil.hides(one.by_id, *one.claims):
                found[ordered(one.sources)].add(one.question)
        return found


@dataclass(frozen=True, slots=True)
class Between:
    """Two sources. `same` and `differing` count questions; of one origin they are no independent words."""

    one: NewSource
    other: NewSource
    same: int
    differing: int

    @property
    def is_copy(self) -> bool:
        """Whether both go back to one origin, so that the word of one backs nothing of the other."""
        return self.one.origin == self.other.origin


@dataclass(frozen=True, slots=True)
class SourceGrid:
    """The most connected sources, newest first, and each two that share or dispute a question."""

    sources: tuple[NewSource, ...]
    pairs: tuple[Between, ...]

    @property
    def height(self) -> int:
        return grid_height(len(self.sources))

    @property
    def heads(self) -> list[tuple[int, float, int]]:
        """The number of each source, and where it stands above its column and before its row."""
        size = len(self.sources)
        return [(place + 1, column_middle(place, size), row_middle(place)) for place in range(size)]

    @property
    def cells(self) -> list[Cell[Between]]:
        """Below the diagonal circles for what is the same, above it diamonds for what differs."""
        place = {source.pk: at for at, source in enumerate(self.sources)}
        most = max((max(pair.same, pair.differing) for pair in self.pairs), default=0)
        cells = []
        for pair in self.pairs:
            first, second = sorted((place[pair.one.pk], place[pair.other.pk]))
            for kind, count, at in (
                ("same", pair.same, (second, first)),
                ("differs", pair.differing, (first, second)),
            ):
                if count:
                    cells.append(Cell(kind, *at, len(place), count, mark_size(count, most), pair))
        return cells


def ordered(pair: Iterable[int]) -> Pair:
    one, other = sorted(pair)
    return one, other


def read_shared(sources: Sequence[NewSource]) -> dict[int, set[int]]:
    """The sources of each question that several ask, as far as they are among these. One query."""
    claims = Claim.objects.filter(source__in=[source.pk for source in sources], cluster__source_count__gt=1)
    found: dict[int, set[int]] = defaultdict(set)
    for cluster_id, source_id in claims.order_by().values_list("cluster_id", "source_id").distinct():
        found[cluster_id].add(source_id)
    return {pk: asked_by for pk, asked_by in found.items() if len(asked_by) > 1}


def choose_connected(sources: Sequence[NewSource], shared: Mapping[int, set[int]]) -> list[NewSource]:
    """Those with the most questions in common with another, in their order."""
    counts = Counter(source_id for asked_by in shared.values() for source_id in asked_by)
    chosen = {pk for pk, _ in sorted(counts.items(), key=lambda row: (-row[1], -row[0]))[:MOST_CONNECTED]}
    return [source for source in sources if source.pk in chosen]


def find_story(sources: Sequence[NewSource], shared: Mapping[int, set[int]]) -> list[int]:
    """The newest source that shares a question with another, and those it shares most with."""
    asked = {pk for asked_by in shared.values() for pk in asked_by}
    newest = next((source.pk for source in sources if source.pk in asked), None)
    if newest is None:
        return [source.pk for source in sources[:1]]
    near = Counter(pk for asked_by in shared.values() if newest in asked_by for pk in asked_by)
    return sorted(near, key=lambda pk: (-near[pk], -pk))[:MOST_CONNECTED]


def read_differences(sources: Sequence[NewSource]) -> Differences:
    """What these sources differ on. Three queries."""
    ids = [source.pk for source in sources]
    return Differences(tuple(_seen(ids)), (*_linked(ids), *_cited(ids)))


def _seen(ids: Sequence[int]) -> Iterable[tuple[Pair, Question]]:
    differing = Match.objects.filter(differs_in=Match.Difference.VALUE, a__source__in=ids, b__source__in=ids)
    columns = ("a__source", "b__source", "a__cluster", "b__cluster")
    for one, other, here, there in (
        differing.exclude(a__source=F("b__source")).values_list(*columns).distinct()
    ):
        yield (one, other), frozenset([here, there])


def _linked(ids: Sequence[int]) -> Iterable[Contradiction]:
    said = Link.objects.active().contradictions().filter(a__source__in=ids, b__source__in=ids)
    columns = ("a_id", "b_id", "a__source", "b__source", "a__cluster", "b__cluster", "by_id")
    yield from _contradictions(said.exclude(a__source=F("b__source")).values_list(*columns))


def _cited(ids: Sequence[int]) -> Iterable[Contradiction]:
    """What the verdicts that hold are against."""
    holding = Against.objects.filter(verdict__claim__verdict=F("verdict"), verdict__claim__source__in=ids)
    cited = holding.filter(claim__source__in=ids).exclude(claim__source=F("verdict__claim__source"))
    of = "verdict__claim"
    columns = (of, "claim", f"{of}__source", "claim__source", f"{of}__cluster", "claim__cluster")
    yield from _contradictions((*row, None) for row in cited.values_list(*columns))


def _contradictions(rows: Iterable[tuple[int | None, ...]]) -> Iterable[Contradiction]:
    for a, b, source_a, source_b, cluster_a, cluster_b, by_id in rows:
        yield Contradiction((a, b), (source_a, source_b), frozenset([cluster_a, cluster_b]), by_id)  # type: ignore[arg-type, list-item]


def draw_grid(
    sources: Sequence[NewSource], shared: Mapping[int, set[int]], differing: Mapping[Pair, set[Question]]
) -> SourceGrid:
    """Each two of the sources that have to do with each other."""
    asked: dict[Pair, set[Question]] = defaultdict(set)
    chosen = {source.pk for source in sources}
    for cluster_id, asked_by in shared.items():
        for pair in combinations(sorted(asked_by & chosen), 2):
            asked[pair].add(frozenset([cluster_id]))
    pairs = []
    for one, other in combinations(sources, 2):
        pair = ordered((one.pk, other.pk))
        disputed = differing.get(pair, set())
        if asked[pair] or disputed:
            pairs.append(Between(one, other, len(asked[pair] - disputed), len(disputed)))
    return SourceGrid(tuple(sources), tuple(pairs))
