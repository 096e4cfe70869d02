"""Writing down what was done: one event for each change."""

from collections.abc import Mapping
from datetime import datetime

from claims.models import Claim, Cluster, Event, Reviewer, Source


def record_event(
    kind: Event.Kind,
    *,
    at: datetime,
    by: Reviewer | None = None,
    source: Source | None = None,
    claim: Claim | None = None,
    cluster: Cluster | None = None,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    note: str = "",
) -> Event:
    """Adds an event. Call it inside the transaction of the change it tells of."""
    return Event.objects.create(
        kind=kind,
        at=at,
        by=by,
        source=source,
        claim=claim,
        cluster=cluster,
        before=dict(before or {}),
        after=dict(after or {}),
        note=note,
    )
