"""Which clusters the claims of connected clusters should form, by stored matches and what people said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import batched, combinations, pairwise
from typing import cast

from django.db.models import QuerySet

from claims.actions.pairing import NOTHING, Pair, Statement, compare_statements, read_statements
from claims.matching import group
from claims.matching.links import Bonds
from claims.models import Claim, Link, Match
from claims.models.connected import MOST_VALUES
from claims.records import Comparison, Difference, Relation


def wanted_groups(claims: Sequence[Claim], comparisons: Mapping[Pair, Comparison]) -> list[list[Claim]]:
    """The groups that claims should form, with everything a person placed or decided left where it is.

    `claims` are all those of their clusters; `comparisons` of pairs of their ids. Pairs that are missing
    are compared where the grouping asks for them. The order of the claims does not matter.
    """
    ordered = sorted(claims, key=lambda claim: (claim.folded, claim.text, claim.pk))
    place = {claim.pk: position for position, claim in enumerate(ordered)}
    must = [*_links(Link.Kind.SAME, place), *_neighbours(ordered)]
    labels = group(
        len(ordered),
        dict(_placed(comparisons, place)),
        must_link=must,
        cannot_link=_kept_apart(ordered, must, place),
        ask=_Asked(ordered),
    )
    groups: dict[int, list[Claim]] = defaultdict(list)
    for claim, label in zip(ordered, labels, strict=True):
        groups[label].append(claim)
    return [part for members in groups.values() for part in _apart(members, comparisons)]


def is_fixed(claim: Claim) -> bool:
    """Whether the matcher must leave a claim in its cluster."""
    return claim.placed_by_id is not None or claim.status != Claim.Status.PENDING


def read_comparisons(claim_ids: Iterable[int]) -> dict[Pair, Comparison]:
    """What the matcher said of the pairs among some claims; without the reasons, most of a row."""
    wanted = set(claim_ids)
    columns = ("a_id", "b_id", "probability", "relation", "differs_in")
    return {
        (a, b): Comparison(probability, cast(Relation, relation), cast(Difference, differs_in) or None, ())
        for ids in batched(sorted(wanted), MOST_VALUES)
        for a, b, probability, relation, differs_in in Match.objects.filter(a__in=ids).values_list(*columns)
        if b in wanted
    }


class _Asked:
    """Answers what the grouping asks of pairs that share no keys, or have nothing to do with each other."""

    def __init__(self, ordered: Sequence[Claim]) -> None:
        self.ids = [claim.pk for claim in ordered]
        self.statements: dict[int, Statement] = {}

    def __call__(self, one: int, other: int) -> Comparison:
        if not self.statements:
            self.statements = read_statements(self.ids)
        a, b = sorted((self.ids[one], self.ids[other]))
        return compare_statements(self.statements[a], self.statements[b]) or NOTHING


def _placed(
    comparisons: Mapping[Pair, Comparison], place: Mapping[int, int]
) -> Iterator[tuple[Pair, Comparison]]:
    for (a, b), comparison in comparisons.items():
        one, other = place[a], place[b]
        yield (min(one, other), max(one, other)), comparison


def _links(kind: Link.Kind, place: Mapping[int, int]) -> list[Pair]:
    pairs: QuerySet[Link, tuple[int, int]] = (
        Link.objects.active().filter(kind=kind, a__in=list(place)).values_list("a_id", "b_id")
    )
    return [(place[a], place[b]) for a, b in pairs if b in place]


def _neighbours(ordered: Sequence[Claim]) -> list[Pair]:
    """Pairs that chain the fixed claims of each cluster together."""
    chains: dict[int, list[int]] = defaultdict(list)
    for position, claim in enumerate(ordered):
        if is_fixed(claim):
            chains[claim.cluster_id].append(position)
    return [pair for chain in chains.values() for pair in pairwise(chain)]


def _kept_apart(ordered: Sequence[Claim], must: Iterable[Pair], place: Mapping[int, int]) -> list[Pair]:
    """Pairs that people parted, and pairs made of the same words, except where people joined them."""
    joined = Bonds(len(ordered), must, ())
    pairs = {*_links(Link.Kind.NOT_SAME, place), *_overlapping(ordered)}
    return sorted(pair for pair in pairs if joined.find(pair[0]) != joined.find(pair[1]))


def _overlapping(ordered: Sequence[Claim]) -> Iterator[Pair]:
    """Claims made of the same words of one source: a part of a sentence is no second voice beside it."""
    by_source: dict[int, list[int]] = defaultdict(list)
    for position, claim in enumerate(ordered):
        by_source[claim.source_id].append(position)
    for positions in by_source.values():
        for one, other in combinations(positions, 2):
            if ordered[one].start < ordered[other].end and ordered[other].start < ordered[one].end:
                yield one, other


def _apart(members: list[Claim], comparisons: Mapping[Pair, Comparison]) -> list[list[Claim]]:
    """Parts of a group that would join claims fixed in different clusters; the others go to the likeliest."""
    homes: dict[int, list[Claim]] = defaultdict(list)
    for claim in members:
        if is_fixed(claim):
            homes[claim.cluster_id].append(claim)
    if len(homes) < 2:
        return [members]

    def likelihood(claim: Claim, home: int) -> float:
        pairs = ((min(claim.pk, other.pk), max(claim.pk, other.pk)) for other in homes[home])
        return max((comparisons[pair].probability for pair in pairs if pair in comparisons), default=0.0)

    parts = {home: list(fixed) for home, fixed in homes.items()}
    for claim in members:
        if not is_fixed(claim):
            parts[max(homes, key=lambda home: (likelihood(claim, home), -home))].append(claim)
    return list(parts.values())
