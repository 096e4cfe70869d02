"""The sources that came in last, without their texts: what is drawn source by source stays as small."""

from dataclasses import dataclass

from claims.models.origins import origin_of
from claims.models.source import Source, name_of, opening_of

MOST_SOURCES = 60


@dataclass(frozen=True, slots=True)
class NewSource:
    pk: int
    name: str
    origin: str

    def __str__(self) -> str:
        return self.name


def read_newest() -> list[NewSource]:
    """The newest sources, in the order they came in, newest first. One query."""
    columns = ("pk", "title", "origin", "text_sha256")
    rows = Source.objects.order_by("-pk").values_list(*columns, opening_of())[:MOST_SOURCES]
    return [
        NewSource(pk, name_of(title, opening), origin_of(Source(origin=origin, text_sha256=digest)))
        for pk, title, origin, digest, opening in rows
    ]
