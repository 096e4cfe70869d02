"""Sources to choose from, and their names, without reading whole articles."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Case, Value, When
from django.db.models.functions import Left

from claims.models.source import Source

MOST_OFFERED = 200
OPENING = 300


def read_in_short(source_ids: Collection[int]) -> dict[int, Source]:
    """The sources by id, of their texts only the first words. Never save one. One query."""
    return {source.pk: source for source in _shortened(Source.objects.filter(pk__in=source_ids))}


def offer_sources(also: Collection[int] = ()) -> list[Source]:
    """The newest sources, after those of `also`; of their texts only the first words. One query."""
    named_first = Case(When(pk__in=also, then=Value(0)), default=Value(1))
    return _shortened(Source.objects.order_by(named_first, "-added_at", "-id")[:MOST_OFFERED])


def _shortened(sources: Any) -> list[Source]:
    found: Iterable[Any] = sources.defer("text").annotate(opening=Left("text", OPENING))
    return [_with_opening(source) for source in found]


def _with_opening(source: Any) -> Source:
    source.text = source.opening
    shortened: Source = source
    return shortened
