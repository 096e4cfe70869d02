"""Clusters: claims that answer the same question."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from claims.models.claim import Claim


class ClusterQuerySet(models.QuerySet["Cluster"]):
    """Reads on clusters."""

    def standing(self) -> Self:
        """Clusters that were not merged into another."""
        return self.exclude(status=Cluster.Status.MERGED)

    def waiting(self, *, min_check_worthiness: float, at: datetime) -> Self:
        """Open clusters that the queue serves: check-worthy enough and not put off."""
        return self.filter(
            Q(is_pinned=True) | Q(check_worthiness__gte=min_check_worthiness),
            Q(put_off_until=None) | Q(put_off_until__lte=at),
            status=Cluster.Status.OPEN,
        )


class Cluster(models.Model):
    """Claims that answer one question. Its numbers are rewritten when its members or verdicts change."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        DECIDED = "decided", _("Decided")
        DISPUTED = "disputed", _("Disputed")
        MERGED = "merged", _("Merged")

    headline: "models.ForeignKey[Claim | None, Claim | None]" = models.ForeignKey(
        "claims.Claim",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("The member that speaks for it."),
    )
    version = models.PositiveIntegerField(
        default=1, help_text=_("Grows with each change of members or verdicts.")
    )
    status = models.CharField(max_length=8, choices=Status, default=Status.OPEN)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged_from")
    priority = models.FloatField(default=0)
    check_worthiness = models.FloatField(default=0, help_text=_("The highest of its members."))
    claim_count = models.PositiveIntegerField(default=0)
    source_count = models.PositiveIntegerField(default=0)
    origin_count = models.PositiveIntegerField(
        default=0, help_text=_("Independent origins, as far as known.")
    )
    is_disagreeing = models.BooleanField(default=False, help_text=_("Members differ in a value."))
    is_contradicted = models.BooleanField(default=False, help_text=_("A person recorded a contradiction."))
    is_pinned = models.BooleanField(default=False)
    put_off_until = models.DateTimeField(null=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Who reads it first."),
    )
    needs_expert = models.BooleanField(
        default=False, help_text=_("Somebody asked for one who knows the field.")
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ClusterQuerySet.as_manager()

    class Meta:
        indexes = [
            # the next cluster of the queue
            models.Index(
                fields=["status", "-is_pinned", "-priority", "id"],
                name="cluster_queue",
                condition=Q(status="open"),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["open", "decided", "disputed", "merged"]), name="cluster_status"
            ),
            models.CheckConstraint(
                condition=Q(status="merged", merged_into__isnull=False)
                | (~Q(status="merged") & Q(merged_into__isnull=True)),
                name="cluster_merged_has_target",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")), name="cluster_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return gettext("Cluster %(number)s") % {"number": self.pk}
