"""Who is kept from signing in for a while, after too many failures with one name from one address."""

from datetime import datetime
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max


def held_until(*, username: str, address: str | None, at: datetime) -> datetime:
    """When signing in with the name from the address is free again: the longest it can take."""
    failures: Any = AccessAttempt.objects.filter(username=username, ip_address=address)
    latest: datetime | None = failures.aggregate(latest=Max("attempt_time"))["latest"]
    return (latest or at) + settings.AXES_COOLOFF_TIME
