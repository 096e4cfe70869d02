"""Pairs of claims of two sources: whom each claim is held against, and which look alike though apart."""

from collections import Counter
from collections.abc import Collection, Iterable

from django.db.models import F, Q

from claims.models.link import Link
from claims.models.match import Match
from claims.models.source import Source

type Pair = tuple[int, int]

MOST_LOOK_ALIKES = 10  # that say otherwise, and as many that may be the same


def read_matches(here: Source, there: Source) -> list[Match]:
    """All matches between two sources without their reasons, likeliest first; `is_together`: in one cluster.

    One query.
    """
    together = Q(a__cluster=F("b__cluster"))
    matches = Match.objects.between(here.pk, there.pk).defer("reasons").annotate(is_together=together)
    return list(matches.order_by("-probability", "id"))


def read_parted(here: Source, there: Source) -> set[Pair]:
    """Pairs of which a person said that they are not the same question. One query."""
    parted = Link.objects.active().filter(kind=Link.Kind.NOT_SAME).between(here.pk, there.pk)
    return set(parted.values_list("a_id", "b_id"))


def choose_partners(matches: Iterable[Match], claim_ids: Collection[int]) -> dict[int, Match]:
    """For each claim the most telling match in its cluster: one that differs in a value, then the likeliest.

    `matches` come likeliest first.
    """
    chosen: dict[int, Match] = {}
    for match in sorted(matches, key=lambda match: not match.differs_in):
        if is_together(match):
            for pk in {match.a_id, match.b_id} & set(claim_ids):
                chosen.setdefault(pk, match)
    return chosen


def choose_look_alikes(matches: Iterable[Match], parted: Collection[Pair]) -> list[Match]:
    """The likeliest of those that are apart, each claim once among those that say otherwise, and once else.

    `matches` come likeliest first.
    """
    chosen: list[Match] = []
    seen: set[tuple[bool, int]] = set()
    shown: Counter[bool] = Counter()
    for match in matches:
        kind = bool(match.differs_in)
        ends = {(kind, match.a_id), (kind, match.b_id)}
        if is_together(match) or (match.a_id, match.b_id) in parted or ends & seen:
            continue
        if shown[kind] < MOST_LOOK_ALIKES:
            chosen.append(match)
            seen |= ends
            shown[kind] += 1
    return chosen


def is_together(match: Match) -> bool:
    """Whether both claims of a match that `read_matches` read are in one cluster."""
    return bool(match.is_together)  # type: ignore[attr-defined]
