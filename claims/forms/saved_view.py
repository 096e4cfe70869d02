"""What people say of a view they save: its name, whether it is shared, and what it shows."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from claims.forms.claim_filter import ClaimFilter
from claims.forms.cluster_filter import ClusterFilter
from claims.forms.fields import WordsField
from claims.forms.filters import ListFilter
from claims.forms.source_filter import SourceFilter
from claims.models.saved_view import MAX_NAME_CHARACTERS

# The filter of each list that can be saved as it is.
FILTERS: dict[str, type[ListFilter]] = {
    "claims": ClaimFilter,
    "clusters": ClusterFilter,
    "sources": SourceFilter,
}
MAX_QUERY_CHARACTERS = 20_000


class SavedViewForm(forms.Form):
    """A view. `list` and `query` come from the page; what its filter does not know is left out."""

    name = WordsField(
        label=_("Name"),
        max_length=MAX_NAME_CHARACTERS,
        required=True,
        error_messages={
            "required": _("Give the view a name."),
            "max_length": _("A name has %(limit_value)d characters at most."),
        },
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    is_shared = forms.BooleanField(label=_("Everybody at the desk may use it"), required=False)
    list = forms.ChoiceField(choices=[(name, name) for name in FILTERS], widget=forms.HiddenInput)
    query = WordsField(max_length=MAX_QUERY_CHARACTERS, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "view_%s", "label_suffix": "", **options})

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean(self) -> None:
        said = self.cleaned_data
        if "list" in said and "query" in said:
            said["query"] = normal_query(said["list"], said["query"])


def normal_query(which: str, query: str) -> str:
    """What the filter of a list makes of a query string."""
    return FILTERS[which](QueryDict(query)).query
