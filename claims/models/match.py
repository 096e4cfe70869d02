"""Matches: scored pairs of claims, with the reasons for the score."""

from typing import Any, Self, cast

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.records import Comparison, Difference, MatchReason, Relation, Span


class MatchQuerySet(models.QuerySet["Match"]):
    """Reads on matches."""

    def joining(self) -> Self:
        """Matches of claims that may stand in one cluster: they are the same, or differ in a value."""
        return self.filter(Q(relation=Match.Relation.SAME) | Q(differs_in=Match.Difference.VALUE))

    def within(self, cluster_id: int) -> Self:
        """Matches between two members of one cluster."""
        return self.filter(a__cluster=cluster_id, b__cluster=cluster_id)

    def leaving(self, cluster_id: int) -> Self:
        """Matches between a member of the cluster and a claim outside it."""
        # By the members themselves: a join to their clusters would read every match there is.
        members = Claim.objects.filter(cluster=cluster_id).values("pk")
        a, b = Q(a__in=members), Q(b__in=members)
        return self.filter((a & ~b) | (b & ~a))

    def between(self, one: int, other: int) -> Self:
        """Matches of a claim of one source with a claim of the other."""
        return self.filter(Q(a__source=one, b__source=other) | Q(a__source=other, b__source=one))


class Match(models.Model):
    """How two claims stand to each other, as the matcher judged: stored once, with a < b.

    Claims that have nothing to do with each other have no row.
    """

    class Relation(models.TextChoices):
        SAME = "same", _("Same")
        POSSIBLE = "possible", _("Possible")
        DIFFERS = "differs", _("Differs")

    class Difference(models.TextChoices):
        VALUE = "value", _("In a value")
        SUBJECT = "subject", _("In its subject")

    a = models.ForeignKey(Claim, models.PROTECT, related_name="matches_as_a")
    b = models.ForeignKey(Claim, models.PROTECT, related_name="matches_as_b")
    probability = models.FloatField(help_text=_("That one verdict would serve both, 0 to 1."))
    relation = models.CharField(max_length=9, choices=Relation)
    differs_in = models.CharField(max_length=7, choices=Difference, blank=True)
    rule = models.CharField(
        max_length=200, blank=True, help_text=_("The rule that decided, in words a reviewer reads.")
    )
    reasons = models.JSONField(default=list)
    matcher_version = models.CharField(max_length=20)

    objects = MatchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("matches")
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="match_pair_once"),
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="match_a_before_b"),
            models.CheckConstraint(
                condition=Q(relation__in=["same", "possible", "differs"]), name="match_relation"
            ),
            models.CheckConstraint(
                condition=Q(relation="differs", differs_in__in=["value", "subject"])
                | (~Q(relation="differs") & Q(differs_in="")),
                name="match_difference_only_when_it_differs",
            ),
            models.CheckConstraint(
                condition=Q(probability__gte=0, probability__lte=1), name="match_probability_0_1"
            ),
        ]

    def __str__(self) -> str:
        words = {"one": self.a_id, "other": self.b_id, "relation": self.get_relation_display()}
        return gettext("%(one)s and %(other)s: %(relation)s") % words


def as_comparison(match: Match) -> Comparison:
    """The record that the matcher gave, from the stored row."""
    return Comparison(
        probability=match.probability,
        relation=cast(Relation, match.relation),
        differs_in=cast(Difference, match.differs_in) if match.differs_in else None,
        reasons=tuple(_as_reason(stored) for stored in match.reasons),
        rule=match.rule,
    )


def _as_reason(stored: dict[str, Any]) -> MatchReason:
    spans = {side: tuple(Span(s["start"], s["end"]) for s in stored[side]) for side in ("a_spans", "b_spans")}
    return MatchReason(kind=stored["kind"], words=stored["words"], **spans)
