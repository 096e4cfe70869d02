"""The small forms of the queue."""

from django import forms

MAX_ID = 10**18 - 1


class UndoForm(forms.Form):
    """Which decision to take back; the key makes a double click one undoing."""

    decision = forms.IntegerField(min_value=1, max_value=MAX_ID)
    key = forms.UUIDField()
