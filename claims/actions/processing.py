"""Everything that is done to new sources: claims found, ranked, clustered."""

from dataclasses import dataclass
from datetime import datetime

from claims.actions.clustering import cluster_claims
from claims.actions.copies import suggest_copies
from claims.actions.ingest import extract_source_claims
from claims.actions.origins import renew_origins
from claims.matching import MATCHER_VERSION
from claims.models import Claim, Match, Source


@dataclass(frozen=True, slots=True)
class ProcessingSummary:
    """What one run did: sources processed, claims found, claims moved to another cluster.

    `is_outdated`: an earlier version of the matcher matched older claims; new ones are placed among them
    as they stand, until all are matched again.
    """

    sources: int
    claims: int
    moved: int
    is_outdated: bool


def process_sources(*, at: datetime) -> ProcessingSummary:
    """Process what is new; a second run changes nothing. Each source commits on its own.

    What copies what is asked once claims are matched; also of sources that an earlier run left unmatched.
    """
    renew_origins()
    waiting = list(Source.objects.unprocessed().order_by("id").values_list("id", flat=True))
    found = [extract_source_claims(source_id=source_id, at=at) for source_id in waiting]
    unmatched = Claim.objects.filter(matched_at=None).values_list("source", flat=True).distinct()
    fresh = sorted(unmatched.order_by())
    moved = cluster_claims(at=at)
    for source_id in fresh:
        suggest_copies(source_id=source_id, at=at)
    return ProcessingSummary(len(waiting), sum(found), moved, is_outdated=_is_outdated())


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a new source brought: its claims, and how many questions of other sources these answer, too."""

    claims: int
    questions: int


def take_in(*, source_id: int, at: datetime) -> Arrival:
    """Process a source that was just added, with whatever else waits. Raises DatabaseBusy."""
    process_sources(at=at)
    claims = Claim.objects.filter(source=source_id)
    shared = claims.filter(cluster__source_count__gt=1)
    return Arrival(claims.count(), shared.values("cluster").distinct().count())


def _is_outdated() -> bool:
    """Told by the oldest match: matching again renews them all, and adds others behind."""
    oldest = Match.objects.order_by("id").values_list("matcher_version", flat=True).first()
    return oldest not in (None, MATCHER_VERSION)
