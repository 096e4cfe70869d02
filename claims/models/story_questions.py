"""The questions of a story: what its sources say on each, and the verdicts on it that are signed off."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Prefetch, Q

from claims.models.claim import Claim, ClaimQuerySet
from claims.models.cluster import Cluster
from claims.models.decision import Against, Evidence
from claims.models.disputes import ClaimSide, read_sides
from claims.models.source import Source, opening_of
from claims.models.story_parts import Question, part_of

MOST_QUESTIONS = 100


def read_questions(sources: Mapping[int, Source]) -> tuple[tuple[Question, ...], bool]:
    """Those with sides or signed-off verdicts, most check-worthy first; whether some are left out.

    Seven queries at most.
    `sources` come in the order in which they are to be told.
    """
    claims = Claim.objects.filter(source__in=sources)
    found = _choose_clusters(claims)
    clusters = found[:MOST_QUESTIONS]
    members: dict[int, list[Claim]] = defaultdict(list)
    for claim in _read_members(claims.filter(cluster__in=clusters)):
        claim.source = sources[claim.source_id]
        members[claim.cluster_id].append(claim)
    sides = read_sides([cluster.pk for cluster in clusters if cluster.is_disagreeing])
    order = {pk: position for position, pk in enumerate(sources)}
    questions = [_question(one, members[one.pk], sides.get(one.pk, ()), order) for one in clusters]
    return tuple(one for one in questions if one.is_told), len(found) > MOST_QUESTIONS


def _choose_clusters(claims: ClaimQuerySet) -> list[Cluster]:
    """Clusters with a signed-off label on one of the claims, and those of the claims that disagree."""
    told = claims.filter(sign_off__isnull=False, verdict__set_aside="")
    disagreeing = Q(pk__in=claims.values("cluster"), is_disagreeing=True)
    found = Cluster.objects.filter(Q(pk__in=told.values("cluster")) | disagreeing)
    return list(found.order_by("-check_worthiness", "id")[: MOST_QUESTIONS + 1])


def _read_members(claims: ClaimQuerySet) -> list[Claim]:
    """By id, with what each verdict rests on. Three queries."""
    opening = opening_of("claim__source__text")
    cited = [
        rows.objects.select_related("claim__source").defer("claim__source__text").annotate(opening=opening)
        for rows in (Evidence, Against)
    ]
    rests_on = (
        Prefetch("verdict__evidence", cited[0].order_by("id")),
        Prefetch("verdict__against", cited[1].order_by("claim_id")),
    )
    found = list(claims.select_related("verdict").prefetch_related(*rests_on).order_by("id"))
    for verdict in (claim.verdict for claim in found if claim.verdict):
        for piece in (*verdict.evidence.all(), *verdict.against.all()):
            _name_source(piece)
    return found


def _name_source(piece: Any) -> None:
    """Of the text of the source that is cited only the first words are there."""
    if piece.claim:
        piece.claim.source.text = piece.opening


def _question(
    cluster: Cluster, members: Sequence[Claim], sides: Sequence[ClaimSide], order: Mapping[int, int]
) -> Question:
    members = sorted(members, key=lambda claim: (order[claim.source_id], claim.start, claim.pk))
    parts = (part_of(claims, says=says) for says, claims in _take_sides(members, sides))
    return Question(cluster, tuple(parts))


def _take_sides(members: Sequence[Claim], sides: Sequence[ClaimSide]) -> list[tuple[str, list[Claim]]]:
    """Words and claims of each side that the story's sources take; all in one where fewer than two speak.

    Nobody's word on contradictions counts here: none of them was signed off.
    """
    taken = [(side.says, [claim for claim in members if claim.pk in side.claim_ids]) for side in sides]
    told = [(says, claims) for says, claims in taken if claims]
    return told if sum(bool(says) for says, _ in told) > 1 else [("", list(members))]
