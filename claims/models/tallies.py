"""How many rows a choice would leave: all choices of a list's filters counted in one query."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Expression, QuerySet


@dataclass(frozen=True, slots=True)
class Tallies:
    """Rows by their values in some dimensions: a value for each of `names`, and how many rows have them."""

    names: tuple[str, ...]
    counted: tuple[tuple[tuple[str, ...], int], ...]

    def count(self, wanted: Mapping[str, Collection[str]]) -> int:
        """How many rows have one of the values wanted, in every dimension that is named."""
        tests = [(self.names.index(name), values) for name, values in wanted.items()]
        return sum(rows for values, rows in self.counted if all(values[at] in among for at, among in tests))


def tally(rows: QuerySet[Any], dimensions: Mapping[str, Expression]) -> Tallies:
    """Count `rows` by the dimensions, each of which has a handful of values. One query, one pass."""
    names = {f"in_{name}": dimension for name, dimension in dimensions.items()}
    counted = rows.order_by().values(**names).annotate(rows=Count("pk")).values_list(*names, "rows")
    return Tallies(tuple(dimensions), tuple((tuple(values), count) for *values, count in counted))
