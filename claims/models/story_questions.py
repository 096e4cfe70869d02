"""The questions of a story: what its sources say on each, and the verdicts on it that are signed off."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Prefetch, Q
from django.db.models.functions import Left

from claims.models.card.sides import side_letter, sides_among
from claims.models.card.within import Comparisons, read_disputes
from claims.models.claim import Claim, ClaimQuerySet
from claims.models.cluster import Cluster
from claims.models.decision import Against, Evidence
from claims.models.source import Source
from claims.models.source_choice import OPENING
from claims.models.story_parts import Question, part_of

MOST_QUESTIONS = 100


def read_questions(sources: Mapping[int, Source]) -> tuple[tuple[Question, ...], bool]:
    """Those with sides or signed-off verdicts, most check-worthy first; whether some are left out.

    Six queries at most.
    `sources` come in the order in which they are to be told.
    """
    claims = Claim.objects.filter(source__in=sources)
    found = _choose_clusters(claims)
    clusters = found[:MOST_QUESTIONS]
    members: dict[int, list[Claim]] = defaultdict(list)
    for claim in _read_members(claims.filter(cluster__in=clusters)):
        claim.source = sources[claim.source_id]
        members[claim.cluster_id].append(claim)
    comparisons = _read_comparisons(clusters, members)
    order = {pk: position for position, pk in enumerate(sources)}
    questions = [_question(one, members[one.pk], comparisons[one.pk], order) for one in clusters]
    return tuple(one for one in questions if one.is_told), len(found) > MOST_QUESTIONS


def _choose_clusters(claims: ClaimQuerySet) -> list[Cluster]:
    """Clusters with a signed-off label on one of the claims, and those that disagree with two of them in."""
    told = claims.filter(sign_off__isnull=False, verdict__set_aside="")
    disagreeing = Q(pk__in=claims.values("cluster"), is_disagreeing=True)
    found = Cluster.objects.filter(Q(pk__in=told.values("cluster")) | disagreeing)
    return list(found.order_by("-check_worthiness", "id")[: MOST_QUESTIONS + 1])


def _read_members(claims: ClaimQuerySet) -> list[Claim]:
    """By id, with what each verdict rests on. Three queries."""
    opening = Left("claim__source__text", OPENING)
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


def _read_comparisons(
    clusters: Sequence[Cluster], members: Mapping[int, Sequence[Claim]]
) -> dict[int, Comparisons]:
    """What the matcher said of members of the disagreeing clusters. Two queries."""
    ids = [cluster.pk for cluster in clusters if cluster.is_disagreeing]
    home = {claim.pk: pk for pk in ids for claim in members[pk]}
    found: dict[int, Comparisons] = defaultdict(dict)
    for pair, comparison in read_disputes(ids).items():
        if set(pair) <= home.keys():
            found[home[pair[0]]][pair] = comparison
    return found


def _question(
    cluster: Cluster, members: Sequence[Claim], comparisons: Comparisons, order: Mapping[int, int]
) -> Question:
    def in_order(claims: Sequence[Claim]) -> list[Claim]:
        return sorted(claims, key=lambda claim: (order[claim.source_id], claim.start, claim.pk))

    return Question(
        cluster,
        tuple(
            part_of(in_order(claims), letter=letter, says=says)
            for letter, says, claims in _sides(members, comparisons)
        ),
    )


def _sides(members: Sequence[Claim], comparisons: Comparisons) -> list[tuple[str, str, Sequence[Claim]]]:
    """Letter, words and claims of each side; all in one where fewer than two say something.

    Nobody's word on contradictions counts here: none of them was signed off.
    """
    place = {claim.pk: position for position, claim in enumerate(members)}
    by_place = {(place[a], place[b]): comparison for (a, b), comparison in comparisons.items()}
    sides = sides_among([claim.text for claim in members], by_place, ())
    if sum(bool(side.says) for side in sides) < 2:
        return [("", "", members)]
    return [
        (side_letter(n), side.says, [members[member] for member in side.members])
        for n, side in enumerate(sides)
    ]
