"""An answer on a drawn pair."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.forms.filter_fields import MAX_ID

ANSWERS = {"same": True, "not_same": False, "cannot_say": None}
TAKE_BACK = "take_back"


class AnswerForm(forms.Form):
    """Which pair, and what the two are; or that one's own answer is taken back."""

    pair = forms.IntegerField(min_value=1, max_value=MAX_ID)
    answer = forms.ChoiceField(choices=[(value, value) for value in (*ANSWERS, TAKE_BACK)])

    def clean(self) -> dict[str, Any] | None:
        if self.errors:
            raise forms.ValidationError(_("That was no answer. Press one of the buttons."))
        return self.cleaned_data

    @property
    def is_taking_back(self) -> bool:
        return bool(self.cleaned_data["answer"] == TAKE_BACK)

    @property
    def is_same(self) -> bool | None:
        return ANSWERS[self.cleaned_data["answer"]]
