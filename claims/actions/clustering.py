"""Matching claims in the database: pairs compared, groups made, claims moved to their clusters."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from itertools import batched, pairwise
from typing import cast

from claims.actions.history import record_event
from claims.actions.locking import lock_all_claims
from claims.actions.outcome import refresh_cluster
from claims.actions.retry import in_transaction
from claims.matching import MATCHER_VERSION, compare, find_candidates, group
from claims.models import Claim, Cluster, Event, Link, Match
from claims.records import Comparison, Difference, Relation

type Pair = tuple[int, int]


@in_transaction
def cluster_claims(*, at: datetime) -> int:
    """Match the claims that are new, and put each where it belongs. Returns how many moved."""
    return place_new_claims(at=at)


def place_new_claims(*, at: datetime) -> int:
    """The same as a part of the caller's transaction.

    Never moves a claim that a person placed or decided, never breaks a link, never reuses an id.
    Claims that stay with the same neighbours keep their cluster.
    """
    if not Claim.objects.filter(matched_at=None).exists():
        return 0
    claims = lock_all_claims()
    fresh = [claim.pk for claim in claims if claim.matched_at is None]
    comparisons = _store_matches(claims)
    wanted = _wanted_clusters(claims, comparisons)
    moved = _move(claims, wanted, at=at)
    for chunk in batched(fresh, 500):  # no others: one that came meanwhile was not compared
        Claim.objects.filter(pk__in=chunk).update(matched_at=at)
    return moved


def _store_matches(claims: list[Claim]) -> dict[Pair, Comparison]:
    """Compare the candidate pairs that were not compared yet.

    All comparisons, by positions in `claims`; those known before come without their reasons.
    """
    position = {claim.pk: place for place, claim in enumerate(claims)}
    known = _known_comparisons()
    fresh = {}
    for i, j in find_candidates([claim.text for claim in claims]):
        pair = claims[i].pk, claims[j].pk
        if pair not in known:
            fresh[pair] = compare(claims[i].text, claims[j].text)
    Match.objects.bulk_create(
        [
            _match(pair, comparison)
            for pair, comparison in fresh.items()
            if comparison.relation != "unrelated"
        ],
        update_conflicts=True,
        unique_fields=["a", "b"],
        update_fields=["probability", "relation", "differs_in", "reasons", "matcher_version"],
    )
    return {(position[a], position[b]): comparison for (a, b), comparison in (known | fresh).items()}


def _known_comparisons() -> dict[Pair, Comparison]:
    """What this version of the matcher said of pairs of claims; without the reasons, most of a row."""
    rows = Match.objects.filter(matcher_version=MATCHER_VERSION)
    columns = ("a_id", "b_id", "probability", "relation", "differs_in")
    return {
        (a, b): Comparison(probability, cast(Relation, relation), cast(Difference, differs_in) or None, ())
        for a, b, probability, relation, differs_in in rows.values_list(*columns).iterator()
    }


def _match(pair: Pair, comparison: Comparison) -> Match:
    return Match(
        a_id=pair[0],
        b_id=pair[1],
        probability=comparison.probability,
        relation=comparison.relation,
        differs_in=comparison.differs_in or "",
        reasons=[asdict(reason) for reason in comparison.reasons],
        matcher_version=MATCHER_VERSION,
    )


def _wanted_clusters(claims: list[Claim], comparisons: Mapping[Pair, Comparison]) -> list[list[Claim]]:
    """The groups that claims should form, with everything a person placed or decided left where it is."""
    position = {claim.pk: place for place, claim in enumerate(claims)}
    must = [*_links(Link.Kind.SAME, position), *_neighbours([c for c in claims if _is_fixed(c)], position)]
    labels = group(len(claims), comparisons, must_link=must, cannot_link=_links(Link.Kind.NOT_SAME, position))
    groups: dict[int, list[Claim]] = defaultdict(list)
    for claim, label in zip(claims, labels, strict=True):
        groups[label].append(claim)
    return [part for members in groups.values() for part in _apart(members, position, comparisons)]


def _is_fixed(claim: Claim) -> bool:
    """Whether the matcher must leave a claim in its cluster."""
    return claim.placed_by_id is not None or claim.status != Claim.Status.PENDING


def _links(kind: Link.Kind, position: Mapping[int, int]) -> list[Pair]:
    pairs = Link.objects.active().filter(kind=kind).values_list("a_id", "b_id")
    return [(position[a], position[b]) for a, b in pairs]


def _neighbours(fixed: Iterable[Claim], position: Mapping[int, int]) -> list[Pair]:
    """Pairs that chain the fixed claims of each cluster together."""
    chains: dict[int, list[int]] = defaultdict(list)
    for claim in fixed:
        chains[claim.cluster_id].append(position[claim.pk])
    return [pair for chain in chains.values() for pair in pairwise(chain)]


def _apart(
    members: list[Claim], position: Mapping[int, int], comparisons: Mapping[Pair, Comparison]
) -> list[list[Claim]]:
    """Parts of a group that would join claims fixed in different clusters; the others go to the likeliest."""
    homes: dict[int, list[Claim]] = defaultdict(list)
    for claim in members:
        if _is_fixed(claim):
            homes[claim.cluster_id].append(claim)
    if len(homes) < 2:
        return [members]

    def likelihood(claim: Claim, home: int) -> float:
        pairs = (sorted((position[claim.pk], position[other.pk])) for other in homes[home])
        found = [comparisons[i, j].probability for i, j in pairs if (i, j) in comparisons]
        return max(found, default=0.0)

    parts = {home: list(fixed) for home, fixed in homes.items()}
    for claim in members:
        if not _is_fixed(claim):
            parts[max(homes, key=lambda home: (likelihood(claim, home), -home))].append(claim)
    return list(parts.values())


def _move(claims: list[Claim], groups: list[list[Claim]], *, at: datetime) -> int:
    """Give each group a cluster and move what is elsewhere. Returns how many claims moved."""
    before = {claim.pk: claim.cluster for claim in claims}
    taken: set[int] = set()
    touched: dict[int, Cluster] = {}
    moved = 0
    for members in sorted(groups, key=_claim_to_a_cluster):
        home = _home(members, taken)
        taken.add(home.pk)
        for claim in members:
            if claim.cluster_id == home.pk:
                continue
            _tell_of_move(claim, home, at=at)
            touched |= {home.pk: home, claim.cluster_id: claim.cluster}
            claim.cluster = home
            claim.save(update_fields=["cluster"])
            moved += 1
    _retire_or_refresh(touched.values(), before, claims)
    return moved


def _claim_to_a_cluster(members: list[Claim]) -> tuple[bool, int, int]:
    """Groups with fixed claims choose first, then the larger, then the older."""
    return (not any(_is_fixed(c) for c in members), -len(members), min(c.pk for c in members))


def _home(members: list[Claim], taken: set[int]) -> Cluster:
    """The cluster most members are in and no other group took, the oldest of these; else a new one."""
    fixed = [claim for claim in members if _is_fixed(claim)]
    counts = Counter(claim.cluster_id for claim in fixed or members)
    free = [pk for pk in counts if pk not in taken]
    if not free:
        return Cluster.objects.create()
    best = min(free, key=lambda pk: (-counts[pk], pk))
    return next(claim.cluster for claim in members if claim.cluster_id == best)


def _tell_of_move(claim: Claim, home: Cluster, *, at: datetime) -> None:
    """A move is history once the claim had a place, or joins a cluster people may have seen."""
    was_seen = claim.matched_at is not None
    if was_seen or home.claims.exclude(matched_at=None).exists():
        before = {"cluster": claim.cluster_id} if was_seen else {}
        after = {"cluster": home.pk}
        record_event(Event.Kind.CLAIM_MOVED, at=at, claim=claim, cluster=home, before=before, after=after)


def _retire_or_refresh(
    touched: Iterable[Cluster], before: Mapping[int, Cluster], claims: list[Claim]
) -> None:
    """Bring changed clusters up to date; emptied ones are merged into where their oldest claim went."""
    for cluster in sorted(touched, key=lambda c: c.pk):
        if cluster.claims.exists():
            cluster.version += 1
            refresh_cluster(cluster)
            continue
        heir = next(claim.cluster for claim in claims if before[claim.pk].pk == cluster.pk)
        _retire(cluster, heir)


def _retire(cluster: Cluster, heir: Cluster) -> None:
    """Close an emptied cluster: gone if nobody can have seen it, else kept as merged."""
    if not any(
        rows.exists() for rows in (cluster.leases, cluster.decisions, cluster.events, cluster.merged_from)
    ):
        cluster.delete()
        return
    cluster.headline = None
    cluster.status, cluster.merged_into = Cluster.Status.MERGED, heir
    cluster.version += 1
    cluster.save(update_fields=["headline", "status", "merged_into", "version"])
