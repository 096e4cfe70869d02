"""Talk about a cluster: comments, only ever added, and whom they mention."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.cluster import Cluster
from claims.text.mentions import Run, cut_at_mentions

if TYPE_CHECKING:
    from claims.models.reviewer import Reviewer

MAX_COMMENT_CHARACTERS = 5_000


class Comment(models.Model):
    """Plain words of one person on a cluster."""

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="comments")
    text = models.TextField(max_length=MAX_COMMENT_CHARACTERS)
    idempotency_key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="comment_not_blank")]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 90 else f"{self.text[:89]}…"

    @property
    def runs(self) -> list[Run]:
        """Its text, those it mentions apart."""
        names = {mention.reviewer.username for mention in self.mentions.all()}
        return list(cut_at_mentions(self.text, names))


class MentionQuerySet(models.QuerySet["Mention"]):
    """Reads on mentions."""

    def unseen_by(self, reviewer: "Reviewer") -> Self:
        """Those of a person that they have not seen yet."""
        return self.filter(reviewer=reviewer, seen_at=None)

    def newest_of(self, reviewer: "Reviewer") -> Self:
        """All of a person, the newest first, with the comments."""
        found = self.filter(reviewer=reviewer).select_related("comment__by").order_by("-id")
        return found.prefetch_related("comment__mentions__reviewer")


class Mention(models.Model):
    """That a comment names somebody; `seen_at` once they opened the page that lists it."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="mentions")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mentions")
    seen_at = models.DateTimeField(null=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["reviewer", "-id"], name="mention_of_reviewer")]
        constraints = [models.UniqueConstraint(fields=["comment", "reviewer"], name="mention_once")]

    def __str__(self) -> str:
        return f"@{self.reviewer}"
