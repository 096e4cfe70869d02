"""The sources that came in last, without their texts: what is drawn source by source stays as small."""

from dataclasses import dataclass

from django.db.models.functions import Left

from claims.models.origins import origin_of
from claims.models.source import Source

MOST_SOURCES = 60
OPENING = 300


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
    rows = Source.objects.order_by("-pk").values_list(*columns, Left("text", OPENING))[:MOST_SOURCES]
    return [
        NewSource(
            pk, str(Source(title=title, text=opening)), origin_of(Source(origin=origin, text_sha256=digest))
        )
        for pk, title, origin, digest, opening in rows
    ]
