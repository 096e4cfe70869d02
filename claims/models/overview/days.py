"""The desk day by day: claims by the day of the verdict that holds, decisions, how long clusters waited."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from django.db.models import Case, Count, DateTimeField, Q, Value, When
from django.utils import timezone

from claims.models.claim import Claim
from claims.models.days import midnight
from claims.models.decision import Decision
from claims.models.reviewer import Reviewer
from claims.models.standing import LABELLED, is_veiled, standing_for

DAYS = 14
MOST_WAITS = 200
COLUMN_PIXELS = 96
LEAST_PIXELS = 3
ACTS = (Decision.Kind.REVIEW, Decision.Kind.ADJUDICATION)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a column: so many of a kind, from `y` pixels under the top down."""

    kind: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A day with what was done on it. `x` and `width` in percent; its number stands at `top` pixels."""

    day: date
    blocks: tuple[Block, ...]
    x: float
    width: float

    @property
    def count(self) -> int:
        return sum(block.count for block in self.blocks)

    @property
    def in_short(self) -> str:
        """The number as there is room for above a column: from a thousand on in thousands."""
        return str(self.count) if self.count < 1000 else f"{self.count / 1000:.0f}k"

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)

    @property
    def top(self) -> float:
        return min((block.y for block in self.blocks), default=float(COLUMN_PIXELS))


@dataclass(frozen=True, slots=True)
class Waited:
    """How long half of the last `count` decisions had waited, at most, since their cluster was there."""

    count: int
    median: timedelta | None


def last_days(at: datetime) -> list[date]:
    """The last days in the desk's zone, today the last."""
    today = timezone.localdate(at)
    return [today - timedelta(days=back) for back in reversed(range(DAYS))]


def make_columns(
    days: Sequence[date], counts: Mapping[date, Mapping[str, int]], kinds: Sequence[str]
) -> list[DayColumn]:
    """A column a day, its parts from the ground up in the order of `kinds`; the fullest is as high as all."""
    fullest = max((sum(counts.get(day, {}).values()) for day in days), default=0)
    pitch = 100 / len(days)
    return [
        DayColumn(
            day,
            _pile(counts.get(day, {}), kinds, COLUMN_PIXELS / max(fullest, 1)),
            round(place * pitch + pitch / 8, 2),
            round(pitch * 3 / 4, 2),
        )
        for place, day in enumerate(days)
    ]


def _pile(counts: Mapping[str, int], kinds: Sequence[str], pixels: float) -> tuple[Block, ...]:
    blocks, y = [], float(COLUMN_PIXELS)
    for kind in kinds:
        if count := counts.get(kind, 0):
            height = max(count * pixels, LEAST_PIXELS)
            y -= height
            blocks.append(Block(kind, count, round(y, 1), round(height, 1)))
    return tuple(blocks)


def read_decided(reader: Reviewer, *, at: datetime) -> list[DayColumn]:
    """Claims by the day of the verdict that holds now, without what is veiled. One query."""
    days = last_days(at)
    decided = "verdict__decision__decided_at"
    claims = Claim.objects.order_by().filter(~is_veiled(reader), **{f"{decided}__gte": midnight(days[0])})
    rows = claims.values(day=_day_of(decided, days), standing=standing_for(reader)).annotate(
        count=Count("pk")
    )
    return make_columns(days, _by_day(rows.values_list("day", "standing", "count")), LABELLED)


def read_decisions(*, at: datetime) -> list[DayColumn]:
    """Decisions that were not undone, by day, whoever made them. One query."""
    days = last_days(at)
    made = Decision.objects.order_by().filter(
        kind__in=ACTS, undone_by=None, decided_at__gte=midnight(days[0])
    )
    rows = made.values("kind", day=_day_of("decided_at", days)).annotate(count=Count("pk"))
    return make_columns(days, _by_day(rows.values_list("day", "kind", "count")), ACTS)


def read_waited() -> Waited:
    """Of the last decisions. One query."""
    made = Decision.objects.filter(kind=Decision.Kind.REVIEW, undone_by=None).order_by("-pk")
    times = list(made.values_list("decided_at", "cluster__created_at")[:MOST_WAITS])
    waits = [max((decided - created).total_seconds(), 0) for decided, created in times]
    return Waited(len(waits), timedelta(seconds=median(waits)) if waits else None)


def _day_of(moment: str, days: Sequence[date]) -> Case:
    """The midnight its day began with: compared, as asking SQLite for the day of each row takes long."""
    ends = [midnight(day + timedelta(days=1)) for day in days[:-1]]
    cases = [
        When(Q(**{f"{moment}__lt": end}), then=Value(midnight(day)))
        for day, end in zip(days, ends, strict=False)
    ]
    return Case(*cases, default=Value(midnight(days[-1])), output_field=DateTimeField())


def _by_day(rows: Iterable[tuple[datetime, str, int]]) -> dict[date, dict[str, int]]:
    counts: dict[date, dict[str, int]] = defaultdict(dict)
    for began_at, kind, count in rows:
        counts[timezone.localdate(began_at)][kind] = count
    return counts
