"""What was done to a claim or a cluster: who, when, and what held before and after; newest first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db.models import Prefetch, Q, QuerySet

from claims.models.claim import Claim, ClaimQuerySet
from claims.models.cluster import Cluster
from claims.models.decision import Against, Decision, Evidence, Verdict
from claims.models.event import Event
from claims.models.replay import Standing, read_standings
from claims.models.reviewer import Reviewer
from claims.models.veil import Veil, claims_named, draw_veil

SHOWN_HISTORY = 100
PLACING = (Event.Kind.CLUSTER_SPLIT, Event.Kind.CLUSTER_MERGED)
TOLD_BY_DECISIONS = (Event.Kind.DECIDED, Event.Kind.UNDONE)


@dataclass(frozen=True, slots=True)
class Made:
    """What a decision gave to some claims, and where they stood before and after.

    `given` is a label or "set_aside", empty where a decision was undone. `before` and `after` are that or a
    status, empty where it is kept from the reader.
    """

    given: str
    before: str
    after: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: a decision (undone or an undoing, perhaps) or another event."""

    at: datetime
    by: Reviewer | None
    decision: Decision | None = None
    event: Event | None = None
    verdicts: tuple[Verdict, ...] = ()
    made: tuple[Made, ...] = ()
    is_undoable: bool = False

    @property
    def undo_key(self) -> str:
        """A key for undoing it, good for one page."""
        return str(uuid4())


def read_cluster_history(
    cluster: Cluster, reader: Reviewer, *, until: datetime | None = None
) -> tuple[Entry, ...]:
    """Of a cluster, of those merged into it, and of the claims it has. Ten queries, one more a generation."""
    family = read_family(cluster.pk)
    claims = Claim.objects.filter(cluster=cluster)
    ids = _decisions_on(claims)
    verdicts = Verdict.objects.order_by("claim_id")
    decisions = _decisions(Q(cluster__in=family) | Q(pk__in=ids) | Q(undoes__in=ids), verdicts, until)
    events = _events(Q(cluster__in=family) | Q(claim__in=claims), until)
    return _told(decisions, events, reader)


def read_claim_history(claim: Claim, reader: Reviewer, *, until: datetime | None = None) -> tuple[Entry, ...]:
    """Of a claim, and what was done to its present cluster and those merged into it. Twelve queries."""
    ids = _decisions_on(Claim.objects.filter(pk=claim.pk))
    verdicts = claim.verdicts.prefetch_related(
        Prefetch("evidence", Evidence.objects.select_related("claim").order_by("id")),
        Prefetch("against", Against.objects.select_related("claim").order_by("claim_id")),
    )
    decisions = _decisions(Q(pk__in=ids) | Q(undoes__in=ids), verdicts, until)
    events = _events(Q(claim=claim) | Q(claim=None, cluster__in=read_family(claim.cluster_id)), until)
    return _told(decisions, events, reader)


def find_verdict(history: Iterable[Entry], verdict_id: int | None) -> Verdict | None:
    """A verdict among those that are told of."""
    told = (verdict for entry in history for verdict in entry.verdicts)
    return next((verdict for verdict in told if verdict.pk == verdict_id), None)


def read_family(cluster_id: int) -> set[int]:
    """The cluster and all that were merged into it, or into those. One query a generation."""
    family = youngest = {cluster_id}
    while youngest:
        merged = Cluster.objects.filter(merged_into__in=youngest).values_list("pk", flat=True)
        youngest = set(merged) - family
        family = family | youngest
    return family


def _decisions_on(claims: ClaimQuerySet) -> set[int]:
    return set(Verdict.objects.filter(claim__in=claims).values_list("decision_id", flat=True))


def _decisions(about: Q, verdicts: QuerySet[Verdict], until: datetime | None) -> list[Decision]:
    """The newest, with those of their `verdicts` that are asked for; an undoing with those it took back."""
    undone = verdicts.prefetch_related(None)
    found = Decision.objects.filter(about, **({"decided_at__lte": until} if until else {}))
    found = found.select_related("reviewer", "undone_by__reviewer", "undoes")
    found = found.prefetch_related(Prefetch("verdicts", verdicts), Prefetch("undoes__verdicts", undone))
    return list(found.order_by("-id")[:SHOWN_HISTORY])


