"""Filters with counts: what a list can be narrowed to, and how many rows each choice would leave."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.forms import ChoiceField
from django.utils.translation import gettext as _

from claims.forms.filters import ON, ListFilter
from claims.models.tallies import Tallies


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to narrow a list to: how many rows it would leave, and where it leads."""

    id: str
    words: str
    rows: int
    is_chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """Choices of one kind, without those that would leave nothing."""

    words: str
    choices: tuple[Choice, ...]


class FacetedFilter(ListFilter):
    """A filter of which some fields are facets: rows were counted by the values of each."""

    FACETS: ClassVar[tuple[str, ...]] = ()
    # Choices that take in several values of their dimension.
    TAKES_IN: ClassVar[Mapping[tuple[str, str], frozenset[str]]] = {}

    def count(self, tallies: Tallies, **changes: frozenset[str]) -> int:
        """How many rows are found, or would be with these facets changed."""
        chosen = {name: self.chosen[name] for name in self.FACETS if name in self.chosen}
        wanted = {name: self._takes_in(name, value) for name, value in chosen.items()}
        return tallies.count({**wanted, **changes})

    def facets(self, tallies: Tallies) -> list[Facet]:
        """What the list can be narrowed to; counts are of the rows a choice would leave, given the others."""
        found: dict[str, list[Choice]] = {}
        for name in self.FACETS:
            several = isinstance(self.fields[name], ChoiceField)
            found.setdefault(str(self[name].label) if several else _("Only"), []).extend(
                self._choices(name, tallies)
            )
        return [Facet(words, tuple(choices)) for words, choices in found.items() if choices]

    def _choices(self, name: str, tallies: Tallies) -> Iterator[Choice]:
        for value, words in self._offered(name):
            is_chosen = self.chosen.get(name) == value
            rows = self.count(tallies, **{name: self._takes_in(name, value)})
            if rows or is_chosen:
                there = self.address(**{name: "" if is_chosen else value})
                yield Choice(f"{name}-{value}", str(words), rows, is_chosen, there)

    def _offered(self, name: str) -> list[tuple[str, Any]]:
        field = self.fields[name]
        if not isinstance(field, ChoiceField):
            return [(ON, field.label)]
        offered: Any = field.choices
        return [one for one in offered if one[0]]

    def _takes_in(self, name: str, value: str) -> frozenset[str]:
        return self.TAKES_IN.get((name, value), frozenset([value]))
