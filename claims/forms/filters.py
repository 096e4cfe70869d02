"""What lists can be narrowed to and sorted by. What is not on offer is passed over, never an error."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.db.models import OrderBy
from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.forms.filter_fields import IdField, SearchField

ON = "on"

type Order = tuple[str | OrderBy, ...]


class ListFilter(forms.Form):
    """A filter above a list. `cleaned_data` has what is usable, whatever the address says."""

    PAGE: ClassVar[str] = ""
    ORDERS: ClassVar[Mapping[str, tuple[Any, Order]]] = {}

    q = SearchField(label=gettext_lazy("Words"), placeholder=gettext_lazy("Words in claims"))
    view = IdField()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(
            *args, **{"auto_id": "filter_%s", "use_required_attribute": False, "label_suffix": "", **options}
        )
        if self.ORDERS:
            names = [(key, words) for key, (words, _order) in self.ORDERS.items()]
            self.fields["sort"] = forms.ChoiceField(
                label=gettext_lazy("Order"), choices=names, required=False
            )
        self.is_valid()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order was asked for."""
        return any(name != "sort" for name in self.chosen)

    @property
    def sort(self) -> str:
        return self.cleaned_data.get("sort") or next(iter(self.ORDERS))

    @property
    def order(self) -> Order:
        """What to sort by, ending in the id, so that rows keep their place from page to page."""
        return self.ORDERS[self.sort][1]

    def asked(self, name: str) -> Any:
        """The usable value of a field, empty if there is none."""
        return self.cleaned_data.get(name) or ""

    @cached_property
    def chosen(self) -> dict[str, str]:
        """All that was asked for and can be had, as an address writes it; no view, no usual order."""
        found = {name: _written(value) for name, value in self.cleaned_data.items() if value}
        if found.get("sort") == next(iter(self.ORDERS), None):
            del found["sort"]
        return {name: found[name] for name in self.fields if name in found and name != "view"}

    @property
    def query(self) -> str:
        """`chosen`, in the one way an address writes it."""
        return urlencode(self.chosen)

    def address(self, **changes: str) -> str:
        """The list with these fields changed, an empty one taken out; from its first page."""
        return self._address({**self.chosen, **changes})

    def _address(self, fields: Mapping[str, str]) -> str:
        asked = {name: value for name, value in fields.items() if value}
        if view := self.asked("view"):
            asked["view"] = str(view)
        return reverse(self.PAGE) + (f"?{urlencode(asked)}" if asked else "")

    @property
    def here(self) -> str:
        return self.address()

    @property
    def kept(self) -> Iterator[tuple[str, str]]:
        """What the form above the list sends along: all that was chosen, but for its own fields."""
        yield from ((name, value) for name, value in self.chosen.items() if name not in ("q", "sort"))
        if view := self.asked("view"):
            yield "view", str(view)

    @property
    def asked_words(self) -> str:
        """The words alone, as an address of another page writes them."""
        return urlencode({"q": self.chosen["q"]}) if "q" in self.chosen else ""

    def chips(self, **named: str) -> list[tuple[str, str]]:
        """What was chosen, in words, and the list without it. `named`: what an id stands for."""
        chosen = [name for name in self.chosen if name != "sort"]
        return [(named.get(name) or self._words(self[name]), self.address(**{name: ""})) for name in chosen]

    def _words(self, field: BoundField) -> str:
        value = self.cleaned_data[field.name]
        if value is True:
            return str(field.label)
        if isinstance(value, date):
            value = date_format(value, "j F Y")
        words = value if isinstance(value, str) else self.chosen[field.name]
        words = dict(getattr(field.field, "choices", ())).get(words, words)
        return _("%(what)s: %(choice)s") % {"what": field.label, "choice": words}


def _written(value: Any) -> str:
    """A usable value as an address writes it."""
    if value is True:
        return ON
    return " ".join(value) if isinstance(value, list) else str(value)
