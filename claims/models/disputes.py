"""What the members of many clusters say on what is disputed among them, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.models.card.sides import sides_among
from claims.models.card.within import Comparisons, read_disputes
from claims.models.claim import Claim
from claims.models.link import Link

type Texts = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class ClaimSide:
    """Claims of one cluster that say the same on what it disputes; a silent side says nothing on it."""

    says: str
    claim_ids: tuple[int, ...]


def read_sides(
    cluster_ids: Collection[int], contradictions: Iterable[Link] = ()
) -> Mapping[int, Sequence[ClaimSide]]:
    """The sides of each cluster that has several, as on its card. Three queries, none without clusters."""
    if not cluster_ids:
        return {}
    texts: dict[int, Texts] = defaultdict(list)
    home: dict[int, int] = {}
    rows = Claim.objects.filter(cluster__in=cluster_ids).order_by("id")
    for pk, cluster_id, text in rows.values_list("id", "cluster_id", "text"):
        texts[cluster_id].append((pk, text))
        home[pk] = cluster_id
    comparisons: dict[int, Comparisons] = defaultdict(dict)
    for pair, comparison in read_disputes(cluster_ids).items():
        comparisons[home[pair[0]]][pair] = comparison
    parted: dict[int, list[Link]] = defaultdict(list)
    for link in contradictions:
        if home.get(link.a_id) == home.get(link.b_id) is not None:
            parted[home[link.a_id]].append(link)
    found = {pk: _sides(texts[pk], comparisons[pk], parted[pk]) for pk in texts}
    return {pk: sides for pk, sides in found.items() if len(sides) > 1}


def _sides(texts: Texts, comparisons: Comparisons, contradictions: Iterable[Link]) -> list[ClaimSide]:
    place = {pk: position for position, (pk, _) in enumerate(texts)}
    sides = sides_among(
        [text for _, text in texts],
        {(place[a], place[b]): comparison for (a, b), comparison in comparisons.items()},
        [(place[link.a_id], place[link.b_id]) for link in contradictions],
    )
    return [ClaimSide(side.says, tuple(texts[member][0] for member in side.members)) for side in sides]
