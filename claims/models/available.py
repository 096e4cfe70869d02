"""Which clusters the queue may give to whom, and in which order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from claims.models.claim import Claim
from claims.models.cluster import Cluster
from claims.models.decision import Decision, Verdict
from claims.models.lease import Lease
from claims.models.reviewer import Reviewer
from claims.models.source import Source

# Who has decided anything since then is at work, and is waited for.
AT_WORK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class QueueFilters:
    """What a reviewer wants to be given: only their own, only one source's claims, disagreements first."""

    is_mine: bool = False
    source_id: int | None = None
    is_disagreement_first: bool = False

    @property
    def is_set(self) -> bool:
        """Whether any of them is on."""
        return self != NO_FILTERS

    @property
    def is_narrowing(self) -> bool:
        """Whether it leaves clusters out."""
        return self.is_mine or self.source_id is not None


NO_FILTERS = QueueFilters()


def waiting(*, at: datetime) -> QuerySet[Cluster]:
    """Open clusters that are worth the queue and not put off."""
    return Cluster.objects.waiting(min_check_worthiness=settings.QUEUE_MIN_CHECK_WORTHINESS, at=at)


def available_to(
    reviewer: Reviewer, *, at: datetime, filters: QueueFilters = NO_FILTERS
) -> QuerySet[Cluster]:
    """Clusters the queue would give the reviewer, the most valuable first.

    A claim of theirs wants another reader, more than hold the cluster already, and has not been read by the
    reviewer; nor is the cluster another's to read first.
    """
    found = _free_for(reviewer, waiting(at=at), at=at)
    return _narrowed(found, reviewer, filters).order_by("-is_pinned", "-priority", "id")


def takeable_by(reviewer: Reviewer, *, at: datetime) -> QuerySet[Cluster]:
    """Clusters that the reviewer may ask for: by the queue's rules, but however little worth checking."""
    return _free_for(reviewer, Cluster.objects.waiting(min_check_worthiness=0, at=at), at=at)


def offers(
    reviewer: Reviewer, *, at: datetime, filters: QueueFilters = NO_FILTERS
) -> Iterator[QuerySet[Cluster]]:
    """Where to look for the next card, one after the other.

    What is assigned to the reviewer; pinned; by priority, another source first where one had its turn; last
    what the reviewer passed over, and what waits for those who know the cluster.
    """
    available = available_to(reviewer, at=at, filters=filters)
    fresh = _fresh_for(reviewer, available, at=at)
    yield fresh.filter(assigned_to=reviewer)
    if sources := list(Source.objects.filter(assigned_to=reviewer).values_list("pk", flat=True)):
        yield fresh.filter(pk__in=_spoken_for_by(sources), assignee=reviewer.pk)
    disagreeing = fresh.filter(Q(is_disagreeing=True) | Q(is_contradicted=True))
    source = None if filters.source_id else source_that_had_its_turn(reviewer)
    for clusters in [disagreeing, fresh] if filters.is_disagreement_first else [fresh]:
        if source:
            yield clusters.filter(Q(is_pinned=True) | ~Q(headline__source=source))
        yield clusters
    yield available


def wants(cluster: Cluster, reviewer: Reviewer, *, held: int) -> bool:
    """Whether the cluster wants the reviewer, too, when `held` others hold it."""
    wanting: QuerySet[Any] = Claim.objects.wanting_readers().unread_by(reviewer)
    return wanting.filter(cluster=cluster, readers_left__gt=held).exists()


def claims_for(reviewer: Reviewer) -> QuerySet[Claim]:
    """Of a cluster of the outer query, the claims that want the reviewer."""
    return Claim.objects.wanting_readers().unread_by(reviewer).filter(cluster=OuterRef("pk"))


def full_for(reviewer: Reviewer, *, at: datetime) -> QuerySet[Any, Any]:
    """Clusters that as many others hold as the claims the reviewer could read want readers."""
    wanting: QuerySet[Any] = Claim.objects.wanting_readers().unread_by(reviewer)
    wanting = wanting.filter(cluster=OuterRef("cluster"))
    wanted = wanting.order_by("-readers_left").values("readers_left")[:1]
    held = Lease.objects.live(at=at).exclude(reviewer=reviewer).order_by().values("cluster")
    return held.annotate(held=Count("pk")).filter(held__gte=Subquery(wanted)).values("cluster")


