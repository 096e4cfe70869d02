"""The small forms of the queue."""

from django import forms
from django.utils.translation import gettext as _

from claims.models import Decision

MAX_ID = 10**18 - 1


class UndoForm(forms.Form):
    """Which decision to take back; the key makes a double click one undoing."""

    decision = forms.IntegerField(min_value=1, max_value=MAX_ID)
    key = forms.UUIDField()

    def clean_decision(self) -> int:
        decision_id: int = self.cleaned_data["decision"]
        if not Decision.objects.filter(pk=decision_id).exists():
            raise forms.ValidationError(_("There is no such decision."))
        return decision_id
