"""Who else reports what an article says: for each of its claims in short, and source by source."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.models.claim import Claim
from claims.models.disputes import ClaimSide, read_sides
from claims.models.link import Link
from claims.models.origins import count_unsettled, origin_of, read_suggestions
from claims.models.source import Source
from claims.models.source_choice import read_in_short

MOST_OTHER_SIDES = 3
MOST_COMPARED = 12


@dataclass(frozen=True, slots=True)
class OtherSide:
    """What other sources say otherwise, and which these are."""

    says: str
    source_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Other sources that answer the same question as a claim.

    `origins` of theirs are independent of the claim's own, as far as known; of all origins of its cluster,
    `unsettled` may turn out to be one with another. `says`: the claim's own words on what is disputed.
    """

    sources: int
    origins: int
    unsettled: int
    says: str = ""
    others: tuple[OtherSide, ...] = ()

    @property
    def differing(self) -> int:
        """How many say otherwise than the claim, which says something on it."""
        return len({pk for other in self.others for pk in other.source_ids}) if self.says else 0

    @property
    def foremost(self) -> Sequence[OtherSide]:
        return self.others[:MOST_OTHER_SIDES]


@dataclass(frozen=True, slots=True)
class Compared:
    """Another source, how many questions both answer, and how many of these otherwise."""

    source_id: int
    name: str
    shared: int
    differing: int


@dataclass(frozen=True, slots=True)
class _Member:
    claim_id: int
    source: Source


def read_neighbours(
    source: Source, claims: Sequence[Claim], contradictions: Iterable[Link]
) -> tuple[Mapping[int, Neighbours], list[Compared]]:
    """The neighbours of each claim of the source that has some, and the sources that share most with it.

    Six queries at most, however many claims: members of their clusters, suggested origins, the words and
    comparisons of clusters with sides, names.
    """
    shared = [claim for claim in claims if claim.cluster.source_count > 1]
    members = _read_members({claim.cluster_id for claim in shared})
    unsettled = _count_unsettled(members)
    differing = {claim.cluster_id for claim in shared if _may_differ(claim)}
    sides = read_sides(differing, contradictions)
    found = {
        claim.pk: _neighbours(claim, source, members[claim.cluster_id], unsettled, sides) for claim in shared
    }
    return found, _compare(source, shared, members, found)


def _may_differ(claim: Claim) -> bool:
    return claim.cluster.is_disagreeing or claim.cluster.is_contradicted


def _read_members(cluster_ids: Collection[int]) -> Mapping[int, list[_Member]]:
    """The claims of each cluster, each with the part of its source that says where it goes back to."""
    members: dict[int, list[_Member]] = defaultdict(list)
    if not cluster_ids:
        return members
    columns = ("id", "cluster_id", "source_id", "source__origin", "source__text_sha256")
    rows = Claim.objects.filter(cluster__in=cluster_ids).order_by("id").values_list(*columns)
    sources: dict[int, Source] = {}
    for pk, cluster_id, source_id, origin, digest in rows:
        source = sources.setdefault(source_id, Source(pk=source_id, origin=origin, text_sha256=digest))
        members[cluster_id].append(_Member(pk, source))
    return members


def _count_unsettled(members: Mapping[int, list[_Member]]) -> dict[int, int]:
    """For each cluster how many of its origins are unsettled. One query."""
    suggestions = read_suggestions({one.source for found in members.values() for one in found})
    if not suggestions:
        return {}
    return {
        pk: count_unsettled({origin_of(one.source) for one in found}, suggestions)
        for pk, found in members.items()
    }


def _neighbours(
    claim: Claim,
    source: Source,
    members: Sequence[_Member],
    unsettled: Mapping[int, int],
    sides: Mapping[int, Sequence[ClaimSide]],
) -> Neighbours:
    elsewhere = {one.claim_id: one.source for one in members if one.source.pk != source.pk}
    says, others = _told(claim, sides.get(claim.cluster_id, ()), elsewhere)
    return Neighbours(
        sources=len(set(elsewhere.values())),
        origins=len({origin_of(one) for one in elsewhere.values()} - {origin_of(source)}),
        unsettled=unsettled.get(claim.cluster_id, 0),
        says=says,
        others=tuple(others),
    )


def _told(
    claim: Claim, sides: Sequence[ClaimSide], elsewhere: Mapping[int, Source]
) -> tuple[str, list[OtherSide]]:
    """What the claim says on what is disputed, and what other sources say otherwise."""
    own = next((side for side in sides if claim.pk in side.claim_ids), None)
    others = []
    for side in sides:
        telling = dict.fromkeys(elsewhere[pk].pk for pk in side.claim_ids if pk in elsewhere)
        if side is not own and side.says and telling:
            others.append(OtherSide(side.says, tuple(telling)))
    return own.says if own else "", others


def _compare(
    source: Source,
    claims: Iterable[Claim],
    members: Mapping[int, list[_Member]],
    found: Mapping[int, Neighbours],
) -> list[Compared]:
    """The sources that share most questions with this one. One query."""
    questions = {claim.cluster_id for claim in claims}
    shared = Counter(pk for question in questions for pk in {one.source.pk for one in members[question]})
    del shared[source.pk]
    differing = Counter(_differing(claims, found))
    foremost = sorted(shared, key=lambda pk: (-shared[pk], -differing[pk], pk))[:MOST_COMPARED]
    named = read_in_short(foremost) if foremost else {}
    return [Compared(pk, str(named[pk]), shared[pk], differing[pk]) for pk in foremost if pk in named]


def _differing(claims: Iterable[Claim], found: Mapping[int, Neighbours]) -> Iterator[int]:
    """Each other source once for each question that it answers otherwise."""
    asked: dict[int, set[int]] = defaultdict(set)
    for claim in claims:
        if found[claim.pk].says:
            asked[claim.cluster_id].update(pk for one in found[claim.pk].others for pk in one.source_ids)
    for sources in asked.values():
        yield from sources
