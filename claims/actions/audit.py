"""A sample of pairs for people to judge: drawn at random, answered once, never acted on."""

from collections.abc import Iterator
from datetime import datetime
from random import Random, SystemRandom

from django.utils.translation import gettext as _

from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.matching.coefficients import DIFFERING_SHARE, SAME_AT
from claims.models import AuditPair, Match, Reviewer
from claims.models.match import MatchQuerySet
from claims.models.match_quality import pairs_apart, pairs_joined, read_match_quality
from claims.models.unmatched import draw_unmatched
from claims.records import Comparison

# Pairs drawn of each kind at once.
EACH = 10


@in_transaction
def draw_pairs(*, at: datetime, random: Random | None = None, each: int = EACH) -> int:
    """Draw pairs of every kind that were not drawn before, in no order. Returns how many."""
    chosen = random or SystemRandom()
    drawn = [
        *_draw_matches(pairs_joined(), AuditPair.Stratum.JOINED, chosen, each),
        *_draw_matches(pairs_apart(), AuditPair.Stratum.NEAR, chosen, each),
        *_draw_far(chosen, each),
    ]
    chosen.shuffle(drawn)
    for pair in drawn:
        pair.drawn_at = at
    before = AuditPair.objects.count()
    AuditPair.objects.bulk_create(drawn, ignore_conflicts=True)
    return AuditPair.objects.count() - before


@in_transaction
def judge_pair(*, pair_id: int, is_same: bool | None, by: Reviewer, at: datetime) -> AuditPair:
    """Store an answer, None for "cannot say"; whoever gave it may give another. Raises Refused.

    When the last pair is answered and figures still want answers, more are drawn.
    """
    pair = _lock(pair_id, by)
    pair.is_same, pair.judged_by, pair.judged_at = is_same, by, at
    pair.save(update_fields=["is_same", "judged_by", "judged_at"])
    if not AuditPair.objects.waiting().exists() and read_match_quality().wanted:
        draw_pairs(at=at)
    return pair


@in_transaction
def take_back(*, pair_id: int, by: Reviewer) -> AuditPair:
    """Leave one's own answer to be given again. Raises Refused."""
    pair = _lock(pair_id, by)
    pair.is_same, pair.judged_by, pair.judged_at = None, None, None
    pair.save(update_fields=["is_same", "judged_by", "judged_at"])
    return pair


def _lock(pair_id: int, by: Reviewer) -> AuditPair:
    pair = AuditPair.objects.select_for_update(of=("self",)).filter(pk=pair_id).first()
    if pair is None:
        raise Refused(_("There is no such pair. Here is another."))
    if pair.judged_by_id not in (None, by.pk):
        raise Refused(_("Somebody has answered this one meanwhile. Here is another."))
    return pair


def _draw_matches(
    found: MatchQuerySet, stratum: AuditPair.Stratum, random: Random, each: int
) -> Iterator[AuditPair]:
    """Matches, each as likely as any other that was not drawn before."""
    size = found.count()
    drawn = AuditPair.objects.filter(stratum=stratum).values_list("a", "b")
    left = found.exclude(pk__in=_matches_of(list(drawn))).order_by("id")
    count = left.count()
    places = random.sample(range(count), min(each, count))
    for place in places:
        match = left.defer("reasons")[place]
        likeness = as_threshold_sees(match, is_joined=stratum == AuditPair.Stratum.JOINED)
        yield _pair(match.a_id, match.b_id, stratum, size / len(places), likeness)


def _matches_of(pairs: list[tuple[int, int]]) -> list[int]:
    wanted = set(pairs)
    found = Match.objects.filter(a__in={a for a, _ in pairs}).values_list("id", "a", "b")
    return [pk for pk, a, b in found if (a, b) in wanted]


def _draw_far(random: Random, each: int) -> Iterator[AuditPair]:
    for found in draw_unmatched(random, each):
        yield _pair(
            found.a,
            found.b,
            AuditPair.Stratum.FAR,
            found.weight,
            as_threshold_sees(found.comparison, is_joined=False),
        )


def as_threshold_sees(judged: Match | Comparison, *, is_joined: bool) -> float:
    """The likeness up to which a threshold would join two claims; 0 where something else keeps them apart."""
    if is_joined:
        likeness = judged.probability / (DIFFERING_SHARE if judged.differs_in else 1)
        return max(SAME_AT, min(1.0, likeness))
    is_below = not judged.differs_in and judged.probability < SAME_AT
    return judged.probability if is_below else 0.0


def _pair(a: int, b: int, stratum: AuditPair.Stratum, weight: float, likeness: float) -> AuditPair:
    return AuditPair(a_id=a, b_id=b, stratum=stratum, weight=weight, probability=likeness)
