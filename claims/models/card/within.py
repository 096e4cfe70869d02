"""What the matcher said of pairs within a cluster: all of it in short, and the rows that the card needs."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import cast

from django.db.models import F

from claims.matching import joins
from claims.matching.chains import Ties
from claims.matching.grouping import find_affinity
from claims.models.card.parts import Quote
from claims.models.card.ties import Together
from claims.models.link import Link
from claims.models.match import Match, as_comparison
from claims.records import Comparison, Difference, Relation

type Pair = tuple[int, int]
type Comparisons = dict[Pair, Comparison]

# A word that people said joins better than anything the matcher found.
SAID_STRENGTH = 2.0
# Of each member so many disagreements are read with their reasons: more would show nothing new.
MOST_DISPUTES = 4
MOST_ROWS = 25_000  # SQLite takes little more in one statement


def read_within(
    cluster_id: int, quotes: Mapping[int, Quote], links: Iterable[Link]
) -> tuple[Comparisons, Together]:
    """All comparisons within a cluster, and how its members hang together. Two queries.

    Reasons come with the comparisons that join and, for each member, with a few of those that disagree.
    """
    numbers, short = _read_short([cluster_id])
    said = {(link.a_id, link.b_id): link for link in links if _joins(link, quotes)}
    strengths = {pair: find_affinity(found) for pair, found in short.items() if joins(found)}
    ties = Ties(strengths | dict.fromkeys(said, SAID_STRENGTH))
    matches = _read_rows(numbers, dict.fromkeys([*ties.kept, *_choose_disputes(short)]))
    comparisons = short | {pair: as_comparison(match) for pair, match in matches.items()}
    return comparisons, Together(ties, quotes, matches, said)


def read_disputes(cluster_ids: Collection[int]) -> Comparisons:
    """All comparisons within the clusters; for each member a few of those that disagree have their reasons.

    Two queries.
    """
    numbers, short = _read_short(cluster_ids)
    matches = _read_rows(numbers, _choose_disputes(short))
    return short | {pair: as_comparison(match) for pair, match in matches.items()}


def _read_short(cluster_ids: Collection[int]) -> tuple[dict[Pair, int], Comparisons]:
    """The ids of all matches, and what they say without the reasons, most of a row."""
    inside = Match.objects.filter(a__cluster__in=cluster_ids, b__cluster=F("a__cluster"))
    columns = ("pk", "a_id", "b_id", "probability", "relation", "differs_in")
    numbers, short = {}, {}
    for pk, a, b, probability, relation, differs_in in inside.values_list(*columns):
        numbers[a, b] = pk
        difference = cast(Difference, differs_in) if differs_in else None
        short[a, b] = Comparison(probability, cast(Relation, relation), difference, ())
    return numbers, short


def _read_rows(numbers: Mapping[Pair, int], pairs: Iterable[Pair]) -> dict[Pair, Match]:
    wanted = [numbers[pair] for pair in pairs if pair in numbers]
    rows = Match.objects.filter(pk__in=wanted[:MOST_ROWS])
    return {(match.a_id, match.b_id): match for match in rows}


def _joins(link: Link, inside: Mapping[int, Quote]) -> bool:
    return link.kind == Link.Kind.SAME and link.a_id in inside and link.b_id in inside


def _choose_disputes(comparisons: Mapping[Pair, Comparison]) -> Iterator[Pair]:
    """A few pairs of each member that disagree, the same ones every time."""
    chosen: Counter[int] = Counter()
    for pair in sorted(pair for pair, found in comparisons.items() if found.differs_in == "value"):
        if min(chosen[member] for member in pair) < MOST_DISPUTES:
            chosen.update(pair)
            yield pair
