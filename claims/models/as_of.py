"""The desk as it was at a moment, worked out from decisions and events: nothing else is ever lost.

Outcomes follow from the verdicts and checks of then by the rounds of `claims.models.settling`; members by
walking today's back through the events since; sign-offs by what was signed and withdrawn until then.
"""

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from claims.models.check_again import CheckAgain
from claims.models.claim import Claim, ClaimQuerySet
from claims.models.decision import Verdict
from claims.models.event import Event
from claims.models.readers import ReadersWanted
from claims.models.replay import group_checks
from claims.models.settling import Outcome, part_rounds, settle_rounds
from claims.models.sign_off import SignOff

type Values = dict[str, Any]
type Move = tuple[int, int]  # the event that tells of it, and the cluster before

BY_PEOPLE = (Event.Kind.CLUSTER_SPLIT, Event.Kind.CLUSTER_MERGED, Event.Kind.MEMBERSHIP_UNDONE)


class AsOf:
    """What held at a moment, read for some claims at a time. Make it anew for each export or page."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self._by_people: dict[int, Move] | None = None

    def standing(self) -> Q:
        """What picks the verdicts that stood then."""
        kept = Q(decision__undone_by=None) | Q(decision__undone_by__decided_at__gt=self.at)
        return Q(decision__decided_at__lte=self.at) & kept

    def claims(self) -> ClaimQuerySet:
        """Claims that were there: found or marked until then."""
        own = {"claim": OuterRef("pk"), "at__lte": self.at}
        was_marked = Exists(Event.objects.filter(kind=Event.Kind.CLAIM_MARKED, **own))
        was_found = Q(source__extracted_at=None) | Q(source__extracted_at__lte=self.at)
        return Claim.objects.filter(Q(was_found, marked_by=None) | Q(was_marked, marked_by__isnull=False))

    def ruled(self) -> ClaimQuerySet:
        """Claims on which somebody had decided, and some on which too few had; `rewind` tells them apart."""
        return Claim.objects.filter(Exists(Verdict.objects.filter(self.standing(), claim=OuterRef("pk"))))

    def signed(self) -> ClaimQuerySet:
        """Claims that were ever signed off until then; `rewind` tells whether they still were."""
        until = SignOff.objects.filter(claim=OuterRef("pk"), at__lte=self.at)
        return Claim.objects.filter(Exists(until))

    def rewind(self, claims: Collection[Values]) -> None:
        """Give rows of claims what held then, in place.

        They need `id`, `cluster_id`, `source_id` and `source__reviews_per_claim`. Six queries, and one the
        first time, whatever the number of claims.
        """
        ids = [claim["id"] for claim in claims]
        outcomes, clusters, signed = self._outcomes(claims), self.clusters(ids), self._signed(ids)
        for claim in claims:
            outcome = outcomes[claim["id"]]
            verdict, check = outcome.verdict, outcome.check
            sign_off = signed.get(claim["id"])
            claim |= {
                "cluster_id": clusters.get(claim["id"], claim["cluster_id"]),
                "status": outcome.status.value,
                "verdict_id": verdict.pk if verdict else None,
                "verdict__label": verdict.label if verdict else None,
                "decided_by": str(outcome.decided_by),
                "sign_off_id": sign_off.pk if sign_off else None,
                "sign_off__at": sign_off.at if sign_off else None,
                "check_again__cause": check.cause if check else None,
            }

    def clusters(self, claim_ids: Collection[int]) -> dict[int, int]:
        """The cluster of then of those claims that moved since."""
        moves = _first_moves(self._since(kind=Event.Kind.CLAIM_MOVED, claim__in=claim_ids))
        by_people = self._moves_by_people()
        for pk in by_people.keys() & set(claim_ids):
            moves[pk] = min(moves.get(pk, by_people[pk]), by_people[pk])
        return {pk: cluster for pk, (_, cluster) in moves.items()}

    def members(self, cluster_id: int) -> list[int]:
        """The claims that were in a cluster, by id: of those in it today, and those that left since."""
        left = self._since(kind=Event.Kind.CLAIM_MOVED, before__cluster=cluster_id)
        by_people = (pk for pk, (_, cluster) in self._moves_by_people().items() if cluster == cluster_id)
        today = Claim.objects.filter(cluster=cluster_id).values_list("pk", flat=True)
        near = {*today, *left.values_list("claim", flat=True), *by_people}
        there = set(self.claims().filter(pk__in=near).values_list("pk", flat=True))
        clusters = self.clusters(there)
        return sorted(pk for pk in there if clusters.get(pk, cluster_id) == cluster_id)

    def _since(self, **wanted: Any) -> QuerySet[Event]:
        return Event.objects.filter(at__gt=self.at, **wanted).order_by("id")

    def _moves_by_people(self) -> dict[int, Move]:
        """Read once: people move few claims, and an event of theirs names many."""
        if self._by_people is None:
            self._by_people = _first_moves(self._since(kind__in=BY_PEOPLE))
        return self._by_people

    def _outcomes(self, claims: Collection[Values]) -> dict[int, Outcome]:
        sources = {claim["id"]: claim["source_id"] for claim in claims}
        wanted = ReadersWanted({c["source_id"]: c["source__reviews_per_claim"] for c in claims})
        checks = group_checks(CheckAgain.objects.filter(claim__in=sources, at__lte=self.at))
        given: defaultdict[int, list[Verdict]] = defaultdict(list)
        for verdict in self._given(sources).order_by("id"):
            given[verdict.claim_id].append(verdict)
        return {
            pk: self._outcome(given.get(pk, []), checks.get(pk, []), partial(wanted.least, source_id))
            for pk, source_id in sources.items()
        }

    def _given(self, claim_ids: Collection[int]) -> QuerySet[Verdict]:
        """Verdicts given until then, with `undone_at`: when they were undone, if ever."""
        given = Verdict.objects.filter(decision__decided_at__lte=self.at, claim__in=claim_ids)
        given = given.annotate(undone_at=F("decision__undone_by__decided_at"))
        return given.select_related("decision").only(*_SETTLING)

    def _outcome(
        self, given: list[Verdict], checks: list[CheckAgain], least: Callable[[datetime, datetime], int]
    ) -> Outcome:
        """What was stored when the claim was last settled: by an act on it, or as fewer readers would do.

        What was said in answer to a check taken back, and undone, counts for no act.
        """
        undone = {verdict.pk: verdict.undone_at for verdict in given}  # type: ignore[attr-defined]
        undone = {pk: at for pk, at in undone.items() if at and at <= self.at}
        over = [check for check in checks if check.is_taken_back(at=self.at)]
        counted = [verdict for verdict in given if not any(check.covers(verdict) for check in over)]
        acts = [verdict.decision.decided_at for verdict in counted]
        acts += [undone[verdict.pk] for verdict in counted if verdict.pk in undone]
        readers = least(max(acts, default=self.at), self.at)
        standing = [verdict for verdict in given if verdict.pk not in undone]
        in_force = [check for check in checks if check not in over]
        return settle_rounds(part_rounds(standing, in_force), in_force, readers=readers)

    def _signed(self, claim_ids: Collection[int]) -> dict[int, SignOff]:
        """The sign-off that held, of those claims that had one."""
        given = list(SignOff.objects.filter(claim__in=claim_ids, at__lte=self.at).order_by("id"))
        if not given:
            return {}
        withdrawn = Event.objects.filter(
            kind=Event.Kind.SIGN_OFF_WITHDRAWN, claim__in=[one.claim_id for one in given], at__lte=self.at
        )
        gone = {before.get("sign_off") for before in withdrawn.values_list("before", flat=True)}
        return {one.claim_id: one for one in given if one.pk not in gone}


_SETTLING = ("claim_id", "label", "decision__kind", "decision__reviewer_id", "decision__decided_at")


def _first_moves(events: QuerySet[Event]) -> dict[int, Move]:
    """For each claim the first of the moves, which come oldest first, and where it was before that.

    One whose first move put it into its first cluster was nowhere yet: it is told as being there already.
    """
    first: dict[int, Move] = {}
    for pk, claim_id, before, after in events.values_list("pk", "claim_id", "before", "after"):
        was = before.get("cluster") or (claim_id and after.get("cluster"))
        for moved in [claim_id] if claim_id else after.get("claims", []):
            if was:
                first.setdefault(moved, (pk, was))
    return first
