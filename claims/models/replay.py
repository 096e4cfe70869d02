"""What held of claims before and after each decision about them, worked out once more from all of these."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from functools import partial

from django.db.models import F

from claims.models.check_again import CheckAgain
from claims.models.claim import Claim
from claims.models.decision import Decision, Verdict
from claims.models.readers import ReadersWanted
from claims.models.settling import Outcome, part_rounds, settle_rounds

type Standing = tuple[str, str]


def read_standings(claim_ids: Collection[int]) -> dict[tuple[int, int], Standing]:
    """For each decision, or undoing, and each claim it was about: where that stood before, and after.

    A label, or a status where no label holds. Three queries, none without claims.
    """
    if not claim_ids:
        return {}
    checks = group_checks(CheckAgain.objects.in_force().filter(claim__in=claim_ids))
    given: defaultdict[int, list[Verdict]] = defaultdict(list)
    verdicts = Verdict.objects.filter(claim__in=claim_ids).select_related("decision__undone_by")
    verdicts = verdicts.annotate(source=F("claim__source"), readers=F("claim__source__reviews_per_claim"))
    sources: dict[int, int] = {}
    today: dict[int, int | None] = {}
    for verdict in verdicts.order_by("id"):
        given[verdict.claim_id].append(verdict)
        source_id, readers = verdict.source, verdict.readers  # type: ignore[attr-defined]
        sources[verdict.claim_id], today[source_id] = source_id, readers
    wanted = ReadersWanted(today)
    return {
        (decision_id, claim_id): standing
        for claim_id, verdicts_on in given.items()
        for decision_id, standing in _replay(
            verdicts_on, checks.get(claim_id, []), partial(wanted.at, sources[claim_id])
        )
    }


def group_checks(checks: Iterable[CheckAgain]) -> dict[int, list[CheckAgain]]:
    """By claim, oldest first."""
    grouped: defaultdict[int, list[CheckAgain]] = defaultdict(list)
    for check in sorted(checks, key=lambda check: check.pk):
        grouped[check.claim_id].append(check)
    return grouped


def standing_of(outcome: Outcome) -> str:
    """The label that holds, or the status."""
    return outcome.verdict.label if outcome.verdict and outcome.verdict.label else str(outcome.status.value)


def _replay(
    verdicts: list[Verdict], checks: list[CheckAgain], readers: Callable[[datetime], int]
) -> Iterable[tuple[int, Standing]]:
    """Each act on one claim by its id, in their order, with what held before and after it."""
    acts: dict[int, Decision] = {}
    for verdict in verdicts:
        acts[verdict.decision_id] = verdict.decision
        if undoing := getattr(verdict.decision, "undone_by", None):
            acts[undoing.pk] = undoing
    before = str(Claim.Status.PENDING.value)
    for pk in sorted(acts):
        standing = [
            verdict for verdict in verdicts if verdict.decision_id <= pk and not _is_undone(verdict, pk)
        ]
        so_far = [check for check in checks if check.at <= acts[pk].decided_at]
        wanted = readers(acts[pk].decided_at)
        after = standing_of(settle_rounds(part_rounds(standing, so_far), so_far, readers=wanted))
        yield pk, (before, after)
        before = after


def _is_undone(verdict: Verdict, until: int) -> bool:
    """Whether its decision was undone by decision `until` at the latest."""
    undoing = getattr(verdict.decision, "undone_by", None)
    return undoing is not None and undoing.pk <= until
