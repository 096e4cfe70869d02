"""Which rows may be fitted on and which are held out for measuring: decided here once, for fitting and tests.

| set | fitted on ("fit") | measured on ("held out") |
|---|---|---|
| stsb | train without file MSRpar | dev (news also with MSRpar; quote it without where MRPC is quoted too) |
| vitaminc | families of cases whose hash falls in the fit half | the other half |
| fever_symmetric | families of rows whose hash falls in the fit half | the other half |
| ecbplus | topics whose hash falls in the fit half | the other half |
| mrpc, checkthat*, checkworthy, contrast, the expert's labels | never | all of it |

Rows that share a claim or an evidence sentence (and, in vitaminc, a case) are one family: what was seen while
fitting never comes back while measuring. The hash is of the family's first key in sorted order, so that
neither the order of the rows nor the process changes it.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Literal

type Fold = Literal["fit", "held out"]
type Row = Mapping[str, str]


def fold_of(key: str) -> Fold:
    """The fold of a family, topic or page: halves by a stable hash."""
    return "fit" if blake2b(key.encode(), digest_size=8).digest()[0] < 128 else "held out"


def fold_topic(topic: str | int) -> Fold:
    """The fold of a topic of ecbplus."""
    return fold_of(f"topic {topic}")


def fold_rows(rows: Sequence[Row], columns: Sequence[str] = ("case_id", "claim", "evidence")) -> list[Fold]:
    """The fold of each row; rows that share a value in one of the columns are in one fold.

    For vitaminc as is; for fever_symmetric with columns ("claim", "evidence").
    """
    families = _Families()
    names = [[f"{column}\t{row[column]}" for column in columns] for row in rows]
    for row_names in names:
        families.join(row_names)
    return [fold_of(families.find(row_names[0])) for row_names in names]


class _Families:
    """Disjoint sets of names; each is called by its first name in sorted order."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def find(self, name: str) -> str:
        while (parent := self._parents.setdefault(name, name)) != name:
            self._parents[name] = self._parents[parent]
            name = parent
        return name

    def join(self, names: Iterable[str]) -> None:
        first, *others = sorted({self.find(name) for name in names})
        for other in others:
            self._parents[other] = first
