"""What is known about a source, all but its text, is corrected."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied

from claims.actions.clustering import match_again
from claims.actions.history import record_event
from claims.actions.origins import refresh_origin
from claims.actions.retry import in_transaction
from claims.models import Event, Reviewer, Source

EDITABLE = ("title", "publisher", "author", "url", "published_at")


@in_transaction
def edit_source(
    *, source_id: int, changes: Mapping[str, object], note: str, by: Reviewer, at: datetime
) -> Source:
    """Leads correct what is known about a source, never its text. What changed is kept as an event."""
    if not by.is_lead:
        raise PermissionDenied
    source = Source.objects.select_for_update().get(pk=source_id)
    changed = {name: value for name, value in changes.items() if getattr(source, name) != value}
    if unknown := set(changed) - set(EDITABLE):
        raise ValueError(f"not editable: {sorted(unknown)}")
    change_details(source, changed, note=note, by=by, at=at)
    return source


def change_details(
    source: Source, changed: Mapping[str, object], *, note: str, by: Reviewer, at: datetime
) -> None:
    """Store what is known otherwise now, and what follows from it. The source is locked, no cluster is."""
    if not changed:
        return
    before = {name: _as_json(getattr(source, name)) for name in changed}
    for name, value in changed.items():
        setattr(source, name, value)
    source.save(update_fields=list(changed))
    after = {name: _as_json(value) for name, value in changed.items()}
    record_event(Event.Kind.SOURCE_EDITED, at=at, by=by, source=source, before=before, after=after, note=note)
    if "published_at" in changed:  # "on Tuesday" is another day now; before any cluster is locked
        match_again(source, at=at)
    if "publisher" in changed:
        refresh_origin(source)


def _as_json(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
