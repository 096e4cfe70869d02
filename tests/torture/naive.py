"""The positive control: the same desk with a naive queue. Who looks first and writes later gives cards twice.

gunicorn serves `tests.torture.naive:application`; the database lost its index that keeps holds apart.
"""

import time
from datetime import datetime, timedelta
from typing import Any

from factcheck.wsgi import application  # it sets Django up, which what follows needs

__all__ = ["application"]

from claims.actions import review
from claims.models import Lease, Reviewer
from claims.models.available import available_to
from claims.views import queue as queue_view
from claims.views import review as review_view

# Long enough for even a few people to meet.
BETWEEN_SECONDS = 0.05


def take_next(*, reviewer: Reviewer, at: datetime, **_: Any) -> Lease | None:
    """Read what is free, then write: nothing keeps a second reader from doing the same in between."""
    live = Lease.objects.live(at=at).filter(reviewer=reviewer, cluster__status="open")
    if held := live.select_related("cluster").first():
        return held
    Lease.objects.unreleased().filter(reviewer=reviewer).update(ended_at=at, ending="released")
    taken = Lease.objects.live(at=at).values("cluster")
    cluster = available_to(reviewer, at=at).exclude(pk__in=taken).first()
    if cluster is None:
        return None
    time.sleep(BETWEEN_SECONDS)
    until = at + timedelta(minutes=15)
    return Lease.objects.create(cluster=cluster, reviewer=reviewer, taken_at=at, expires_at=until)


def trust(*_: Any, **__: Any) -> None:
    """Take every form for one about the cluster as it is."""


for module, name, naive in (
    (queue_view, "take_next", take_next),
    (review_view, "take_next", take_next),
    (review, "demand_as_seen", trust),
):
    assert hasattr(module, name)
    setattr(module, name, naive)
