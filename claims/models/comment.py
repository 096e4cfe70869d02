"""Talk about a cluster: comments, only ever added, and whom they mention."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.cluster import Cluster

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


class Mention(models.Model):
    """That a comment names somebody; `seen_at` once they opened the page that lists it."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="mentions")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mentions")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["reviewer", "-id"], name="mention_of_reviewer")]
        constraints = [models.UniqueConstraint(fields=["comment", "reviewer"], name="mention_once")]

    def __str__(self) -> str:
        return f"@{self.reviewer}"
