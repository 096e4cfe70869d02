"""The forms within the review form: a label for a side, an exception for one claim, a row of evidence."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.forms.fields import (
    NumbersField,
    TickedClaimsField,
    WordsField,
    as_number,
    as_web_address,
)
from claims.models import Evidence, Verdict
from claims.models.card import side_letter
from claims.records import EvidenceInput

FIRST_PAGE = date(1991, 1, 1)  # of the web; what was seen earlier was no link
SET_ASIDE = "set_aside"
UNDECIDED = "undecided"
LABELS = [*Verdict.Label.choices, (SET_ASIDE, gettext_lazy("Set aside"))]
SET_ASIDES = [("", gettext_lazy("Why?")), *Verdict.SetAside.choices]
REASONS = [("", gettext_lazy("No reason")), *Verdict.Reason.choices]
WRITTEN: dict[str, Any] = {"dir": "auto"}
STANCES = [("", gettext_lazy("How does it stand?")), *Evidence.Stance.choices]


class LabelForm(forms.Form):
    """What is said of several claims at once: a label or why they are set aside, and a reason."""

    label = forms.ChoiceField(
        choices=[*LABELS, (UNDECIDED, gettext_lazy("Leave undecided"))],
        error_messages={
            "required": gettext_lazy("Choose a label."),
            "invalid_choice": gettext_lazy("There is no such label. Choose again."),
        },
    )
    set_aside = forms.ChoiceField(label=gettext_lazy("Why set aside?"), choices=SET_ASIDES, required=False)
    reason = forms.ChoiceField(label=gettext_lazy("Reason"), choices=REASONS, required=False)

    def clean(self) -> dict[str, Any]:
        _demand_set_aside_reason(self, "label")
        return self.cleaned_data


class ExceptionForm(forms.Form):
    """What is said of one claim where it differs from the others; what is left empty is as for the others."""

    choice = forms.ChoiceField(
        label=gettext_lazy("This claim"),
        choices=[("", gettext_lazy("As the others")), *LABELS, (UNDECIDED, gettext_lazy("Leave undecided"))],
        required=False,
    )
    set_aside = forms.ChoiceField(label=gettext_lazy("Why set aside?"), choices=SET_ASIDES, required=False)
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        choices=[("", gettext_lazy("As the others")), *Verdict.Reason.choices],
        required=False,
    )
    note = WordsField(label=gettext_lazy("Its own note"), widget=forms.Textarea(attrs=WRITTEN | {"rows": 2}))
    against = NumbersField(
        label=gettext_lazy("Against claims"), widget=forms.TextInput(attrs={"placeholder": "12, 15"})
    )

    def clean(self) -> dict[str, Any]:
        _demand_set_aside_reason(self, "choice")
        kept = self.cleaned_data
        if kept.get("choice") == UNDECIDED and (kept.get("note") or kept.get("against")):
            self.add_error(
                "choice", _("A claim left undecided keeps no note. Choose a label or take the words out.")
            )
        return kept


class EvidenceForm(forms.Form):
    """One piece of evidence: a link or the number of a claim, and how it stands. All empty: none."""

    stance = forms.ChoiceField(label=gettext_lazy("Stance"), choices=STANCES, required=False)
    where = WordsField(
        label=gettext_lazy("Link or claim"),
        max_length=2_000,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("https://… or #12")}),
    )
    title = WordsField(label=gettext_lazy("Title"), max_length=500, widget=forms.TextInput(attrs=WRITTEN))
    publisher = WordsField(
        label=gettext_lazy("Publisher"), max_length=200, widget=forms.TextInput(attrs=WRITTEN)
    )
    passage = WordsField(label=gettext_lazy("Passage"), widget=forms.Textarea(attrs=WRITTEN | {"rows": 2}))
    seen_on = forms.DateField(
        label=gettext_lazy("Seen on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, side_keys: Sequence[str] = (), **options: Any) -> None:
        """With several sides, evidence supports or contradicts one of them."""
        super().__init__(*args, **options)
        if side_keys:
            stance: Any = self.fields["stance"]
            stance.choices = [
                ("", STANCES[0][1]),
                *_side_stances(side_keys),
                ("context", gettext_lazy("Context")),
            ]

    def clean_where(self) -> str:
        where: str = self.cleaned_data["where"]
        if not where or where.removeprefix("#").isdigit():
            return str(as_number(where)) if where else ""
        return as_web_address(where)

    def clean_seen_on(self) -> date | None:
        seen_on: date | None = self.cleaned_data["seen_on"]
        if seen_on and not FIRST_PAGE <= seen_on <= localdate() + timedelta(days=1):
            raise forms.ValidationError(_("Nobody can have seen it then. Look at the date again."))
        return seen_on

    def clean(self) -> dict[str, Any]:
        kept = self.cleaned_data
        if self.errors or not self.is_filled:
            return kept
        if not kept["where"]:
            self.add_error("where", _("Give the link, or the number of a claim."))
        if not kept["stance"]:
            self.add_error("stance", _("Say how it stands to the claim."))
        return kept

    @property
    def is_filled(self) -> bool:
        return any(self.cleaned_data.values())

    @property
    def claim_id(self) -> int | None:
        """The claim it cites, once cleaned."""
        where = self.cleaned_data.get("where", "")
        return int(where) if where.isdigit() else None

    def evidence(self, stance: str) -> EvidenceInput:
        """The record, standing as `stance` to the claim it is given for."""
        kept = self.cleaned_data
        return EvidenceInput(
            stance=stance,
            url="" if self.claim_id else kept["where"],
            claim_id=self.claim_id,
            title=kept["title"],
            publisher=kept["publisher"],
            passage=kept["passage"],
            seen_on=kept["seen_on"],
        )


class SharedForm(forms.Form):
    """What is said once for all: the note, and what a conflicting verdict is against."""

    note = WordsField(label=gettext_lazy("Note"), widget=forms.Textarea(attrs=WRITTEN | {"rows": 3}))
    against = TickedClaimsField()
    against_numbers = NumbersField(
        label=gettext_lazy("Claims by number"), widget=forms.TextInput(attrs={"placeholder": "12, 15"})
    )

    @property
    def against_ids(self) -> list[int]:
        """Claims named by a tick or by their number, each once; once cleaned."""
        kept = self.cleaned_data
        return list(dict.fromkeys([*kept["against"], *kept["against_numbers"]]))


def _side_stances(side_keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    for position, key in enumerate(side_keys):
        letter = side_letter(position)
        yield f"supports-{key}", _("Supports %(letter)s, contradicts the others") % {"letter": letter}
        yield f"contradicts-{key}", _("Contradicts %(letter)s") % {"letter": letter}


def _demand_set_aside_reason(form: forms.Form, choice: str) -> None:
    is_set_aside = form.cleaned_data.get(choice) == SET_ASIDE
    if is_set_aside and not form.cleaned_data.get("set_aside") and "set_aside" not in form.errors:
        form.add_error("set_aside", _("Say why it is set aside."))
