"""A text is corrected as its publisher did: claims move along, and what changed is checked again."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from claims.actions.check_again import flag_claims
from claims.actions.clustering import match_changed, place_new_claims
from claims.actions.correction_plan import Moved, Plan, plan_correction
from claims.actions.history import record_event
from claims.actions.ingest import store_claims
from claims.actions.locking import lock_clusters_of
from claims.actions.origins import refresh_origin
from claims.actions.outcome import refresh_clusters
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import CheckAgain, Claim, Derivation, Event, Reviewer, Source, TextCorrection
from claims.text import score_check_worthiness
from claims.text.correction import move_spans
from claims.text.normal import fold


@in_transaction
def correct_text(
    *, source_id: int, seen_sha256: str, text: str, note: str, by: Reviewer, at: datetime
) -> Plan:
    """Give a source the text its publisher corrected. Verdicts on claims that say otherwise now are flagged.

    Sent twice, nothing more happens. Raises PermissionDenied, UnusableText, Refused: the text changed
    meanwhile (it is no longer `seen_sha256`), another source has it, or a claim would lose its words.
    """
    if not by.is_lead:
        raise PermissionDenied
    source = Source.objects.select_for_update().get(pk=source_id)
    if source.text == text:
        return Plan([], [])
    if source.text_sha256 != seen_sha256:
        raise Refused(_("Somebody corrected the text meanwhile. Look at it, then correct it again."))
    plan = plan_correction(source, text)
    _store_text(source, text, plan, note=note, by=by, at=at)
    _tell(source, plan, note=note, by=by, at=at)
    if plan.changed:
        match_changed({one.claim.pk: one.claim.text for one in plan.changed}, at=at)
        _flag(plan.changed, source, by=by, at=at)
    if plan.new:
        store_claims(source, list(plan.new))
        place_new_claims(at=at)
    refresh_origin(source)
    return plan


def _store_text(source: Source, text: str, plan: Plan, *, note: str, by: Reviewer, at: datetime) -> None:
    """The correction first, then claims that quote it, then the source: as the triggers demand."""
    TextCorrection.objects.create(
        source=source,
        before=source.text,
        before_sha256=source.text_sha256,
        text=text,
        note=note,
        by=by,
        at=at,
    )
    for one in _in_order(plan.moved):
        _store_claim(one)
    _move_derivations(source, text)
    source.text, source.text_sha256 = text, Source.digest(text)
    source.save(update_fields=["text", "text_sha256"])


def _in_order(moved: Iterable[Moved]) -> list[Moved]:
    """Those that go forward from the last, those that go back from the first: no two meet on one span."""
    forward = [one for one in moved if (one.start, one.end) > (one.claim.start, one.claim.end)]
    back = [one for one in moved if (one.start, one.end) < (one.claim.start, one.claim.end)]
    same = [one for one in moved if (one.start, one.end) == (one.claim.start, one.claim.end)]
    return [*reversed(forward), *back, *same]


def _store_claim(one: Moved) -> None:
    values: dict[str, object] = {"start": one.start, "end": one.end, "text": one.text}
    if one.is_changed:
        scored = score_check_worthiness(one.text)
        values |= {"folded": fold(one.text), "check_worthiness": scored.score}
        values["check_worthiness_reasons"] = [asdict(reason) for reason in scored.reasons]
    Claim.objects.filter(pk=one.claim.pk).update(**values)


def _move_derivations(source: Source, text: str) -> None:
    """Where the text names an outlet, if it still does."""
    named = list(source.derivations.exclude(start=None))
    spans = move_spans(source.text, text, [(one.start or 0, one.end or 0) for one in named])
    for one, span in zip(named, spans, strict=True):
        one.start, one.end = span or (None, None)
    Derivation.objects.bulk_update(named, ["start", "end"])


def _tell(source: Source, plan: Plan, *, note: str, by: Reviewer, at: datetime) -> None:
    """An event of the source, and one of each claim that says otherwise now."""
    counts = {"changed": len(plan.changed), "new": len(plan.new)}
    record_event(Event.Kind.TEXT_CORRECTED, at=at, by=by, source=source, after=counts, note=note)
    for one in plan.changed:
        before, after = {"text": one.claim.text}, {"text": one.text}
        record_event(
            Event.Kind.TEXT_CORRECTED,
            at=at,
            by=by,
            source=source,
            claim=one.claim,
            before=before,
            after=after,
            note=note,
        )


def _flag(changed: Sequence[Moved], source: Source, *, by: Reviewer, at: datetime) -> None:
    claims = Claim.objects.filter(pk__in=[one.claim.pk for one in changed])
    clusters = lock_clusters_of(claims)
    told = {"source": source.pk}
    flag_claims(claims, CheckAgain.Cause.SOURCE_CORRECTED, told, by=by, at=at)
    for cluster in clusters:
        cluster.version += 1
    refresh_clusters(clusters)
