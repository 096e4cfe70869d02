"""Events: who changed what, from what to what. Rows are only ever added."""

from django.conf import settings
from django.db import models

from claims.models.claim import Claim
from claims.models.cluster import Cluster
from claims.models.source import Source


class Event(models.Model):
    """One change, as it will be told later: `before` and `after` hold what changed."""

    class Kind(models.TextChoices):
        SOURCE_ADDED = "source_added", "Source added"
        SOURCE_EDITED = "source_edited", "Source details changed"
        CLAIMS_EXTRACTED = "claims_extracted", "Claims found"
        CLAIM_MARKED = "claim_marked", "Claim marked by hand"
        CLAIM_MOVED = "claim_moved", "Moved by the matcher"
        DERIVATION_SUGGESTED = "derivation_suggested", "Origin suggested"
        DERIVATION_SETTLED = "derivation_settled", "Origin settled"
        CLUSTER_SPLIT = "cluster_split", "Split"
        CLUSTER_MERGED = "cluster_merged", "Merged"
        LINK_RECORDED = "link_recorded", "Link recorded"
        LINK_REVOKED = "link_revoked", "Link taken back"
        LEASE_TAKEN_OVER = "lease_taken_over", "Hold released by a lead"
        DECIDED = "decided", "Decided"
        UNDONE = "undone", "Undone"
        ROLE_CHANGED = "role_changed", "Role changed"

    kind = models.CharField(max_length=20, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="Empty: the matcher."
    )
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="events")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, related_name="events")
    cluster = models.ForeignKey(Cluster, models.PROTECT, null=True, related_name="events")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d %H:%M}"
