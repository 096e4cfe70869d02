"""Asking for another look at verdicts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.actions.check_again import MAX_REASON_CHARACTERS
from claims.forms.fields import NumberField, TickedClaimsField, WordsField


class CheckAgainForm(forms.Form):
    """The claims whose verdicts want another look, and why."""

    claims = TickedClaimsField(
        required=True, error_messages={"required": _("Tick the claims that want another look.")}
    )
    reason = WordsField(
        label=_("Why?"),
        required=True,
        max_length=MAX_REASON_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Say why it wants another look.")},
    )


class AboutForm(forms.Form):
    """The claim from whose page one comes, if any."""

    claim = NumberField(of="claim")
