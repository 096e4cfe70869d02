"""Half-written cards, so that nothing typed is lost on the way."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from claims.models.cluster import Cluster
from claims.models.decision import Decision

if TYPE_CHECKING:
    from claims.models.reviewer import Reviewer

MAX_DRAFT_CHARACTERS = 200_000


class DraftQuerySet(models.QuerySet["Draft"]):
    """Reads on drafts."""

    def live(self) -> Self:
        """Drafts of cards that were not saved yet."""
        return self.filter(decision=None)

    def of(self, reviewer: "Reviewer | int", cluster: Cluster | int) -> Self:
        """The live draft of one person's card: one row or none."""
        return self.live().filter(reviewer=reviewer, cluster=cluster)


class Draft(models.Model):
    """What a reviewer typed on a cluster's card: the form's fields, URL-encoded.

    With a `decision` it is what that decision was saved from, for when it is undone.
    """

    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="drafts")
    body = models.TextField(max_length=MAX_DRAFT_CHARACTERS)
    saved_at = models.DateTimeField()
    decision = models.OneToOneField(Decision, models.PROTECT, null=True, related_name="draft")

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reviewer", "cluster"], condition=Q(decision=None), name="draft_one_per_card"
            )
        ]

    def __str__(self) -> str:
        words = {"person": self.reviewer, "number": self.cluster_id}
        return _("Draft of %(person)s on cluster %(number)s") % words
