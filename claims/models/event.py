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
        TEXT_CORRECTED = "text_corrected", "Text corrected"
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
        SKIPPED = "skipped", "Skipped"
        PINNED = "pinned", "Pinned"
        UNPINNED = "unpinned", "Unpinned"
        PUT_OFF = "put_off", "Put off"
        ASSIGNED = "assigned", "Assigned"
        READERS_SET = "readers_set", "Number of readers set"
        EXPERT_ASKED = "expert_asked", "Expert asked for"
        EXPERT_FOUND = "expert_found", "Expert no longer asked for"
        MEMBERSHIP_UNDONE = "membership_undone", "Split or merge undone"
        CHECK_AGAIN = "check_again", "To be checked again"
        CHECKED_AGAIN = "checked_again", "Checked again"
        SIGNED_OFF = "signed_off", "Signed off"
        SIGN_OFF_WITHDRAWN = "sign_off_withdrawn", "Sign-off withdrawn"

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