def _events(about: Q, until: datetime | None) -> list[Event]:
    """The newest, those left out that decisions tell."""
    found = Event.objects.filter(about, **({"at__lte": until} if until else {}))
    told = found.exclude(kind__in=TOLD_BY_DECISIONS).select_related("by", "claim")
    return list(told.order_by("-id")[:SHOWN_HISTORY])


def _told(decisions: Sequence[Decision], events: Sequence[Event], reader: Reviewer) -> tuple[Entry, ...]:
    """All of it that the reader may know."""
    veil = _draw_veil(decisions, events, reader)
    shown = {decision: _shown(decision, veil) for decision in decisions}
    standings = read_standings({verdict.claim_id for verdicts in shown.values() for verdict in verdicts})
    told = [
        Entry(event.at, event.by, event=event, is_undoable=_may_take_back(event, events, reader))
        for event in _each_act_once(veil.events(events))
    ]
    for decision, verdicts in shown.items():
        if verdicts:
            told.append(_tell(decision, verdicts, standings, reader, veil))
    return tuple(sorted(told, key=_when, reverse=True))


def _when(entry: Entry) -> tuple[datetime, bool, int]:
    """Of one moment, what followed from a decision comes after it."""
    row = entry.decision or entry.event
    return entry.at, entry.decision is None, row.pk if row else 0


def _draw_veil(decisions: Iterable[Decision], events: Sequence[Event], reader: Reviewer) -> Veil:
    """The veil over all that is told of."""
    claims = {pk for decision in decisions for pk in decision.members}
    claims.update(*(claims_named(event) for event in events), (event.claim_id or 0 for event in events))
    clusters = {event.cluster_id for event in events if event.cluster_id}
    return draw_veil(reader, claims=claims, clusters=clusters)


def _shown(decision: Decision, veil: Veil) -> list[Verdict]:
    """What a decision gave, or took back, as far as the reader may see it."""
    verdicts = (decision.undoes or decision).verdicts.all()
    return [verdict for verdict in verdicts if not veil.hides(decision.reviewer_id, verdict.claim_id)]


def _tell(
    decision: Decision,
    verdicts: Sequence[Verdict],
    standings: Mapping[tuple[int, int], Standing],
    reader: Reviewer,
    veil: Veil,
) -> Entry:
    groups: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for verdict in verdicts:
        given = "" if decision.undoes_id else verdict.label or "set_aside"
        is_veiled = verdict.claim_id in veil.claims
        before, after = ("", "") if is_veiled else standings[decision.pk, verdict.claim_id]
        groups[given, before, after].append(verdict.claim_id)
    return Entry(
        at=decision.decided_at,
        by=decision.reviewer,
        decision=decision,
        verdicts=() if decision.undoes_id else tuple(verdicts),
        made=tuple(Made(*words, claims=tuple(claims)) for words, claims in groups.items()),
        is_undoable=_is_undoable(decision, reader),
    )


def _each_act_once(events: Iterable[Event]) -> list[Event]:
    """A split or merge, or its undoing, comes once, though both of its clusters tell of it."""
    acts = {
        (event.kind, event.after.get("act") or event.before.get("act") or event.pk): event for event in events
    }
    return list(acts.values())


def _may_take_back(event: Event, events: Iterable[Event], reader: Reviewer) -> bool:
    """A split or merge that was not taken back: one's own, or any for a lead."""
    undone = {other.before.get("act") for other in events if other.kind == Event.Kind.MEMBERSHIP_UNDONE}
    is_act = event.kind in PLACING and event.after.get("act") and event.after["act"] not in undone
    return bool(is_act) and (reader.is_lead or event.by_id == reader.pk)


def _is_undoable(decision: Decision, reader: Reviewer) -> bool:
    """One's own, or any for a lead, that stands."""
    is_standing = decision.kind != Decision.Kind.UNDO and not hasattr(decision, "undone_by")
    return is_standing and (reader.is_lead or decision.reviewer_id == reader.pk)
