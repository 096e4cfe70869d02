"""Which clusters a lead looks at before signing off, and the verdicts that are signed off."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from claims.forms.fields import TickedClaimsField, as_number

# As many as a page of the list holds, with all their claims.
MOST_VERDICTS = 20_000
DAMAGED = _("The form came back damaged. Tick the clusters again.")


class ShownField(forms.Field):
    """The verdicts that were shown, of each cluster such as "12:45,13:46": claim and verdict."""

    widget = forms.SelectMultiple

    def clean(self, value: Any) -> dict[int, int]:
        pairs = [word.split(":") for words in super().clean(value) for word in words.split(",")]
        if len(pairs) > MOST_VERDICTS or any(len(pair) != 2 for pair in pairs):
            raise ValidationError(DAMAGED)
        return {as_number(claim): as_number(verdict) for claim, verdict in pairs}


class PickForm(forms.Form):
    """The clusters to look at; none: the list."""

    cluster = TickedClaimsField()


class SignOffForm(forms.Form):
    """What the preview showed."""

    shown = ShownField(error_messages={"required": _("Tick what you sign off.")})