def with_assignee(clusters: QuerySet[Cluster]) -> QuerySet[Cluster]:
    """Adds `assignee`, who reads it first: its own, else that of its headline's source."""
    return clusters.annotate(assignee=Coalesce(F("assigned_to"), F("headline__source__assigned_to")))


def reserved_for_another(reviewer: Reviewer) -> Q:
    """Clusters with `assignee` whose assignee has yet to read them, or to pass them over."""
    unread = Claim.objects.wanting_readers().unread_by(OuterRef(OuterRef("assignee")))
    passed = Lease.objects.passed_over_by(OuterRef("assignee")).filter(cluster=OuterRef("pk"))
    return Q(
        ~Q(assignee=reviewer.pk),
        Exists(Reviewer.objects.filter(pk=OuterRef("assignee"), is_active=True)),
        Exists(unread.filter(cluster=OuterRef("pk"))),
        ~Exists(passed),
        assignee__isnull=False,
    )


def source_that_had_its_turn(reviewer: Reviewer) -> int | None:
    """The source of the reviewer's last cards, when as many were of one as may be in a row."""
    most = settings.QUEUE_MOST_IN_A_ROW
    own = Lease.objects.filter(reviewer=reviewer).order_by("-id")
    last = list(own.values_list("cluster__headline__source", flat=True)[:most])
    return last[0] if len(last) == most and len(set(last)) == 1 else None


def _free_for(reviewer: Reviewer, clusters: QuerySet[Cluster], *, at: datetime) -> QuerySet[Cluster]:
    own = Lease.objects.live(at=at).filter(reviewer=reviewer)
    found = with_assignee(clusters).filter(Exists(claims_for(reviewer)), ~reserved_for_another(reviewer))
    return found.exclude(pk__in=own.values("cluster")).exclude(pk__in=full_for(reviewer, at=at))


def _narrowed(clusters: QuerySet[Any], reviewer: Reviewer, filters: QueueFilters) -> QuerySet[Cluster]:
    if filters.is_mine:
        clusters = clusters.filter(assignee=reviewer.pk)
    if filters.source_id is not None:
        clusters = clusters.filter(pk__in=Claim.objects.filter(source=filters.source_id).values("cluster"))
    return clusters


def _spoken_for_by(sources: list[int]) -> QuerySet[Any, Any]:
    """Clusters with a claim of the sources: walking the queue for them would take its whole length."""
    return Claim.objects.filter(source__in=sources).values("cluster")


def _fresh_for(reviewer: Reviewer, clusters: QuerySet[Cluster], *, at: datetime) -> QuerySet[Cluster]:
    """Without what the reviewer passed over, and what waits for those who read other claims of it."""
    passed = Lease.objects.passed_over_by(reviewer).filter(cluster=OuterRef("pk"))
    for_them = claims_for(reviewer).exclude(Exists(_earlier_readers(reviewer, at=at)))
    return clusters.exclude(Exists(passed)).filter(Exists(for_them))


def _earlier_readers(reviewer: Reviewer, *, at: datetime) -> QuerySet[Verdict]:
    """Of a claim of the outer query, verdicts on its cluster by who is at work and has yet to read it.

    None where the reviewer, too, read some of it. (No "or" between subqueries: PostgreSQL would work each
    out for the whole table.)
    """
    earlier = Verdict.objects.standing().filter(
        claim__cluster=OuterRef("cluster"),
        decision__kind=Decision.Kind.REVIEW,
        decision__reviewer__is_active=True,
    )
    reader, cluster = OuterRef("decision__reviewer"), OuterRef(OuterRef("cluster"))
    at_work = Decision.objects.filter(reviewer=reader, decided_at__gt=at - AT_WORK)
    has_read = Verdict.objects.counting().filter(claim=OuterRef(OuterRef("pk")), decision__reviewer=reader)
    passed = Lease.objects.passed_over_by(reader).filter(cluster=cluster)
    own = Verdict.objects.standing().filter(claim__cluster=cluster, decision__reviewer=reviewer)
    earlier = earlier.filter(Exists(at_work)).exclude(Exists(has_read)).exclude(Exists(passed))
    return earlier.exclude(Exists(own))
