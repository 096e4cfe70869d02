"""What a lead looks at before signing off, and what was withdrawn after it had gone outside."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from claims.models.claim import Claim, ClaimQuerySet
from claims.models.cluster import Cluster
from claims.models.decision import Against, Evidence
from claims.models.event import Event
from claims.models.export_run import ExportRun
from claims.models.reviewer import Reviewer
from claims.models.sign_off import SignOff, is_alone_on

# So many exports are named for one sign-off, the latest.
MOST_EXPORTS = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A decided cluster with the claims whose verdicts wait to be signed off.

    `own` are those of them that another lead has to sign off.
    """

    cluster: Cluster
    claims: tuple[Claim, ...]
    own: tuple[Claim, ...]

    @property
    def signable(self) -> list[Claim]:
        return [claim for claim in self.claims if claim not in self.own]

    @property
    def shown(self) -> str:
        """What a form that signs these off sends: each claim with its verdict."""
        return ",".join(f"{claim.pk}:{claim.verdict_id}" for claim in self.signable)

    @property
    def outcomes(self) -> list[tuple[str, int]]:
        """Each outcome in words, with the number of verdicts."""
        return list(Counter(str(claim.verdict) for claim in self.claims).items())


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A sign-off that was withdrawn, and the exports to outside that had carried it, the latest first."""

    sign_off: SignOff
    at: datetime
    cause: str
    exports: tuple[ExportRun, ...]


def list_unsigned() -> QuerySet[Cluster]:
    """Decided clusters with a verdict that waits to be signed off, oldest first."""
    waiting = _unsigned().filter(cluster=OuterRef("pk"))
    decided = Cluster.objects.filter(Exists(waiting), status=Cluster.Status.DECIDED)
    return decided.select_related("headline").order_by("id")


def read_rows(clusters: Iterable[Cluster], lead: Reviewer) -> list[Row]:
    """The clusters with what `lead` may sign off, each verdict with what it rests on. Four queries."""
    is_only_lead = not Reviewer.objects.leads().exclude(pk=lead.pk).exists()
    claims: dict[int, list[Claim]] = {cluster.pk: [] for cluster in clusters}
    for claim in _unsigned().filter(cluster__in=claims).prefetch_related(*_RESTS_ON).in_reading_order():
        claims[claim.cluster_id].append(claim)
    return [
        Row(cluster, tuple(found), tuple(c for c in found if is_alone_on(c, lead) and not is_only_lead))
        for cluster in clusters
        if (found := claims[cluster.pk])
    ]


_RESTS_ON = (
    Prefetch("verdict__evidence", Evidence.objects.order_by("id")),
    Prefetch("verdict__against", Against.objects.order_by("claim_id")),
)


def _unsigned() -> ClaimQuerySet:
    held = Claim.objects.filter(verdict__isnull=False, check_again=None, sign_off=None)
    return held.select_related("source", "verdict__decision__reviewer").defer("source__text")


def list_withdrawn(claim: Claim | None = None) -> QuerySet[Event]:
    """Withdrawals, of one claim or of all, the latest first."""
    withdrawn = Event.objects.filter(kind=Event.Kind.SIGN_OFF_WITHDRAWN, claim__isnull=False)
    return (withdrawn.filter(claim=claim) if claim else withdrawn).order_by("-id")


def read_withdrawals(events: Sequence[Event]) -> list[Withdrawal]:
    """The withdrawals told of that went outside before. Two queries, none without events."""
    if not events:
        return []
    signed = _sign_offs(events)
    pairs = [(signed[event.before["sign_off"]], event) for event in events]
    carried = Q(pk__in=())
    for sign_off, event in pairs:
        carried |= Q(as_of__gte=sign_off.at, as_of__lt=event.at)
    outside = list(ExportRun.objects.filter(carried, scope=ExportRun.Scope.OUTSIDE).order_by("-as_of"))
    found = []
    for sign_off, event in pairs:
        exports = [run for run in outside if sign_off.at <= run.as_of < event.at]
        if exports:
            found.append(Withdrawal(sign_off, event.at, event.after["cause"], tuple(exports[:MOST_EXPORTS])))
    return found


def _sign_offs(events: Iterable[Event]) -> dict[int, SignOff]:
    ids = [event.before["sign_off"] for event in events]
    return SignOff.objects.select_related("claim", "verdict", "by").in_bulk(ids)
