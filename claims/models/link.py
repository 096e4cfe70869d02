"""Links: a person's word on a pair of claims."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim


class LinkQuerySet(models.QuerySet["Link"]):
    """Reads on links."""

    def active(self) -> Self:
        return self.filter(revoked_at=None)

    def contradictions(self) -> Self:
        return self.filter(kind=Link.Kind.CONTRADICTS)

    def touching(self, cluster_id: int) -> Self:
        """Links with at least one end in the cluster."""
        members = Claim.objects.filter(cluster=cluster_id).values("pk")
        return self.filter(Q(a__in=members) | Q(b__in=members))

    def between(self, one: int, other: int) -> Self:
        """Links of a claim of one source with a claim of the other."""
        return self.filter(Q(a__source=one, b__source=other) | Q(a__source=other, b__source=one))


class Link(models.Model):
    """What a person said of two claims: stored with a < b, never deleted, only revoked."""

    class Kind(models.TextChoices):
        SAME = "same", _("Same question")
        NOT_SAME = "not_same", _("Not the same question")
        CONTRADICTS = "contradicts", _("Contradicts")

    a = models.ForeignKey(Claim, models.PROTECT, related_name="links_as_a")
    b = models.ForeignKey(Claim, models.PROTECT, related_name="links_as_b")
    kind = models.CharField(max_length=11, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    note = models.CharField(max_length=2000, blank=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="link_a_before_b"),
            models.CheckConstraint(
                condition=Q(kind__in=["same", "not_same", "contradicts"]), name="link_kind"
            ),
            models.UniqueConstraint(
                fields=["a", "b"],
                condition=Q(revoked_at=None, kind__in=["same", "not_same"]),
                name="link_one_active_same_or_not",
            ),
            models.UniqueConstraint(
                fields=["a", "b"],
                condition=Q(revoked_at=None, kind="contradicts"),
                name="link_one_active_contradiction",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="link_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        words = {"one": self.a_id, "other": self.b_id, "kind": self.get_kind_display()}
        return gettext("%(one)s and %(other)s: %(kind)s") % words
