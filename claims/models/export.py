"""Verdicts on their way out: one row a claim with its outcome, or one a reviewer's current verdict.

All rows of a file are of one moment. With `as_of` they are as the desk was then, see `claims.models.as_of`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from claims.models.as_of import AsOf
from claims.models.claim import Claim, ClaimQuerySet
from claims.models.decision import Against, Evidence, Verdict
from claims.models.reviewer import Reviewer
from claims.models.snapshot import one_moment
from claims.models.veil import draw_veil
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
    "signed_off": "sign_off__at",
    "check_again": "check_again__cause",
}
# What else it takes to tell where a claim stands, or stood.
_OF_OUTCOME = ("verdict_id", "decided_by", "sign_off_id", "source_id", "source__reviews_per_claim")
# The same for the verdict.
_OF_VERDICT = {
    "label": "label",
    "note": "note",
    "reviewer": "decision__reviewer__username",
    "decided_at": "decision__decided_at",
    "revision": "decision__revision",
}

type Values = dict[str, Any]


def outcome_rows(*, with_undecided: bool = False, as_of: datetime | None = None) -> Iterator[ExportRow]:
    """A row for each claim somebody ruled on, or for every claim, with the verdict that holds; by claim id.

    In constant memory, at most four queries for each `CLAIMS_AT_ONCE` claims, six more with `as_of`.
    """
    then = AsOf(as_of) if as_of else None
    every = then.claims() if then else Claim.objects.all()
    ruled = then.ruled() if then else Claim.objects.ruled()
    with one_moment():
        for chunk in _chunks(every if with_undecided else ruled, then):
            told = (c for c in chunk if with_undecided or c["status"] != Claim.Status.PENDING)
            yield from _outcomes(list(told), then)


def outside_rows(*, as_of: datetime | None = None) -> Iterator[ExportRow]:
    """A row for each verdict that is signed off and stands, with the desk for the reviewer; by claim id."""
    then = AsOf(as_of) if as_of else None
    signed = then.signed() if then else Claim.objects.filter(sign_off__isnull=False)
    with one_moment():
        for chunk in _chunks(signed, then):
            for row in _outcomes([claim for claim in chunk if claim["sign_off_id"]], then):
                yield replace(row, reviewer="", revision=None, desk=settings.DESK_NAME)


def reviewer_rows(
    *, of: Reviewer | None = None, with_undecided: bool = False, as_of: datetime | None = None
) -> Iterator[ExportRow]:
    """A row for each reviewer's current verdict on a claim, or for that `of` one; by claim id, then by name.

    Current is the last that was not undone. `with_undecided` adds claims on which nobody gave one.
    """
    then = AsOf(as_of) if as_of else None
    every = then.claims() if then else Claim.objects.all()
    standing = _standing(of, then)
    with one_moment():
        for chunk in _chunks(every if with_undecided else _judged(standing), then):
            current = _current(_verdicts(standing, claim__in=[claim["id"] for claim in chunk]))
            _hide_outcomes(chunk, of)
            for claim in chunk:
                if claim["id"] not in current:
                    yield _row(claim, None, then)
                for verdict in current.get(claim["id"], ()):
                    yield _row(claim, verdict, then, decided_by=verdict["decision__kind"])


def _hide_outcomes(claims: list[Values], reader: Reviewer | None) -> None:
    """Keep what became of them by others back where it is veiled from the reader. One query."""
    veil = draw_veil(reader, claims=[claim["id"] for claim in claims])
    for claim in claims:
        if claim["id"] in veil.claims:
            claim |= {"status": Claim.Status.PENDING, "verdict__label": "", "check_again__cause": ""}
            claim |= {"sign_off__at": None}


def claims_judged_by(of: Reviewer | None) -> ClaimQuerySet:
    """Claims on which a reviewer, or anybody, has a verdict that was not undone."""
    return _judged(_standing(of, None))


def _judged(standing: Q) -> ClaimQuerySet:
    return Claim.objects.filter(Exists(Verdict.objects.filter(standing, claim=OuterRef("pk"))))


def _standing(of: Reviewer | None, then: AsOf | None) -> Q:
    """What picks verdicts that were not undone: a join, where `decision__in` would go through all of them."""
    standing = then.standing() if then else Q(decision__undone_by=None)
    return standing & Q(decision__reviewer=of) if of else standing


def _chunks(claims: ClaimQuerySet, then: AsOf | None) -> Iterator[list[Values]]:
    """Claims by id in lists: a query each, so that neither memory nor a cursor grows with their number."""
    columns = {*_OF_CLAIM.values(), *_OF_OUTCOME}
    last = 0
    while chunk := list(claims.filter(pk__gt=last).order_by("pk").values(*columns)[:CLAIMS_AT_ONCE]):
        last = chunk[-1]["id"]
        if then:
            then.rewind(chunk)
        yield chunk


def _outcomes(claims: list[Values], then: AsOf | None) -> Iterator[ExportRow]:
    """A row for each claim, with the verdict that holds."""
    verdicts = _verdicts(pk__in=[claim["verdict_id"] for claim in claims if claim["verdict_id"]])
    by_id = {verdict["id"]: verdict for verdict in verdicts}
    for claim in claims:
        yield _row(claim, by_id.get(claim["verdict_id"]), then, decided_by=claim["decided_by"])


def _verdicts(*among: Q, **wanted: Any) -> list[Values]:
    """Verdicts, oldest first, with all that a row tells of them: three queries."""
    columns = {*_OF_VERDICT.values(), "id", "claim_id", "set_aside", "reason", "decision__kind"}
    verdicts: list[Values] = list(Verdict.objects.filter(*among, **wanted).order_by("id").values(*columns))
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
    columns = ("stance", "url", "claim_id", "title", "publisher", "passage", "seen_on")
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


def _row(claim: Values, verdict: Values | None, then: AsOf | None, *, decided_by: str = "") -> ExportRow:
    told = {name: claim[column] for name, column in _OF_CLAIM.items()}
    told |= {"final_label": claim["verdict__label"] or "", "check_again": claim["check_again__cause"] or ""}
    told |= {"as_of": then.at if then else None}
    if verdict is not None:
        told |= {name: verdict[column] for name, column in _OF_VERDICT.items()}
        told |= {name: verdict[name] for name in ("against", "evidence")}
        told |= {"reason": verdict["set_aside"] or verdict["reason"], "decided_by": decided_by}
    return ExportRow(**told)
