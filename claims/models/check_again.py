"""Verdicts that are to be looked at again, and why. They stand until somebody has."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.decision import Decision, Verdict


class CheckAgainQuerySet(models.QuerySet["CheckAgain"]):
    """Reads on checks."""

    def in_force(self) -> Self:
        """Without those taken back: what they were opened for was undone."""
        return self.exclude(told__has_key="taken_back_by")


class CheckAgain(models.Model):
    """That something changed under a verdict. `after_verdict`: readers' verdicts count from there on."""

    class Cause(models.TextChoices):
        DIFFERING_MEMBER = "differing_member", _("A claim that says otherwise joined its cluster")
        SOURCE_CORRECTED = "source_corrected", _("The text of its source was corrected")
        LINKS_CHANGED = "links_changed", _("A contradiction or a link of its changed")
        ASKED = "asked", _("Somebody asked for it")

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="checks_again")
    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="+")
    cause = models.CharField(max_length=16, choices=Cause)
    told = models.JSONField(default=dict, help_text=_("What changed: ids of claims, links, sources."))
    after_verdict = models.PositiveBigIntegerField(help_text=_("The last verdict of the claim at that time."))
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="+")

    objects = CheckAgainQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("checks again")
        constraints = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(ended_at=None), name="check_again_one_open_per_claim"
            ),
            models.CheckConstraint(
                condition=Q(cause__in=["differing_member", "source_corrected", "links_changed", "asked"]),
                name="check_again_cause",
            ),
        ]

    def __str__(self) -> str:
        return self.get_cause_display()

    def is_taken_back(self, *, at: datetime) -> bool:
        """Whether that it was opened for had been undone by then."""
        return "taken_back_by" in self.told and self.ended_at is not None and self.ended_at <= at

    def covers(self, verdict: Verdict) -> bool:
        """Whether a verdict was given while it was open, or in answer to it."""
        is_before_its_end = self.ended_at is None or verdict.decision.decided_at <= self.ended_at
        return verdict.pk > self.after_verdict and is_before_its_end
