"""Which sources a story consists of."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from claims.forms.fields import is_id

MOST_ASKED = 200


class SourcesField(forms.Field):
    """The numbers of the ticked sources, each once."""

    widget = forms.SelectMultiple

    def clean(self, value: Any) -> list[int]:
        ticked = list(dict.fromkeys(value or []))
        if len(ticked) > MOST_ASKED or not all(is_id(number) for number in ticked):
            raise ValidationError(_("Choose sources of the list."))
        return [int(number) for number in ticked]


class StoryForm(forms.Form):
    """One source, and the desk finds those that belong to it; or exactly these."""

    source = SourcesField(required=False)
