"""Days of the desk's own zone, as moments."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone


def midnight(day: date) -> datetime:
    """When a day begins."""
    return timezone.make_aware(datetime.combine(day, time.min))


def on_day(field: str, day: date) -> Q:
    """Rows of which a moment falls on the day."""
    return Q(**{f"{field}__gte": midnight(day), f"{field}__lt": midnight(day + timedelta(days=1))})
