"""Moments as people type them: a day, or a day and a time."""

import re
from datetime import UTC, date, datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

EXAMPLE = _("Give a day, such as 2026-05-31, or a day and a time, such as 2026-05-31T14:30.")
MAX_MOMENT_CHARACTERS = 40
EARLIEST_YEAR = 1900


def parse_moment(text: str, *, now: datetime) -> datetime:
    """A past moment, in the desk's zone or its own; a day alone is its end. Raises ValidationError."""
    text = text.strip()
    try:
        at = _end_of(date.fromisoformat(text)) if _DAY.fullmatch(text) else datetime.fromisoformat(text)
        at = timezone.make_aware(at) if timezone.is_naive(at) else at
        is_to_come = at.astimezone(UTC) > now
        if at.year < EARLIEST_YEAR:
            raise ValueError
    except (ValueError, OverflowError):
        raise ValidationError(EXAMPLE) from None
    if is_to_come and _DAY.fullmatch(text) and timezone.localtime(now).date().isoformat() == text:
        return now
    if is_to_come:
        raise ValidationError(_("That moment is still to come. Choose an earlier one."))
    return at


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max)


class MomentField(forms.CharField):
    """A past moment, or None when the field is empty. The form sets `now`."""

    now: datetime | None = None

    def __init__(self) -> None:
        widget = forms.TextInput(attrs={"type": "datetime-local", "step": "1"})
        super().__init__(label=_("As of"), required=False, max_length=MAX_MOMENT_CHARACTERS, widget=widget)

    def clean(self, value: object) -> datetime | None:
        text = super().clean(value)
        return parse_moment(text, now=self.now or timezone.now()) if text else None
