"""How far readers agree on claims that several read: the figures, who said what, and what to look at."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from django.db.models import Count, QuerySet

from claims.models.decision import Decision, Verdict
from claims.models.reviewer import Reviewer
from claims.models.veil import veiled_from
from claims.statistics import Agreement, Reading, measure_agreement

# Labels in the order of the page; setting aside is one more, whatever the reason.
LABELS = (*Verdict.Label.values, "set_aside")

type Two = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """What each reader said of `claims`: one, or those of a cluster of which each said the same."""

    cluster_id: int
    claims: tuple[int, ...]
    labels: dict[int, str]

    @property
    def given(self) -> list[tuple[str, int]]:
        """The labels given, and how often each."""
        counts = Counter(self.labels.values())
        return [(label, counts[label]) for label in LABELS if label in counts]

    @property
    def pairs(self) -> set[Two]:
        """What two of the readers said, each two labels once, in the order of LABELS."""
        ordered = sorted(self.labels.values(), key=LABELS.index)
        return set(combinations(ordered, 2))

    @property
    def is_disputed(self) -> bool:
        return len(set(self.labels.values())) > 1


@dataclass(frozen=True)
class Column:
    """Items counted in one way, by claim or by cluster."""

    items: Sequence[Item]

    @cached_property
    def figures(self) -> Agreement:
        """Claims of one cluster are read together, so the intervals draw clusters."""
        return measure_agreement([Reading(item.labels, item.cluster_id) for item in self.items])

    @property
    def disputed_count(self) -> int:
        return sum(item.is_disputed for item in self.items)

    @property
    def table(self) -> list[tuple[str, list[tuple[str, int | None]]]]:
        """Of each two labels, on how many items one reader said this and another that; None once told."""
        counts = Counter(pair for item in self.items for pair in item.pairs)
        return [
            (one, [(other, counts[one, other] if row <= at else None) for at, other in enumerate(LABELS)])
            for row, one in enumerate(LABELS)
        ]

    def find(self, two: Two | None) -> list[Item]:
        """Items on which readers said these two labels, or any two that differ."""
        if two is None:
            return [item for item in self.items if item.is_disputed]
        wanted = tuple(sorted(two, key=LABELS.index))
        return [item for item in self.items if wanted in item.pairs]


@dataclass(frozen=True, slots=True)
class AgreementPage:
    by_claim: Column
    by_cluster: Column


def read_agreement(reader: Reviewer) -> AgreementPage:
    """What several readers said of claims, without what `reader` has yet to read. One query.

    Only readings count, each reader's latest: no adjudication, nothing that was undone.
    """
    labels: dict[int, dict[int, str]] = {}
    clusters: dict[int, int] = {}
    columns = ("claim_id", "claim__cluster_id", "decision__reviewer_id", "label")
    for claim_id, cluster_id, reader_id, label in _readings(reader).order_by("id").values_list(*columns):
        clusters[claim_id] = cluster_id
        labels.setdefault(claim_id, {})[reader_id] = label or "set_aside"
    items = [Item(clusters[pk], (pk,), labels[pk]) for pk in sorted(labels)]
    return AgreementPage(Column(items), Column(_without_copies(items)))


def _readings(reader: Reviewer) -> QuerySet[Verdict]:
    given = Verdict.objects.standing().filter(decision__kind=Decision.Kind.REVIEW)
    readers = Count("decision__reviewer", distinct=True)
    several = given.values("claim").annotate(readers=readers).filter(readers__gt=1).values("claim")
    found = given.filter(claim__in=several)
    return found if reader.is_lead else found.exclude(claim__in=veiled_from(reader).values("pk"))


def _without_copies(items: Iterable[Item]) -> list[Item]:
    """Claims of one cluster of which each reader said the same are one item."""
    alike: dict[tuple[int, frozenset[tuple[int, str]]], list[Item]] = {}
    for item in items:
        alike.setdefault((item.cluster_id, frozenset(item.labels.items())), []).append(item)
    return [
        Item(cluster_id, tuple(item.claims[0] for item in same), same[0].labels)
        for (cluster_id, _), same in alike.items()
    ]
