"""How one reader's verdicts were settled otherwise: for themselves, and for nobody else."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from claims.models.check_again import CheckAgain
from claims.models.decision import Decision, Verdict
from claims.models.reviewer import Reviewer
from claims.models.veil import veiled_from


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reader had said of a claim, and the verdict that settled it."""

    own: Verdict
    settled: Verdict

    @property
    def pair(self) -> tuple[Verdict, Verdict]:
        return self.own, self.settled


def list_corrections(reader: Reviewer) -> QuerySet[Verdict]:
    """Verdicts of leads that settled a claim otherwise than `reader` had read it, the latest first.

    Not what they are to read anew. Each has `own`, the id of the reader's verdict of the same round.
    """
    mine = Verdict.objects.standing().filter(
        claim=OuterRef("claim"),
        decision__reviewer=reader,
        decision__kind=Decision.Kind.REVIEW,
        pk__lt=OuterRef("pk"),
    )
    latest = mine.order_by("-pk")
    settled = Verdict.objects.standing().filter(decision__kind=Decision.Kind.ADJUDICATION)
    of_an_earlier_round = CheckAgain.objects.in_force().filter(
        claim=OuterRef("claim"), after_verdict__gte=OuterRef("own"), after_verdict__lt=OuterRef("pk")
    )
    return (
        settled.exclude(decision__reviewer=reader)
        .annotate(own=Subquery(latest.values("pk")[:1]), own_label=Subquery(latest.values("label")[:1]))
        .filter(own__isnull=False)
        .exclude(own_label=F("label"))
        .exclude(Exists(of_an_earlier_round))
        .exclude(claim__in=veiled_from(reader))
        .select_related("claim__source", "decision__reviewer")
        .defer("claim__source__text")
        .order_by("-pk")
    )


def read_corrections(settled: Iterable[Verdict]) -> list[Correction]:
    """These with what the reader had said. One query."""
    own_ids = {verdict.pk: verdict.own for verdict in settled}  # type: ignore[attr-defined]
    own = Verdict.objects.select_related("decision").in_bulk(own_ids.values())
    return [Correction(own[own_ids[verdict.pk]], verdict) for verdict in settled]
