"""Verdicts flagged because something changed under them: they stand, their claims return to the queue."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import batched
from typing import cast

from django.db.models import F, Max, Q
from django.utils.translation import gettext as _

from claims.actions.history import record_event
from claims.actions.locking import lock_clusters_of
from claims.actions.outcome import refresh_clusters
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.actions.settling import settle_claims, withdraw_sign_off
from claims.models import CheckAgain, Claim, Decision, Event, Link, Match, Reviewer, Verdict
from claims.models.connected import MOST_VALUES

type Told = Mapping[str, object]

MAX_REASON_CHARACTERS = 1000


@in_transaction
def ask_to_check_again(
    *, cluster_id: int, claim_ids: Iterable[int], reason: str, by: Reviewer, at: datetime
) -> int:
    """Somebody wants another look at verdicts of a cluster. Returns how many were flagged. Raises Refused.

    Asked twice, nothing more is flagged.
    """
    wanted = Claim.objects.filter(pk__in=set(claim_ids), cluster=cluster_id)
    clusters = lock_clusters_of(wanted)
    _demand_reason(reason)
    if not wanted or wanted.filter(verdict=None).exists():
        raise Refused(_("Pick claims of this cluster that have a verdict."))
    flagged = flag_claims(wanted, CheckAgain.Cause.ASKED, {"reason": reason.strip()}, by=by, at=at)
    if flagged:
        for cluster in clusters:
            cluster.version += 1
        refresh_clusters(clusters)
    return len(flagged)


def _demand_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Say why it wants another look."))
    if len(reason) > MAX_REASON_CHARACTERS:
        raise Refused(_("The reason has at most %(n)s characters.") % {"n": f"{MAX_REASON_CHARACTERS:,}"})


def flag_claims(
    claims: Iterable[Claim], cause: CheckAgain.Cause, told: Told, *, by: Reviewer | None, at: datetime
) -> set[int]:
    """Flag those of the claims that have a verdict and are not flagged yet. Returns their ids.

    Inside the caller's transaction, who has locked their clusters and brings these up to date afterwards.
    Verdicts given from now on make a round of their own.
    """
    ids = [claim.pk for claim in claims]
    found = Claim.objects.filter(pk__in=ids, verdict__isnull=False, check_again=None).order_by("id")
    last = dict(found.annotate(last=Max("verdicts")).values_list("pk", "last"))
    flagged = list(found.select_related("verdict"))
    for claim in flagged:
        withdraw_sign_off(claim, cause="check_again", by=by, at=at)
        claim.reads, claim.reads_after = 0, last[claim.pk]
        claim.check_again = _open_check(claim, cause, told, at=at)
        _tell(claim, claim.check_again, by=by)
    Claim.objects.bulk_update(flagged, ["check_again", "reads", "reads_after"], batch_size=500)
    return {claim.pk for claim in flagged}


def _open_check(claim: Claim, cause: CheckAgain.Cause, told: Told, *, at: datetime) -> CheckAgain:
    return CheckAgain.objects.create(
        claim=claim,
        verdict=cast(Verdict, claim.verdict),
        cause=cause,
        told=told,
        after_verdict=claim.reads_after,
        at=at,
    )


def _tell(claim: Claim, check: CheckAgain, *, by: Reviewer | None) -> None:
    record_event(
        Event.Kind.CHECK_AGAIN,
        at=check.at,
        by=by,
        claim=claim,
        cluster=claim.cluster,
        before={"verdict": claim.verdict_id},
        after={"check": check.pk, "cause": check.cause, **check.told},
        note=str(check.told.get("reason", "")),
    )


def flag_after_joining(came_from: Mapping[int, int], *, by: Reviewer | None, at: datetime) -> set[int]:
    """Flag decided claims that came to share a cluster with one that says otherwise. Returns their ids.

    `came_from`: each claim that has just moved, and the cluster it was in. To be called as `flag_claims` is.
    """
    differing: dict[int, list[int]] = {}
    for a, b in _differing_pairs(came_from):
        for one, other in ((a, b), (b, a)):
            differing.setdefault(one, []).append(other)
    flagged: set[int] = set()
    for claim in Claim.objects.filter(pk__in=differing, verdict__isnull=False).order_by("id"):
        told = {"claims": sorted(set(differing[claim.pk]))}
        flagged |= flag_claims([claim], CheckAgain.Cause.DIFFERING_MEMBER, told, by=by, at=at)
    return flagged


def _differing_pairs(came_from: Mapping[int, int]) -> Iterable[tuple[int, int]]:
    """Pairs of which one is decided, that share a cluster now and did not before, and say otherwise."""
    differing = Match.objects.filter(differs_in=Match.Difference.VALUE)
    contradicting = Link.objects.active().contradictions()
    decided = Q(a__verdict__isnull=False) | Q(b__verdict__isnull=False)
    for ids in batched(came_from, MOST_VALUES // 2):
        moved = Q(a__in=ids) | Q(b__in=ids)
        for pairs in (differing, contradicting):
            inside = pairs.filter(moved, decided, b__cluster=F("a__cluster"))
            for a, b, cluster in inside.values_list("a_id", "b_id", "a__cluster"):
                if came_from.get(a, cluster) != came_from.get(b, cluster):
                    yield a, b


def take_back_flags(
    claims: Iterable[Claim], *, flagged_at: datetime, last_decision: int, by: Reviewer, at: datetime
) -> None:
    """End the open checks that a merge made at `flagged_at`, as it is undone. Called as `flag_claims` is.

    What was read before counts again, and what it decided holds, however many readers are wanted by now;
    unless a reading of then was undone after `last_decision`. A sign-off that was withdrawn stays so.
    """
    cause = CheckAgain.Cause.DIFFERING_MEMBER
    made = CheckAgain.objects.in_force().filter(claim__in=claims, at=flagged_at, cause=cause, ended_at=None)
    for check in made.select_related("claim"):
        check.ended_at, check.told = at, {**check.told, "taken_back_by": by.pk}
        check.save(update_fields=["ended_at", "told"])
        _reopen_round_before(check)
        bounds = (check.claim.reads_after + 1, check.after_verdict)
        given = Verdict.objects.filter(claim=check.claim_id, pk__range=bounds)
        if given.filter(decision__undone_by__gt=last_decision).exists():
            settle_claims([check.claim_id], by=by, at=at)


def _reopen_round_before(check: CheckAgain) -> None:
    """Let the claim of a check taken back be as the round before left it."""
    before = CheckAgain.objects.in_force().filter(claim=check.claim_id).aggregate(last=Max("after_verdict"))
    claim, after = check.claim, before["last"] or 0
    readings = Verdict.objects.standing().filter(
        claim=claim, pk__gt=after, decision__kind=Decision.Kind.REVIEW
    )
    claim.check_again, claim.reads_after = None, after
    claim.reads = readings.values("decision__reviewer").distinct().count()
    claim.save(update_fields=["check_again", "reads_after", "reads"])


def flag_after_linking(link: Link, *, by: Reviewer, at: datetime) -> set[int]:
    """Flag the decided ends of a link that was recorded or taken back. To be called as `flag_claims` is.

    That two claims are kept apart changes nothing under a verdict.
    """
    if link.kind == Link.Kind.NOT_SAME:
        return set()
    told = {"link": link.pk, "claims": [link.a_id, link.b_id]}
    ends: Sequence[Claim] = (link.a, link.b)
    return flag_claims(ends, CheckAgain.Cause.LINKS_CHANGED, told, by=by, at=at)
