"""Matching all claims again: what would change is planned first, then done step by step."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import batched

from claims.actions.clustering import regroup
from claims.actions.grouping import wanted_groups
from claims.actions.locking import lock_matching
from claims.actions.moving import choose_homes
from claims.actions.pairing import Pair, renew_matches
from claims.actions.recomparing import Recomparison
from claims.actions.retry import in_transaction
from claims.matching import joins
from claims.models import Claim, Link

type Tell = Callable[[str, int, int], None]

# So many claims are looked at together, and changed in one transaction where they do not hang together.
MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Step:
    """Claims to be grouped again, and the pairs whose matches change."""

    claims: Sequence[int]
    pairs: Sequence[Pair]


@dataclass(slots=True)
class Plan:
    """What matching all claims again would change.

    `versions`: how many stored matches are of which version of the matcher; `changed`: how many come, go or
    say something else. `joined` and `parted`: how many pairs of claims come to share a cluster, or cease
    to. `moves`: claim → the cluster it is in, and the one it goes to (None: a new one).
    """

    claims: int = 0
    compared: int = 0
    changed: int = 0
    versions: Counter[str] = field(default_factory=Counter)
    joined: int = 0
    parted: int = 0
    moves: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)


def plan_reclustering(*, is_anew: bool = False, tell: Tell = lambda stage, done, total: None) -> Plan:
    """Compare what shares keys and was not compared by this version of the matcher, group all, and see.

    Writes nothing, locks nothing. `is_anew` trusts no stored match. Claims without keys, and those not
    matched yet, are left out. Takes about a kilobyte of memory for each claim.
    """
    matched = Claim.objects.filter(is_keyed=True).exclude(matched_at=None)
    cluster_of = dict(matched.order_by("id").values_list("id", "cluster_id"))
    comparison = Recomparison(is_anew=is_anew)
    for number, ids in enumerate(batched(cluster_of, MOST_AT_ONCE)):
        tell("compared", number * MOST_AT_ONCE, len(cluster_of))
        comparison.take(ids)
    plan = Plan(len(cluster_of), comparison.compared, len(comparison.changes), comparison.versions)
    pairs = _pairs_by_first(comparison)
    done = 0
    for parts in _in_portions(_find_parts(cluster_of, comparison)):
        tell("grouped", done, plan.claims)
        done += sum(map(len, parts))
        _plan_parts(plan, parts, comparison, pairs)
    return plan


@in_transaction
def take_step(step: Step, *, at: datetime) -> int:
    """Do a part of a plan. Returns how many claims moved.

    Everything is looked at again, so what happened since the plan was made counts; done twice, it changes
    nothing.
    """
    lock_matching()
    renew_matches(step.pairs)
    return regroup(step.claims, at=at)


def _pairs_by_first(comparison: Recomparison) -> Mapping[int, list[Pair]]:
    """All pairs found or to be changed, by their first claim."""
    pairs: dict[int, list[Pair]] = defaultdict(list)
    for pair in comparison.found.keys() | comparison.changes:
        pairs[pair[0]].append(pair)
    return pairs


def _find_parts(cluster_of: Mapping[int, int], comparison: Recomparison) -> list[list[int]]:
    """Claims that hang together by clusters, joining pairs and links; and those whose matches change."""
    leader = {pk: pk for pk in cluster_of}

    def find(pk: int) -> int:
        while leader[pk] != pk:
            leader[pk] = leader[leader[pk]]
            pk = leader[pk]
        return pk

    first = {cluster: pk for pk, cluster in reversed(list(cluster_of.items()))}
    links = Link.objects.active().filter(kind=Link.Kind.SAME).values_list("a_id", "b_id")
    joining = (pair for pair, said in comparison.found.items() if joins(said))
    for source in (((pk, first[cluster]) for pk, cluster in cluster_of.items()), links, joining):
        for one, other in source:
            if one in leader and other in leader:
                leader[find(one)] = find(other)
    parts: dict[int, list[int]] = defaultdict(list)
    for pk in cluster_of:
        parts[find(pk)].append(pk)
    changed = {find(pk) for pair in comparison.changes for pk in pair if pk in leader}
    return [part for lead, part in parts.items() if len(part) > 1 or lead in changed]


def _in_portions(parts: Iterable[list[int]]) -> Iterator[list[list[int]]]:
    """Parts together while they are small."""
    portion: list[list[int]] = []
    size = 0
    for part in parts:
        portion.append(part)
        size += len(part)
        if size >= MOST_AT_ONCE:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _plan_parts(
    plan: Plan, parts: list[list[int]], comparison: Recomparison, pairs: Mapping[int, list[Pair]]
) -> None:
    """Add to the plan what becomes of some parts."""
    ids = {pk for part in parts for pk in part}
    own = [pair for pk in ids for pair in pairs.get(pk, ())]
    inside = {p: comparison.found[p] for p in own if p in comparison.found and p[1] in ids}
    claims = list(Claim.objects.filter(pk__in=ids).order_by("id"))
    homes = choose_homes(wanted_groups(claims, inside))
    moves = {c.pk: (c.cluster_id, home) for members, home in homes for c in members if c.cluster_id != home}
    plan.moves |= moves
    together = _count_pairs(
        (c.cluster_id, place) for place, (members, _) in enumerate(homes) for c in members
    )
    plan.joined += _count_pairs(place for place, (members, _) in enumerate(homes) for _ in members) - together
    plan.parted += _count_pairs(c.cluster_id for c in claims) - together
    changes = sorted(pair for pair in own if pair in comparison.changes)
    touched = moves.keys() | {pk for pair in changes for pk in pair}
    if touched:
        plan.steps.append(Step(sorted(touched), changes))


def _count_pairs(names: Iterable[Hashable]) -> int:
    """How many pairs have one name."""
    return sum(count * (count - 1) // 2 for count in Counter(names).values())
