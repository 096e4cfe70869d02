"""How leads steer the queue: pin, put off, assign, readers; and what their controls show."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy

from claims.actions.steering import MOST_READERS
from claims.models import Cluster, Reviewer, Source
from claims.models.days import midnight


def person_field() -> Any:
    """A person of the desk; empty: nobody in particular."""
    return forms.ModelChoiceField(
        Reviewer.objects.filter(is_active=True).order_by("username"),
        label=gettext_lazy("Who reads it first"),
        empty_label=gettext_lazy("Anybody"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose somebody of this desk.")},
    )


class SteerForm(forms.Form):
    """What a lead does with a cluster, named by the button that was pressed."""

    ACTS = ("pin", "unpin", "put_off", "bring_back", "assign")

    act = forms.ChoiceField(choices=[(act, act) for act in ACTS])
    until = forms.DateField(
        label=gettext_lazy("Put off until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Give a day, such as 2026-12-31.")},
    )
    to = person_field()

    def clean(self) -> dict[str, Any]:
        kept = self.cleaned_data
        if kept.get("act") == "put_off" and not kept.get("until") and "until" not in self.errors:
            self.add_error("until", gettext("Say until which day."))
        return kept

    @property
    def put_off_until(self) -> datetime | None:
        """The beginning of the day, as the desk's clock has it; once cleaned."""
        day = self.cleaned_data["until"] if self.cleaned_data["act"] == "put_off" else None
        return midnight(day) if day else None


class SteerSourceForm(forms.Form):
    """What a lead says of a source."""

    act = forms.ChoiceField(choices=[("assign", "assign"), ("readers", "readers")])
    to = person_field()
    readers = forms.TypedChoiceField(
        label=gettext_lazy("Readers of each claim"),
        required=False,
        choices=[
            ("", gettext_lazy("As the desk’s setting says")),
            *((n, str(n)) for n in range(1, MOST_READERS + 1)),
        ],
        coerce=int,
        empty_value=None,
        error_messages={
            "invalid_choice": format_lazy(
                gettext_lazy("Give a number of readers from 1 to {n}."), n=MOST_READERS
            )
        },
    )


def steering_of(row: Cluster | Source) -> dict[str, Any]:
    """What the controls of a cluster or a source show: how it stands now, in a form."""
    ids = f"steer_{row._meta.model_name}_%s"
    if isinstance(row, Source):
        stands: dict[str, Any] = {"to": row.assigned_to_id, "readers": row.reviews_per_claim}
        return {"source": row, "form": SteerSourceForm(initial=stands, auto_id=ids)}
    off = row.put_off_until if row.put_off_until and row.put_off_until > timezone.now() else None
    stands = {"to": row.assigned_to_id, "until": off and timezone.localdate(off)}
    return {"cluster": row, "put_off_until": off, "form": SteerForm(initial=stands, auto_id=ids)}
