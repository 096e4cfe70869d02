"""Verdicts on their way out: one row a claim with its outcome, or one a reviewer's current verdict."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from claims.models.claim import Claim, ClaimQuerySet
from claims.models.decision import Against, Decision, Evidence, Verdict
from claims.models.reviewer import Reviewer
from claims.models.snapshot import one_moment
from claims.records import EvidenceInput, ExportRow

CLAIMS_AT_ONCE = 500
# What a row takes from the claim, by the name of the row's field.
_OF_CLAIM = {
    "claim_id": "id",
    "cluster_id": "cluster_id",
    "source_title": "source__title",
    "publisher": "source__publisher",
    "source_url": "source__url",
    "published_at": "source__published_at",
    "claim": "text",
    "start": "start",
    "end": "end",
    "place": "place",
    "check_worthiness": "check_worthiness",
    "origins": "cluster__origin_count",
    "status": "status",
    "final_label": "verdict__label",
}


def outcome_rows(*, with_undecided: bool = False) -> Iterator[ExportRow]:
    """A row for each claim somebody ruled on, or for every claim, with the verdict that holds; by claim id.

    All rows are of one moment, in constant memory, at most four queries for each `CLAIMS_AT_ONCE` claims.
    """
    claims = Claim.objects.all() if with_undecided else Claim.objects.ruled()
    with one_moment():
        for chunk in _chunks(claims):
            verdicts = _verdicts(pk__in=[c["verdict_id"] for c in chunk if c["verdict_id"]])
            by_id = {verdict.pk: verdict for verdict in verdicts}
            for claim in chunk:
                yield _row(claim, by_id.get(claim["verdict_id"]), decided_by=claim["decided_by"])


def reviewer_rows(*, of: Reviewer | None = None, with_undecided: bool = False) -> Iterator[ExportRow]:
    """A row for each reviewer's current verdict on a claim, or for that `of` one; by claim id, then by name.

    Current is the last that was not undone. `with_undecided` adds claims on which nobody gave one.
    """
    claims = Claim.objects.all() if with_undecided else claims_judged_by(of)
    with one_moment():
        for chunk in _chunks(claims):
            current = _current(_verdicts(claim__in=[c["id"] for c in chunk], **_standing(of)))
            for claim in chunk:
                if claim["id"] not in current:
                    yield _row(claim, None, decided_by="")
                for verdict in current.get(claim["id"], ()):
                    yield _row(claim, verdict, decided_by=verdict.decision.kind)


def claims_judged_by(of: Reviewer | None) -> ClaimQuerySet:
    """Claims on which a reviewer, or anybody, has a verdict that was not undone."""
    return Claim.objects.filter(Exists(Verdict.objects.filter(claim=OuterRef("pk"), **_standing(of))))


def _standing(of: Reviewer | None) -> dict[str, Any]:
    by = {"decision__reviewer": of} if of else {}
    return {"decision__in": Decision.objects.standing(), **by}


def _chunks(claims: ClaimQuerySet) -> Iterator[list[dict[str, Any]]]:
    """Claims by id in lists: a query each, so that neither memory nor a cursor grows with their number."""
    columns = {*_OF_CLAIM.values(), "verdict_id", "decided_by"}
    last = 0
    while chunk := list(claims.filter(pk__gt=last).order_by("pk").values(*columns)[:CLAIMS_AT_ONCE]):
        yield chunk
        last = chunk[-1]["id"]


def _verdicts(**wanted: Any) -> list[Verdict]:
    """Verdicts, oldest first, with all that a row tells of them: three queries."""
    evidence = Evidence.objects.select_related("claim").order_by("id").defer("claim__folded")
    against = Against.objects.select_related("claim").order_by("claim_id").defer("claim__folded")
    return list(
        Verdict.objects.filter(**wanted)
        .select_related("decision__reviewer")
        .only(
            *("claim_id", "label", "set_aside", "reason", "note", "decision__kind", "decision__decided_at"),
            *("decision__revision", "decision__reviewer__username"),
        )
        .prefetch_related(Prefetch("evidence", evidence), Prefetch("against", against))
        .order_by("id")
    )


def _current(standing: Iterable[Verdict]) -> dict[int, list[Verdict]]:
    """Each reviewer's last verdict on each claim, by reviewers' names. `standing` comes oldest first."""
    last = {(verdict.claim_id, verdict.decision.reviewer.username): verdict for verdict in standing}
    by_claim: defaultdict[int, list[Verdict]] = defaultdict(list)
    for (claim_id, _), verdict in sorted(last.items(), key=lambda item: item[0]):
        by_claim[claim_id].append(verdict)
    return by_claim


def _row(claim: Mapping[str, Any], verdict: Verdict | None, *, decided_by: str) -> ExportRow:
    told = {name: claim[column] for name, column in _OF_CLAIM.items()} | {
        "final_label": claim["verdict__label"] or ""
    }
    if verdict is None:
        return ExportRow(**told)
    return ExportRow(
        **told,
        label=verdict.label,
        reason=verdict.set_aside or verdict.reason,
        note=verdict.note,
        decided_by=decided_by,
        reviewer=verdict.decision.reviewer.username,
        decided_at=verdict.decision.decided_at,
        revision=verdict.decision.revision,
        against=tuple((against.claim_id, against.claim.text) for against in verdict.against.all()),
        evidence=tuple(_cited(evidence) for evidence in verdict.evidence.all()),
    )


def _cited(evidence: Evidence) -> EvidenceInput:
    """As it was given; of a claim without a passage, the claim's words stand for it."""
    return EvidenceInput(
        stance=evidence.stance,
        url=evidence.url,
        claim_id=evidence.claim_id,
        title=evidence.title,
        publisher=evidence.publisher,
        passage=evidence.passage or (evidence.claim.text if evidence.claim else ""),
    )
