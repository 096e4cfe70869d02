"""What somebody wants to take along: which verdicts, as of when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.forms.moments import MomentField
from claims.models import ExportRun
from claims.records import ExportChoice

Scope = ExportRun.Scope
# The buttons of the page, by the value they send.
FOR_LEADS = {
    "outside": ExportChoice(Scope.OUTSIDE),
    "desk": ExportChoice(Scope.DESK),
    "every": ExportChoice(Scope.DESK, with_undecided=True),
    "reviewers": ExportChoice(Scope.REVIEWERS, has_final_label=True),
    "everybody": ExportChoice(Scope.REVIEWERS, with_undecided=True, has_final_label=True),
}
FOR_ALL = {
    "own": ExportChoice(Scope.OWN),
    "own_outcome": ExportChoice(Scope.OWN, has_final_label=True),
}


class ExportForm(forms.Form):
    """One of the choices, and the moment it should tell of."""

    what = forms.ChoiceField(
        choices=[(name, name) for name in (*FOR_LEADS, *FOR_ALL)],
        error_messages={
            "required": _("Choose what to take along."),
            "invalid_choice": _("There is no such choice."),
        },
    )
    as_of = MomentField()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "export_%s", "label_suffix": "", **options})

    @property
    def choice(self) -> ExportChoice:
        return (FOR_LEADS | FOR_ALL)[self.cleaned_data["what"]]
