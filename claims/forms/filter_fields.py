"""Fields of filters: words, ids and days. What cannot be read is passed over by the filter."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.text.normal import fold

MAX_SEARCH_CHARACTERS = 500
MAX_SEARCH_WORDS = 20
MAX_ID = 10**18 - 1
FIRST_YEAR, LAST_YEAR = 1900, 2999


class SearchField(forms.CharField):
    """Words to look for: folded as claims are, or as they were typed."""

    def __init__(self, *, is_folded: bool = True, placeholder: Any = "", **options: Any) -> None:
        attrs = {"type": "search", "dir": "auto", "autocomplete": "off", "placeholder": placeholder}
        super().__init__(required=False, widget=forms.TextInput(attrs=attrs), **options)
        self.is_folded = is_folded

    def clean(self, value: Any) -> list[str]:
        words = str(value or "")[:MAX_SEARCH_CHARACTERS]
        return (fold(words) if self.is_folded else words).split()[:MAX_SEARCH_WORDS]


class IdField(forms.IntegerField):
    """The id of a row, for links from other pages."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, min_value=1, max_value=MAX_ID, widget=forms.HiddenInput, **options)


class DayField(forms.DateField):
    """A day as the calendar writes it, 2026-05-31."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, input_formats=["%Y-%m-%d"], widget=forms.HiddenInput, **options)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("That day is too far away."))
        return day
