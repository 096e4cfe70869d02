"""Which items of the page on agreement are shown. What is not on offer is passed over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.models.agreement import LABELS, AgreementPage, Item

_CHOICES = [(label, label) for label in LABELS]


class AgreementFilter(forms.Form):
    """By claim or by cluster, and the two labels of a cell of the table."""

    by = forms.ChoiceField(choices=[("claim", _("claim")), ("cluster", _("cluster"))], required=False)
    one = forms.ChoiceField(choices=_CHOICES, required=False)
    other = forms.ChoiceField(choices=_CHOICES, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.is_valid()

    @property
    def is_by_cluster(self) -> bool:
        return self.cleaned_data.get("by") == "cluster"

    @property
    def two(self) -> tuple[str, str] | None:
        """The labels of a cell; none for all items on which readers differ."""
        one, other = self.cleaned_data.get("one"), self.cleaned_data.get("other")
        return (one, other) if one and other else None

    def choose(self, page: AgreementPage) -> list[Item]:
        return (page.by_cluster if self.is_by_cluster else page.by_claim).find(self.two)
