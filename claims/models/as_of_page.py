"""A claim, or the claims of a cluster, as they stood at an earlier moment, and what had been done by then."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from claims.models.as_of import AsOf
from claims.models.card import Quote
from claims.models.card.quotes import read_quotes
from claims.models.check_again import CheckAgain
from claims.models.claim import Claim
from claims.models.cluster import Cluster
from claims.models.decision import Against, Evidence, Verdict
from claims.models.history import Entry, read_claim_history, read_cluster_history
from claims.models.reviewer import Reviewer
from claims.models.snapshot import one_moment
from claims.models.veil import draw_veil

MOST_CLAIMS = 100


@dataclass(frozen=True, slots=True)
class Then:
    """A claim as it stood. `standing`: a label or a status; `check_again`: why it was to be looked at."""

    quote: Quote
    cluster_id: int
    standing: str
    verdict: Verdict | None
    decided_by: str
    signed_off: datetime | None
    check_again: str


@dataclass(frozen=True, slots=True)
class PageAsOf:
    """`claims`: that of the page first, or those of the cluster; `MOST_CLAIMS` of the `claim_count`."""

    at: datetime
    claims: tuple[Then, ...]
    claim_count: int
    history: tuple[Entry, ...]


def read_claim_as_of(claim: Claim, reader: Reviewer, *, at: datetime) -> PageAsOf:
    """A claim and those that were in its cluster; none where it was not there yet."""
    with one_moment():
        then = AsOf(at)
        there = then.claims().filter(pk=claim.pk).exists()
        cluster_id = then.clusters([claim.pk]).get(claim.pk, claim.cluster_id)
        others = [pk for pk in then.members(cluster_id) if pk != claim.pk] if there else []
        history = read_claim_history(claim, reader, until=at)
        return _page(then, [claim.pk, *others] if there else [], history, reader)


def read_cluster_as_of(cluster: Cluster, reader: Reviewer, *, at: datetime) -> PageAsOf:
    """The claims that were in a cluster, merged into another since or not."""
    with one_moment():
        then = AsOf(at)
        history = read_cluster_history(cluster, reader, until=at)
        return _page(then, then.members(cluster.pk), history, reader)


def _page(then: AsOf, claim_ids: list[int], history: tuple[Entry, ...], reader: Reviewer) -> PageAsOf:
    shown = claim_ids[:MOST_CLAIMS]
    columns = ("id", "cluster_id", "source_id", "source__reviews_per_claim")
    rows = {row["id"]: row for row in Claim.objects.filter(pk__in=shown).values(*columns)}
    then.rewind(list(rows.values()))
    veiled = draw_veil(reader, claims=shown).claims
    verdicts = _verdicts([row["verdict_id"] for pk, row in rows.items() if pk not in veiled])
    quotes = read_quotes(shown)
    claims = (_then(quotes[pk], rows[pk], verdicts, is_veiled=pk in veiled) for pk in shown)
    return PageAsOf(then.at, tuple(claims), len(claim_ids), history)


def _verdicts(ids: Collection[int | None]) -> dict[int, Verdict]:
    given = Verdict.objects.filter(pk__in=[pk for pk in ids if pk]).select_related("decision__reviewer")
    given = given.prefetch_related(
        Prefetch("evidence", Evidence.objects.select_related("claim").order_by("id")),
        Prefetch("against", Against.objects.select_related("claim").order_by("claim_id")),
    )
    return {verdict.pk: verdict for verdict in given}


def _then(quote: Quote, row: dict[str, Any], verdicts: dict[int, Verdict], *, is_veiled: bool) -> Then:
    """As it stood; where that is kept from the reader, as if nobody had read it."""
    if is_veiled:
        return Then(quote, row["cluster_id"], str(Claim.Status.PENDING.value), None, "", None, "")
    cause = row["check_again__cause"]
    return Then(
        quote=quote,
        cluster_id=row["cluster_id"],
        standing=row["verdict__label"] or row["status"],
        verdict=verdicts.get(row["verdict_id"]),
        decided_by=row["decided_by"],
        signed_off=row["sign_off__at"],
        check_again=str(CheckAgain.Cause(cause).label) if cause else "",
    )
