"""Verdicts on their way out: one row a claim with its outcome, or one a reviewer's current verdict."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef

from claims.models.claim import Claim, ClaimQuerySet
from claims.models.decision import Against, Evidence, Verdict
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
# The same for the verdict.
_OF_VERDICT = {
    "label": "label",
    "note": "note",
    "reviewer": "decision__reviewer__username",
    "decided_at": "decision__decided_at",
    "revision": "decision__revision",
}

type Values = dict[str, Any]


def outcome_rows(*, with_undecided: bool = False) -> Iterator[ExportRow]:
    """A row for each claim somebody ruled on, or for every claim, with the verdict that holds; by claim id.

    All rows are of one moment, in constant memory, at most four queries for each `CLAIMS_AT_ONCE` claims.
    """
    claims = Claim.objects.all() if with_undecided else Claim.objects.ruled()
    with one_moment():
        for chunk in _chunks(claims):
            verdicts = _verdicts(pk__in=[claim["verdict_id"] for claim in chunk if claim["verdict_id"]])
            by_id = {verdict["id"]: verdict for verdict in verdicts}
            for claim in chunk:
                yield _row(claim, by_id.get(claim["verdict_id"]), decided_by=claim["decided_by"])


def reviewer_rows(*, of: Reviewer | None = None, with_undecided: bool = False) -> Iterator[ExportRow]:
    """A row for each reviewer's current verdict on a claim, or for that `of` one; by claim id, then by name.

    Current is the last that was not undone. `with_undecided` adds claims on which nobody gave one.
    """
    claims = Claim.objects.all() if with_undecided else claims_judged_by(of)
    with one_moment():
        for chunk in _chunks(claims):
            current = _current(_verdicts(claim__in=[claim["id"] for claim in chunk], **_standing(of)))
            for claim in chunk:
                if claim["id"] not in current:
                    yield _row(claim, None)
                for verdict in current.get(claim["id"], ()):
                    yield _row(claim, verdict, decided_by=verdict["decision__kind"])


def claims_judged_by(of: Reviewer | None) -> ClaimQuerySet:
    """Claims on which a reviewer, or anybody, has a verdict that was not undone."""
    return Claim.objects.filter(Exists(Verdict.objects.filter(claim=OuterRef("pk"), **_standing(of))))


def _standing(of: Reviewer | None) -> Values:
    """What picks verdicts that were not undone: a join, where `decision__in` would go through all of them."""
    return {"decision__undone_by": None} | ({"decision__reviewer": of} if of else {})


def _chunks(claims: ClaimQuerySet) -> Iterator[list[Values]]:
    """Claims by id in lists: a query each, so that neither memory nor a cursor grows with their number."""
    columns = {*_OF_CLAIM.values(), "verdict_id", "decided_by"}
    last = 0
    while chunk := list(claims.filter(pk__gt=last).order_by("pk").values(*columns)[:CLAIMS_AT_ONCE]):
        yield chunk
        last = chunk[-1]["id"]


def _verdicts(**wanted: Any) -> list[Values]:
    """Verdicts, oldest first, with all that a row tells of them: three queries."""
    columns = {*_OF_VERDICT.values(), "id", "claim_id", "set_aside", "reason", "decision__kind"}
    verdicts: list[Values] = list(Verdict.objects.filter(**wanted).order_by("id").values(*columns))
    ids = [verdict["id"] for verdict in verdicts]
    against: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    cited = Against.objects.filter(verdict__in=ids).order_by("claim_id")
    for verdict_id, claim_id, text in cited.values_list("verdict_id", "claim_id", "claim__text"):
        against[verdict_id].append((claim_id, text))
    evidence = _evidence(ids)
    for verdict in verdicts:
        verdict["against"] = tuple(against[verdict["id"]])
        verdict["evidence"] = tuple(evidence[verdict["id"]])
    return verdicts


def _evidence(verdict_ids: list[int]) -> defaultdict[int, list[EvidenceInput]]:
    """As it was given, by verdict; of a claim without a passage, the claim's words stand for it."""
    evidence: defaultdict[int, list[EvidenceInput]] = defaultdict(list)
    columns = ("stance", "url", "claim_id", "title", "publisher", "passage")
    given = Evidence.objects.filter(verdict__in=verdict_ids).order_by("id")
    for verdict_id, words, *told in given.values_list("verdict_id", "claim__text", *columns):
        piece = EvidenceInput(*told)
        evidence[verdict_id].append(piece if piece.passage else replace(piece, passage=words or ""))
    return evidence


def _current(standing: Iterable[Values]) -> dict[int, list[Values]]:
    """Each reviewer's last verdict on each claim, by reviewers' names. `standing` comes oldest first."""
    last = {(verdict["claim_id"], verdict["decision__reviewer__username"]): verdict for verdict in standing}
    by_claim: defaultdict[int, list[Values]] = defaultdict(list)
    for claim_id, name in sorted(last):
        by_claim[claim_id].append(last[claim_id, name])
    return by_claim


def _row(claim: Values, verdict: Values | None, *, decided_by: str = "") -> ExportRow:
    told = {name: claim[column] for name, column in _OF_CLAIM.items()}
    told["final_label"] = claim["verdict__label"] or ""
    if verdict is not None:
        told |= {name: verdict[column] for name, column in _OF_VERDICT.items()}
        told |= {name: verdict[name] for name in ("against", "evidence")}
        told |= {"reason": verdict["set_aside"] or verdict["reason"], "decided_by": decided_by}
    return ExportRow(**told)
