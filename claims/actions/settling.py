"""What follows from decisions for each claim: the verdict that holds, or that none does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.conf import settings

from claims.actions.history import record_event
from claims.models import CheckAgain, Claim, Decision, Event, Reviewer, Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """What holds of a claim: its status, the verdict, by what means (empty: none holds)."""

    status: Claim.Status
    verdict: Verdict | None = None
    decided_by: str = ""


def settle_claims(claim_ids: Iterable[int], *, by: Reviewer | None, at: datetime) -> None:
    """Rewrite the outcome of claims from the standing decisions. The caller has locked their cluster.

    Verdicts given since a claim was last to be checked again make a round of their own: until it settles the
    claim, what the round before said stands, to be checked again. Another verdict withdraws the sign-off.
    """
    claims = Claim.objects.filter(pk__in=list(claim_ids)).select_related("source").defer("source__text")
    verdicts, checks = _standing_verdicts(claims), _checks(claims)
    for claim in claims:
        rounds = _rounds(verdicts.get(claim.pk, []), checks.get(claim.pk, []))
        _settle_claim(claim, rounds, checks.get(claim.pk, []), by=by, at=at)


def settle(given: Sequence[Verdict], *, readers: int) -> Outcome:
    """The outcome of one round of verdicts on a claim, oldest first.

    The latest adjudication holds. Without one, the latest verdict of each reviewer counts: fewer than
    `readers` leave it pending, all alike decide it, anything else is disputed.
    """
    if adjudicated := [v for v in given if v.decision.kind == Decision.Kind.ADJUDICATION]:
        return Outcome(_status_of(adjudicated[-1]), adjudicated[-1], Claim.DecidedBy.ADJUDICATION)
    latest = _latest_by_reader(given)
    if not latest or len(latest) < readers:
        return Outcome(Claim.Status.PENDING)
    if len({v.label for v in latest}) > 1:
        return Outcome(Claim.Status.DISPUTED)
    means = Claim.DecidedBy.AGREEMENT if len(latest) > 1 else Claim.DecidedBy.REVIEW
    return Outcome(_status_of(latest[-1]), latest[-1], means)


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
    for check in CheckAgain.objects.filter(claim__in=claims).order_by("id"):
        checks.setdefault(check.claim_id, []).append(check)
    return checks


def _rounds(verdicts: Sequence[Verdict], checks: Sequence[CheckAgain]) -> list[list[Verdict]]:
    """The verdicts between one check and the next, the first round first."""
    bounds = [0, *(check.after_verdict for check in checks), 2**63]
    return [[v for v in verdicts if low < v.pk <= high] for low, high in pairwise(bounds)]


def _settle_claim(
    claim: Claim,
    rounds: Sequence[Sequence[Verdict]],
    checks: Sequence[CheckAgain],
    *,
    by: Reviewer | None,
    at: datetime,
) -> None:
    readers = claim.source.reviews_per_claim or settings.REVIEWS_PER_CLAIM
    outcomes = [settle(given, readers=readers) for given in rounds]
    settled = [outcome for outcome in outcomes if outcome.status != Claim.Status.PENDING]
    outcome = settled[-1] if settled else outcomes[-1]
    # One that is disputed, or gone, is not looked at again: it is settled, or read for the first time.
    is_open = bool(checks) and outcome is not outcomes[-1] and outcome.verdict is not None
    check = checks[-1] if is_open else None
    verdict_id = outcome.verdict.pk if outcome.verdict else None
    if check or verdict_id != claim.verdict_id:
        withdraw_sign_off(claim, cause="check_again" if check else "verdict_changed", by=by, at=at)
    if checks:
        _end_or_reopen(checks[-1], rounds[-1], is_open=is_open, at=at)
    Claim.objects.filter(pk=claim.pk).update(
        status=outcome.status,
        verdict=outcome.verdict,
        decided_by=outcome.decided_by,
        reads=len(_latest_by_reader(rounds[-1])),
        check_again=check,
    )


def _end_or_reopen(check: CheckAgain, given: Sequence[Verdict], *, is_open: bool, at: datetime) -> None:
    """Bring the last check up to date: undoing the decision that ended it opens it again."""
    if is_open == (check.ended_at is None):
        return
    check.ended_at = None if is_open else at
    check.ended_by = given[-1].decision if given and not is_open else None
    check.save(update_fields=["ended_at", "ended_by"])


def _latest_by_reader(given: Iterable[Verdict]) -> list[Verdict]:
    """Each reader's latest verdict; adjudications are no reading."""
    readings = [v for v in given if v.decision.kind == Decision.Kind.REVIEW]
    return list({v.decision.reviewer_id: v for v in readings}.values())


def _status_of(verdict: Verdict) -> Claim.Status:
    return Claim.Status.DECIDED if verdict.label else Claim.Status.SET_ASIDE
