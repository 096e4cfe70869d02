"""Sources to choose from, and their names, without reading whole articles."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Case, QuerySet, Value, When

from claims.models.source import Source, opening_of

MOST_OFFERED = 200


def read_in_short(source_ids: Collection[int]) -> dict[int, Source]:
    """The sources by id, of their texts only the first words. Never save one. One query."""
    return {source.pk: source for source in shorten(Source.objects.filter(pk__in=source_ids))}


def offer_sources(also: Collection[int] = ()) -> list[Source]:
    """The newest sources, after those of `also`; of their texts only the first words. One query."""
    named_first = Case(When(pk__in=also, then=Value(0)), default=Value(1))
    return shorten(Source.objects.order_by(named_first, "-added_at", "-id")[:MOST_OFFERED])


def shorten(sources: QuerySet[Source]) -> list[Source]:
    """The sources, of their texts only the first words. Never save one. One query."""
    found: Iterable[Any] = sources.defer("text").annotate(opening=opening_of())
    return [_with_opening(source) for source in found]


def _with_opening(source: Any) -> Source:
    source.text = source.opening
    shortened: Source = source
    return shortened
