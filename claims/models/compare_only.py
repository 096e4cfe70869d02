"""What only one of two sources says, most check-worthy first."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber

from claims.models.claim import Claim, ClaimQuerySet
from claims.models.source import Source

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Only:
    """The first of the `count` claims that stand in this source alone of the two."""

    source: Source
    claims: tuple[Claim, ...]
    count: int


def read_only(here: Source, there: Source, *, besides: Collection[int]) -> tuple[Only, Only]:
    """What each says of which the other says nothing, without the claims that are told of elsewhere.

    Two queries.
    """
    lone = _lone(here, there).exclude(pk__in=besides)
    counts = dict(lone.order_by().values_list("source").annotate(Count("pk")))
    rank = Window(RowNumber(), partition_by="source", order_by=[F("check_worthiness").desc(), F("id")])
    ranked = lone.annotate(rank=rank).filter(rank__lte=MOST_SHOWN).order_by("rank")
    claims = list(ranked.select_related("cluster", "verdict"))

    def of(source: Source) -> Only:
        own = tuple(claim for claim in claims if claim.source_id == source.pk)
        return Only(source, own, counts.get(source.pk, 0))

    return of(here), of(there)


def _lone(here: Source, there: Source) -> ClaimQuerySet:
    """Claims of either in clusters that hold none of the other."""
    ids = (here.pk, there.pk)
    other = Claim.objects.filter(source__in=ids, cluster=OuterRef("cluster")).exclude(
        source=OuterRef("source")
    )
    return Claim.objects.filter(~Exists(other), source__in=ids)
