"""Everything that is done to new sources: claims found, ranked, clustered."""

from dataclasses import dataclass
from datetime import datetime

from claims.actions.clustering import cluster_claims
from claims.actions.ingest import extract_source_claims
from claims.models import Source


@dataclass(frozen=True, slots=True)
class ProcessingSummary:
    """What one run did: sources processed, claims found, claims moved to another cluster."""

    sources: int
    claims: int
    moved: int


def process_sources(*, at: datetime) -> ProcessingSummary:
    """Process what is new; a second run changes nothing. Each source commits on its own."""
    waiting = list(Source.objects.unprocessed().order_by("id").values_list("id", flat=True))
    found = [extract_source_claims(source_id=source_id, at=at) for source_id in waiting]
    return ProcessingSummary(sources=len(waiting), claims=sum(found), moved=cluster_claims(at=at))
