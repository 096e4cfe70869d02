"""What changed outside since an earlier export: verdicts that hold no more, or say otherwise now."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.connected import MOST_VALUES
from claims.models.export import outside_rows
from claims.models.export_run import ExportRun
from claims.models.snapshot import one_moment
from claims.records import ExportRow, OutsideChange

SAID = ("label", "status", "reason", "note", "against", "evidence")


@dataclass(frozen=True, slots=True)
class Changes:
    """By claim id. `carried`: how many verdicts the earlier file held as far as can be told today.

    One that was being saved in the moment of that export may be counted otherwise than the file has it.
    """

    run: ExportRun
    carried: int
    found: tuple[OutsideChange, ...]

    @property
    def is_sure(self) -> bool:
        return self.carried == self.run.row_count


def read_changes(run: ExportRun) -> Changes:
    """Compare what `run` carried outside with what is signed off now. `run` is an export for outside."""
    with one_moment():
        carried, changed = 0, []
        for was, now in _pairs(run):
            carried += 1
            if now is None or _said(was) != _said(now):
                changed.append((was, now))
        reasons = _reasons([was.claim_id for was, now in changed if now is None])
    found = tuple(
        OutsideChange(was, now, reasons.get(was.claim_id) or str(SIGNED_ANEW)) for was, now in changed
    )
    return Changes(run, carried, found)


SIGNED_ANEW = _("Another verdict is signed off")
NOT_SIGNED = _("What holds now is not signed off")
GONE = {
    Claim.Status.PENDING: _("The verdict was taken back"),
    Claim.Status.DISPUTED: _("Reviewers disagree"),
    Claim.Status.DECIDED: NOT_SIGNED,
    Claim.Status.SET_ASIDE: NOT_SIGNED,
}


def _pairs(run: ExportRun) -> Iterator[tuple[ExportRow, ExportRow | None]]:
    """What was carried, and what is for the same claim; both come by claim id."""
    today = outside_rows()
    now = next(today, None)
    for was in outside_rows(as_of=run.as_of):
        while now and now.claim_id < was.claim_id:
            now = next(today, None)
        yield was, now if now and now.claim_id == was.claim_id else None


def _said(row: ExportRow) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in SAID)


def _reasons(claim_ids: list[int]) -> dict[int, str]:
    """Why nothing is signed off for these claims now."""
    reasons: dict[int, str] = {}
    for ids in batched(claim_ids, MOST_VALUES):
        claims = Claim.objects.filter(pk__in=ids).select_related("check_again")
        reasons |= {claim.pk: _reason(claim) for claim in claims}
    return reasons


def _reason(claim: Claim) -> str:
    if claim.check_again:
        return gettext("To be checked again: %(cause)s") % {"cause": claim.check_again.get_cause_display()}
    return str(GONE[Claim.Status(claim.status)])
