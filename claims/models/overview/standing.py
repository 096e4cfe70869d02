"""Where claims stand as far as a reader may know: labels of all claims, and of each of the newest sources."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from claims.models.claim import Claim
from claims.models.overview.drawing import Stretch, stack
from claims.models.overview.newest import NewSource
from claims.models.reviewer import Reviewer
from claims.models.standing import LABELLED, STANDINGS, standing_for


@dataclass(frozen=True, slots=True)
class Part:
    """So many claims that stand in one way, and their stretch of the bar."""

    standing: str
    count: int
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Bar:
    """Claims by where they stand, in the order of STANDINGS; those of which there are none included."""

    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        return sum(part.count for part in self.parts)

    @property
    def labelled_count(self) -> int:
        """Claims with a verdict that holds, set aside included."""
        return sum(part.count for part in self.parts if part.standing in LABELLED)


def make_bar(counts: Mapping[str, int]) -> Bar:
    numbers = [counts.get(standing, 0) for standing in STANDINGS]
    rows = zip(STANDINGS, numbers, stack(numbers), strict=True)
    return Bar(tuple(Part(str(standing), count, stretch) for standing, count, stretch in rows))


def read_standing(reader: Reviewer) -> Bar:
    """All claims. One query, which looks at every claim once."""
    rows = Claim.objects.order_by().values(standing=standing_for(reader)).annotate(count=Count("pk"))
    return make_bar(dict(rows.values_list("standing", "count")))


def read_by_source(sources: Sequence[NewSource], reader: Reviewer) -> list[tuple[NewSource, Bar]]:
    """The claims of each source. One query."""
    claims = Claim.objects.order_by().filter(source__in=[source.pk for source in sources])
    rows = claims.values("source", standing=standing_for(reader)).annotate(count=Count("pk"))
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for source_id, standing, count in rows.values_list("source", "standing", "count"):
        counts[source_id][standing] = count
    return [(source, make_bar(counts[source.pk])) for source in sources]
