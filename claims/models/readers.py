"""How many readers a claim of a source wanted, over time: leads may change it, and what was decided stays."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from django.conf import settings

from claims.models.event import Event


class ReadersWanted:
    """Of some sources. The desk's own setting counts as it is today: no event tells of it."""

    def __init__(self, today: Mapping[int, int | None]) -> None:
        """`today`: what each source says now, None where it leaves it to the setting. One query."""
        self._today = today
        self._changes: defaultdict[int, list[tuple[datetime, int | None, int | None]]] = defaultdict(list)
        events = Event.objects.filter(kind=Event.Kind.READERS_SET, source__in=today).order_by("id")
        for source_id, at, before, after in events.values_list("source_id", "at", "before", "after"):
            self._changes[source_id].append((at, before.get("readers"), after.get("readers")))

    def at(self, source_id: int, at: datetime) -> int:
        """How many were wanted at a moment."""
        return self.least(source_id, at, at)

    def least(self, source_id: int, since: datetime, until: datetime) -> int:
        """The fewest wanted between two moments: wanting fewer settles claims, more unsettles none."""
        changes = self._changes.get(source_id)
        if not changes:
            return self._today[source_id] or settings.REVIEWS_PER_CLAIM
        wanted = changes[0][1]
        for at, _, after in changes:
            if at <= since:
                wanted = after
        found = [wanted, *(after for at, _, after in changes if since < at <= until)]
        return min(readers or settings.REVIEWS_PER_CLAIM for readers in found)
