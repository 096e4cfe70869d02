"""Leases: a reviewer's time-limited hold on a cluster."""

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.models.cluster import Cluster

if TYPE_CHECKING:
    from claims.models.reviewer import Reviewer


# However often it is extended, a hold ends this long after it was taken.
LONGEST_HOLD = timedelta(minutes=60)


class LeaseQuerySet(models.QuerySet["Lease"]):
    """Reads on leases."""

    def unreleased(self) -> Self:
        """Leases nobody has ended, though their time may be over."""
        return self.filter(ended_at=None)

    def live(self, *, at: datetime) -> Self:
        """Leases that hold at `at`."""
        return self.unreleased().filter(expires_at__gt=at)

    def passed_over_by(self, reviewer: "Reviewer | OuterRef") -> Self:
        """Leases `reviewer` ended without settling the cluster: skipped, or some claims left undecided."""
        return self.filter(reviewer=reviewer, ending__in=[Lease.Ending.SKIPPED, Lease.Ending.PARTLY])


class Lease(models.Model):
    """Who holds which cluster until when. It saves double work; the cluster's version keeps saves right."""

    class Ending(models.TextChoices):
        SAVED = "saved", _("Saved")
        PARTLY = "partly", _("Saved, some claims left undecided")
        SKIPPED = "skipped", _("Skipped")
        RELEASED = "released", _("Released")
        EXPIRED = "expired", _("Ran out")
        TAKEN_OVER = "taken_over", _("Released by a lead")

    class SkipReason(models.TextChoices):
        EXPERT = "expert", _("Needs somebody who knows the field")
        LANGUAGE = "language", _("Cannot read the language")
        CONFLICT = "conflict", _("I am too close to this")
        TIME = "time", _("Needs more time than I have now")
        OTHER = "other", _("Another reason")

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="leases")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="leases")
    slot = models.PositiveSmallIntegerField(default=0, help_text=_("Which of the cluster's readers this is."))
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    taken_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    skip_reason = models.CharField(max_length=8, choices=SkipReason, blank=True)

    objects = LeaseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["reviewer", "ending", "cluster"], name="lease_passed_over")]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "slot"], condition=Q(ended_at=None), name="lease_one_per_cluster_slot"
            ),
            models.UniqueConstraint(
                fields=["reviewer"], condition=Q(ended_at=None), name="lease_one_per_reviewer"
            ),
            models.CheckConstraint(
                condition=(Q(ended_at=None) & Q(ending="")) | (Q(ended_at__isnull=False) & ~Q(ending="")),
                name="lease_ended_somehow",
            ),
            models.CheckConstraint(
                condition=Q(skip_reason="") | Q(ending="skipped"), name="lease_skip_reason_only_when_skipped"
            ),
        ]

    def __str__(self) -> str:
        words = {"person": self.reviewer, "number": self.cluster_id}
        return gettext("%(person)s holds cluster %(number)s") % words
