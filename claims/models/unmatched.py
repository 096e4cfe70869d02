"""Pairs without a match, drawn at random among those that a search brings together."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from django.db.models import Max, Q

from claims.matching import compare
from claims.models.claim import Claim
from claims.models.match import Match
from claims.models.search import find_near
from claims.records import Comparison

# Of all pairs of claims hardly one in a million belongs together, so that no sample of them tells anything.
# Claims that belong together share words: among so many nearest of a claim a search finds them.
NEAREST = 20
# Numbers tried for each claim wanted: most are of claims, as claims are never deleted.
TRIES = 4


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A drawn pair, a < b, that stands for `weight` such pairs."""

    a: int
    b: int
    weight: float
    comparison: Comparison


def draw_unmatched(random: Random, count: int) -> Iterator[Unmatched]:
    """From each of `count` claims one step to a claim near to it; fewer where some have none.

    A pair can be reached from either end: it stands for one by how often it is expected, the multiplicity
    of the two ways counted (Horvitz and Thompson 1952).
    """
    claims, total = _draw_claims(random, count)
    reached: set[tuple[int, int]] = set()
    for claim in claims:
        near = _find_unmatched(claim)
        if not near:
            continue
        other = Claim.objects.get(pk=random.choice(near))
        a, b = sorted((claim, other), key=lambda one: one.pk)
        if (a.pk, b.pk) not in reached:
            reached.add((a.pk, b.pk))
            back = _find_unmatched(other)
            expected = 1 / len(near) + (1 / len(back) if claim.pk in back else 0)
            yield Unmatched(a.pk, b.pk, total / (len(claims) * expected), compare(a.text, b.text))


def _draw_claims(random: Random, count: int) -> tuple[list[Claim], int]:
    """Claims that have keys, each as likely as any other, and how many there are."""
    keyed = Claim.objects.filter(is_keyed=True)
    last, total = keyed.aggregate(last=Max("id"))["last"] or 0, keyed.count()
    if total <= count:
        return list(keyed), total
    found: dict[int, Claim] = {}
    while len(found) < count:
        tried = random.sample(range(1, last + 1), min(last, TRIES * count))
        known = keyed.in_bulk(tried)
        found |= {pk: known[pk] for pk in tried if pk in known}
    return list(found.values())[:count], total


def _find_unmatched(claim: Claim) -> list[int]:
    """The claims nearest to one by a search: in no match with it, not of its cluster, of other words."""
    ids = [near.claim_id for near in find_near(claim.text, limit=NEAREST) if near.claim_id != claim.pk]
    matched = Match.objects.filter(Q(a=claim, b__in=ids) | Q(b=claim, a__in=ids)).values_list("a", "b")
    known = {pk for pair in matched for pk in pair}
    others = Claim.objects.filter(pk__in=set(ids) - known).exclude(cluster=claim.cluster_id)
    overlapping = Q(source=claim.source_id, start__lt=claim.end, end__gt=claim.start)
    return sorted(others.exclude(overlapping).values_list("id", flat=True))
