"""Open clusters by how much they are worth checking, and on how many of them sources differ."""

from dataclasses import dataclass

from django.db.models import Count

from claims.models.cluster import Cluster
from claims.models.overview.drawing import Stretch, stack
from claims.models.reviewer import Reviewer
from claims.models.standing import differs_for
from claims.models.worth import WORTHS, is_worth


@dataclass(frozen=True, slots=True)
class Band:
    """Open clusters of one worth: all of them, and those that differ, each as long as its share."""

    worth: str
    count: int
    differing_count: int
    stretch: Stretch
    differing: Stretch


def read_worth(reader: Reviewer) -> list[Band]:
    """The bands, the most worth first, as parts of the fullest. One query."""
    bands = {name: is_worth(name) for name, _words in WORTHS}
    differs = differs_for(reader)
    counts = {name: Count("pk", filter=band) for name, band in bands.items()}
    differing = {f"{name}_differing": Count("pk", filter=band & differs) for name, band in bands.items()}
    found = Cluster.objects.filter(status=Cluster.Status.OPEN).aggregate(**counts, **differing)
    fullest = max(found[name] for name in bands)
    return [
        Band(
            name,
            found[name],
            found[f"{name}_differing"],
            stack([found[name]], of=fullest)[0],
            stack([found[f"{name}_differing"]], of=fullest)[0],
        )
        for name in bands
    ]
