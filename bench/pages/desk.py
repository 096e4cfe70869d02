"""A desk of generated claims on which people have worked: a fifth of its questions are decided."""

import uuid
from datetime import timedelta
from itertools import batched
from pathlib import Path

from django.db import transaction
from django.db.models import Case, F, FloatField, Min, OuterRef, Subquery, Value, When
from django.db.models.functions import Cast, Mod

from bench.incremental.base import BATCH, fill
from claims.models import Claim, Cluster, Decision, Reviewer, Source, Verdict
from claims.models.clock import database_now

DECIDED_OF = 5  # every fifth cluster is decided
DIFFER_OF = 7  # and of those in several sources every seventh disagrees
LABELS = list(Verdict.Label.values)


def fill_desk(size: int, folder: Path) -> Reviewer:
    """Store `size` claims and what was decided on them; returns the lead who did it."""
    fill(size, articles=0, folder=folder)
    lead = Reviewer.objects.create_user("lead", password=uuid.uuid4().hex, role="lead")
    with transaction.atomic():
        _vary()
        _head()
        _decide(lead)
    return lead


def _vary() -> None:
    """Claims of every check-worthiness; every other source dated and published by one of forty."""
    worth = Cast(Mod(F("pk") * 37, Value(101)), FloatField()) / 100.0
    Claim.objects.update(check_worthiness=worth)
    now = database_now()
    sources = list(Source.objects.only("pk"))
    for source in sources:
        source.title = f"Report {source.pk}"
        source.publisher = f"Paper {source.pk % 40}" if source.pk % 2 else ""
        source.published_at = now - timedelta(days=source.pk % 400) if source.pk % 2 else None
    Source.objects.bulk_update(sources, ["title", "publisher", "published_at"], batch_size=500)


def _head() -> None:
    """What a refresh of each cluster would have written, in one statement."""
    first = Claim.objects.filter(cluster=OuterRef("pk")).order_by().values("cluster")
    worth = Subquery(first.annotate(first=Min("pk")).values("first"))
    Cluster.objects.update(headline_id=worth)
    Cluster.objects.update(
        check_worthiness=Cast(Mod(F("headline_id") * 37, Value(101)), FloatField()) / 100.0,
        is_disagreeing=Case(
            When(source_count__gt=1, pk__in=_every(DIFFER_OF), then=True), default=Value(False)
        ),
    )
    Cluster.objects.update(priority=F("check_worthiness") * F("origin_count"))


def _every(one_of: int) -> "Subquery":
    return Subquery(Cluster.objects.annotate(rest=Mod("pk", Value(one_of))).filter(rest=0).values("pk"))


def _decide(lead: Reviewer) -> None:
    """One decision on each fifth cluster, over the last sixty days, a label for each of its claims."""
    now = database_now()
    chosen = Cluster.objects.annotate(rest=Mod("pk", Value(DECIDED_OF))).filter(rest=0).order_by("pk")
    for clusters in batched(chosen.iterator(), BATCH):
        Decision.objects.bulk_create(
            (
                Decision(
                    cluster=cluster,
                    reviewer=lead,
                    kind=Decision.Kind.REVIEW,
                    idempotency_key=str(uuid.uuid4()),
                    cluster_version=cluster.version,
                    revision=1,
                    members=[],
                    decided_at=now - timedelta(days=cluster.pk % 60),
                )
                for cluster in clusters
            ),
            batch_size=500,
        )
    decided = dict(Decision.objects.values_list("cluster_id", "pk"))
    claims = Claim.objects.filter(cluster__in=Decision.objects.values("cluster")).only("pk", "cluster_id")
    for some in batched(claims.iterator(), BATCH):
        verdicts = Verdict.objects.bulk_create(
            (
                Verdict(
                    decision_id=decided[claim.cluster_id],
                    claim=claim,
                    label=LABELS[claim.cluster_id % 3],
                    given_to=Verdict.GivenTo.CLUSTER,
                )
                for claim in some
            ),
            batch_size=500,
        )
        for claim, verdict in zip(some, verdicts, strict=True):
            claim.verdict, claim.status, claim.decided_by, claim.reads = verdict, "decided", "review", 1
        Claim.objects.bulk_update(some, ["verdict", "status", "decided_by", "reads"], batch_size=500)
    Cluster.objects.filter(pk__in=decided).update(status=Cluster.Status.DECIDED)
