"""Pairs drawn at random for people to judge: how often the matcher is right, and what it misses."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim

if TYPE_CHECKING:
    from claims.models.reviewer import Reviewer

# So many people at once are shown different pairs.
SPREAD = 8


class AuditPairQuerySet(models.QuerySet["AuditPair"]):
    """Reads on drawn pairs."""

    def waiting(self) -> Self:
        """Pairs that nobody has judged, those drawn first first."""
        return self.filter(judged_at=None).order_by("id")

    def next_for(self, reader: "Reviewer") -> "AuditPair | None":
        """A pair that waits; people who look at once mostly get different ones."""
        first = list(self.waiting()[:SPREAD])
        return first[reader.pk % len(first)] if first else None

    def last_of(self, reader: "Reviewer") -> "AuditPair | None":
        """The pair that `reader` judged last."""
        return self.filter(judged_by=reader).order_by("-judged_at", "-id").first()


class AuditPair(models.Model):
    """A drawn pair, a before b. `weight`: how many pairs of its stratum it stands for.

    `probability`: its likeness when it was drawn, up to which a threshold would join it; 0 where something
    else than the threshold keeps it apart.
    """

    class Stratum(models.TextChoices):
        JOINED = "joined", _("Joined by the matcher")
        NEAR = "near", _("Compared and left apart")
        FAR = "far", _("Nothing in common for the matcher")

    a = models.ForeignKey(Claim, models.PROTECT, related_name="+")
    b = models.ForeignKey(Claim, models.PROTECT, related_name="+")
    stratum = models.CharField(max_length=6, choices=Stratum)
    weight = models.FloatField()
    probability = models.FloatField()
    drawn_at = models.DateTimeField()
    is_same = models.BooleanField(
        null=True, help_text=_("A person's answer: one question or not. Empty though judged: cannot say.")
    )
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)

    objects = AuditPairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="audit_pair_a_before_b"),
            models.UniqueConstraint(fields=["a", "b"], name="audit_pair_once"),
            models.CheckConstraint(
                condition=Q(stratum__in=["joined", "near", "far"]), name="audit_pair_stratum"
            ),
            models.CheckConstraint(
                condition=Q(is_same=None, judged_by=None, judged_at=None)
                | Q(judged_by__isnull=False, judged_at__isnull=False),
                name="audit_pair_judged_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        words = {"one": self.a_id, "other": self.b_id, "kind": self.get_stratum_display().lower()}
        return gettext("%(one)s and %(other)s, %(kind)s") % words
