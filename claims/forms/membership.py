"""Forms that change who belongs with whom: split, merge, part, contradict."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.forms.fields import NumberField, TickedClaimsField, WordsField

MAX_LINK_NOTE = 2_000
NOTE = {"rows": 2, "dir": "auto"}


class SplitForm(forms.Form):
    """The claims that leave, and why."""

    claims = TickedClaimsField(
        required=True, error_messages={"required": _("Tick the claims that do not belong here.")}
    )
    note = WordsField(label=_("Note"), max_length=MAX_LINK_NOTE, widget=forms.Textarea(attrs=NOTE))


class MergeForm(forms.Form):
    """The cluster that takes these claims in, and why."""

    into = NumberField(
        label=_("Number of the other cluster"),
        of="cluster",
        required=True,
        error_messages={"required": _("Give the number of the other cluster.")},
    )
    note = WordsField(label=_("Note"), max_length=MAX_LINK_NOTE, widget=forms.Textarea(attrs=NOTE))


class PartForm(forms.Form):
    """The claim elsewhere that does not ask the same."""

    other = NumberField(
        of="claim", required=True, error_messages={"required": _("Give the number of the other claim.")}
    )


class PairForm(forms.Form):
    """Two members of a cluster."""

    one = NumberField(of="claim", required=True)
    other = NumberField(of="claim", required=True)

    @property
    def pair(self) -> tuple[int, int] | None:
        """Their numbers; None where what was asked for makes no sense."""
        return (self.cleaned_data["one"], self.cleaned_data["other"]) if self.is_valid() else None


class ContradictForm(forms.Form):
    """The claim that says otherwise: one picked from a list, or named by its number."""

    picked = NumberField(of="claim")
    number = NumberField(label=_("Number of the other claim"), of="claim")
    note = WordsField(label=_("Note"), max_length=MAX_LINK_NOTE, widget=forms.Textarea(attrs=NOTE))

    def clean(self) -> dict[str, Any]:
        kept = self.cleaned_data
        named = {kept.get("picked"), kept.get("number")} - {None}
        if not self.errors and not named:
            self.add_error("number", _("Pick a claim, or give its number."))
        if len(named) > 1:
            self.add_error("number", _("You picked one claim and gave the number of another. Which is it?"))
        return kept

    @property
    def other_id(self) -> int:
        """The claim that says otherwise; once cleaned."""
        return int(self.cleaned_data["picked"] or self.cleaned_data["number"])
