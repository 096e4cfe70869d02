"""What the list of sources can be narrowed to and sorted by. What is not on offer is passed over."""

from typing import Any

from django import forms
from django.db.models import F, FloatField, Q, QuerySet
from django.db.models.functions import Cast, Left, NullIf
from django.utils.translation import gettext_lazy as _

from claims.forms.fields import is_id
from claims.models import Reviewer, Source

MAX_SEARCH_CHARACTERS = 200
MAX_SEARCH_WORDS = 10
OPENING = 300

_SHARE = Cast("decided_count", FloatField()) / NullIf(Cast("claim_count", FloatField()), 0.0)
ORDERS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "new": (_("Newest here first"), ("-added_at", "-id")),
    "least": (_("Least reviewed first"), (_SHARE.asc(nulls_last=True), "-added_at", "-id")),
    "claims": (_("Most claims first"), ("-claim_count", "-id")),
    "published": (_("Latest published first"), (F("published_at").desc(nulls_last=True), "-id")),
}
COUNTING = ("least", "claims")


class SourceFilter(forms.Form):
    """Words of the title or the publisher, an order, and sources ticked to be compared."""

    q = forms.CharField(
        label=_("Title or publisher"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto", "autocomplete": "off"}),
    )
    sort = forms.ChoiceField(
        label=_("Order"), required=False, choices=[(name, words) for name, (words, _order) in ORDERS.items()]
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(
            *args, **{"auto_id": "filter_%s", "use_required_attribute": False, "label_suffix": "", **options}
        )
        self.is_valid()

    @property
    def words(self) -> list[str]:
        return str(self.cleaned_data.get("q") or "")[:MAX_SEARCH_CHARACTERS].split()[:MAX_SEARCH_WORDS]

    @property
    def ticked(self) -> list[int]:
        """The sources to be compared, each once, in the order of the page."""
        ids = self.data.getlist("compare") if hasattr(self.data, "getlist") else []
        return list(dict.fromkeys(int(pk) for pk in ids if is_id(pk)))

    def narrow(self, sources: QuerySet[Source], reader: Reviewer) -> QuerySet[Source]:
        """Claims are counted where the order asks for it; untitled ones are found by their first words."""
        name = self.cleaned_data.get("sort") or "new"
        if name in COUNTING:
            sources = sources.with_progress(reader)  # type: ignore[attr-defined]
        for word in self.words:
            untitled = Q(title="", opening__icontains=word)
            sources = sources.alias(opening=Left("text", OPENING)).filter(
                Q(title__icontains=word) | Q(publisher__icontains=word) | untitled
            )
        return sources.order_by(*ORDERS[name][1])
