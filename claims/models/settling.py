"""What follows from the verdicts on a claim: which of them holds, or that none does. Asks no database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.models.check_again import CheckAgain
from claims.models.claim import Claim
from claims.models.decision import Decision, Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """What holds of a claim: its status, the verdict, by what means (empty: none holds).

    `check` is why the verdict, which still stands, is to be looked at again.
    """

    status: Claim.Status
    verdict: Verdict | None = None
    decided_by: str = ""
    check: CheckAgain | None = None


def settle(given: Sequence[Verdict], *, readers: int) -> Outcome:
    """The outcome of one round of verdicts on a claim, oldest first.

    The latest adjudication holds. Without one, the latest verdict of each reviewer counts: fewer than
    `readers` leave it pending, all alike decide it, anything else is disputed.
    """
    if adjudicated := [v for v in given if v.decision.kind == Decision.Kind.ADJUDICATION]:
        return Outcome(_status_of(adjudicated[-1]), adjudicated[-1], Claim.DecidedBy.ADJUDICATION)
    latest = latest_by_reader(given)
    if not latest or len(latest) < readers:
        return Outcome(Claim.Status.PENDING)
    if len({v.label for v in latest}) > 1:
        return Outcome(Claim.Status.DISPUTED)
    means = Claim.DecidedBy.AGREEMENT if len(latest) > 1 else Claim.DecidedBy.REVIEW
    return Outcome(_status_of(latest[-1]), latest[-1], means)


def settle_rounds(
    rounds: Sequence[Sequence[Verdict]], checks: Sequence[CheckAgain], *, readers: int
) -> Outcome:
    """The outcome of all rounds: until the last settles the claim, what the one before it said stands.

    Only the last waits for `readers`. Those before it had as many as were wanted then: only what was decided
    is checked again.
    """
    outcomes = [*(settle(given, readers=1) for given in rounds[:-1]), settle(rounds[-1], readers=readers)]
    settled = [outcome for outcome in outcomes if outcome.status != Claim.Status.PENDING]
    outcome = settled[-1] if settled else outcomes[-1]
    # One that is disputed, or gone, is not looked at again: it is settled, or read for the first time.
    is_open = bool(checks) and outcome is not outcomes[-1] and outcome.verdict is not None
    return replace(outcome, check=checks[-1]) if is_open else outcome


def part_rounds(verdicts: Sequence[Verdict], checks: Sequence[CheckAgain]) -> list[list[Verdict]]:
    """The verdicts between one check and the next, the first round first."""
    bounds = [0, *(check.after_verdict for check in checks), 2**63]
    return [[v for v in verdicts if low < v.pk <= high] for low, high in pairwise(bounds)]


def latest_by_reader(given: Iterable[Verdict]) -> list[Verdict]:
    """Each reader's latest verdict; adjudications are no reading."""
    readings = [v for v in given if v.decision.kind == Decision.Kind.REVIEW]
    return list({v.decision.reviewer_id: v for v in readings}.values())


def _status_of(verdict: Verdict) -> Claim.Status:
    return Claim.Status.DECIDED if verdict.label else Claim.Status.SET_ASIDE
