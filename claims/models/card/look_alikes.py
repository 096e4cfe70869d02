"""Claims of other clusters that look like one of the card."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.models import Case, Exists, F, OuterRef, When, Window
from django.db.models.functions import RowNumber

from claims.models.card.cluster_card import LookAlike
from claims.models.card.parts import Member, Quote
from claims.models.card.ties import Tie
from claims.models.cluster import Cluster
from claims.models.link import Link
from claims.models.match import Match

MOST_LOOK_ALIKES = 3  # that say otherwise, and as many that may be the same
MOST_MATCHES = 30


def read_leaving(cluster: Cluster) -> list[Match]:
    """Matches with claims elsewhere that no person parted: a few that say otherwise, and the likeliest."""
    parted = Link.objects.active().filter(kind=Link.Kind.NOT_SAME, a=OuterRef("a"), b=OuterRef("b"))
    found = Match.objects.leaving(cluster.pk).exclude(Exists(parted))
    otherwise_first = Case(When(relation=Match.Relation.DIFFERS, then=0), default=1)
    rank = Window(RowNumber(), partition_by=otherwise_first, order_by=[F("probability").desc(), F("id")])
    foremost = found.annotate(rank=rank).filter(rank__lte=MOST_MATCHES)
    return list(foremost.order_by(otherwise_first, "rank"))


def choose_look_alikes(
    leaving: Iterable[Match], inside: Mapping[int, Member], elsewhere: Mapping[int, Quote]
) -> tuple[LookAlike, ...]:
    """Claims elsewhere, each once with its likeliest match: a few that say otherwise, a few others."""
    found: dict[int, LookAlike] = {}
    shown: Counter[bool] = Counter()
    for match in leaving:
        member_id, other_id = (match.a_id, match.b_id) if match.a_id in inside else (match.b_id, match.a_id)
        is_otherwise = match.relation == Match.Relation.DIFFERS
        if other_id in found or shown[is_otherwise] == MOST_LOOK_ALIKES:
            continue
        shown[is_otherwise] += 1
        member = inside[member_id]
        found[other_id] = LookAlike(member, Tie(member.quote, elsewhere[other_id], match))
    return tuple(found.values())
