"""Storing what follows from decisions for each claim: the verdict that holds, or that none does."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings

from claims.actions.history import record_event
from claims.models import CheckAgain, Claim, Event, Reviewer, Verdict
from claims.models.settling import latest_by_reader, part_rounds, settle_rounds


def settle_claims(claim_ids: Iterable[int], *, by: Reviewer | None, at: datetime) -> None:
    """Rewrite the outcome of claims from the standing decisions. The caller has locked their cluster.

    Verdicts given since a claim was last to be checked again make a round of their own: until it settles the
    claim, what the round before said stands, to be checked again. Another verdict withdraws the sign-off.
    """
    claims = Claim.objects.filter(pk__in=list(claim_ids)).select_related("source").defer("source__text")
    verdicts, checks = _standing_verdicts(claims), _checks(claims)
    for claim in claims:
        rounds = part_rounds(verdicts.get(claim.pk, []), checks.get(claim.pk, []))
        _settle_claim(claim, rounds, checks.get(claim.pk, []), by=by, at=at)


def withdraw_sign_off(claim: Claim, *, cause: str, by: Reviewer | None, at: datetime) -> None:
    """Take the sign-off of a claim back, in the caller's transaction; nothing where there is none."""
    if claim.sign_off_id is None:
        return
    before = {"sign_off": claim.sign_off_id, "verdict": claim.verdict_id}
    record_event(
        Event.Kind.SIGN_OFF_WITHDRAWN, at=at, by=by, claim=claim, before=before, after={"cause": cause}
    )
    Claim.objects.filter(pk=claim.pk).update(sign_off=None)
    claim.sign_off = None


def _standing_verdicts(claims: Iterable[Claim]) -> dict[int, list[Verdict]]:
    """Verdicts that were not undone, by claim, oldest first."""
    verdicts: dict[int, list[Verdict]] = {}
    standing = Verdict.objects.standing().filter(claim__in=claims)
    for verdict in standing.select_related("decision").order_by("id"):
        verdicts.setdefault(verdict.claim_id, []).append(verdict)
    return verdicts


def _checks(claims: Iterable[Claim]) -> dict[int, list[CheckAgain]]:
    checks: dict[int, list[CheckAgain]] = {}
    for check in CheckAgain.objects.in_force().filter(claim__in=claims).order_by("id"):
        checks.setdefault(check.claim_id, []).append(check)
    return checks


def _settle_claim(
    claim: Claim,
    rounds: Sequence[Sequence[Verdict]],
    checks: Sequence[CheckAgain],
    *,
    by: Reviewer | None,
    at: datetime,
) -> None:
    readers = claim.source.reviews_per_claim or settings.REVIEWS_PER_CLAIM
    outcome = settle_rounds(rounds, checks, readers=readers)
    check = outcome.check
    verdict_id = outcome.verdict.pk if outcome.verdict else None
    if check or verdict_id != claim.verdict_id:
        withdraw_sign_off(claim, cause="check_again" if check else "verdict_changed", by=by, at=at)
    if checks:
        _end_or_reopen(claim, checks[-1], rounds[-1], is_open=check is not None, by=by, at=at)
    Claim.objects.filter(pk=claim.pk).update(
        status=outcome.status,
        verdict=outcome.verdict,
        decided_by=outcome.decided_by,
        reads=len(latest_by_reader(rounds[-1])),
        check_again=check,
    )


def _end_or_reopen(
    claim: Claim,
    check: CheckAgain,
    given: Sequence[Verdict],
    *,
    is_open: bool,
    by: Reviewer | None,
    at: datetime,
) -> None:
    """Bring the last check up to date: undoing the decision that ended it opens it again."""
    if is_open == (check.ended_at is None):
        return
    check.ended_at = None if is_open else at
    check.ended_by = given[-1].decision if given and not is_open else None
    check.save(update_fields=["ended_at", "ended_by"])
    if check.ended_by:
        told = {"check": check.pk, "cause": check.cause}
        record_event(Event.Kind.CHECKED_AGAIN, at=at, by=by, claim=claim, before=told)
