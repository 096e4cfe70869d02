"""Events: who changed what, from what to what. Rows are only ever added."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.cluster import Cluster
from claims.models.source import Source


class Event(models.Model):
    """One change, as it will be told later: `before` and `after` hold what changed."""

    class Kind(models.TextChoices):
        SOURCE_ADDED = "source_added", _("Source added")
        SOURCE_EDITED = "source_edited", _("Source details changed")
        TEXT_CORRECTED = "text_corrected", _("Text corrected")
        CLAIMS_EXTRACTED = "claims_extracted", _("Claims found")
        CLAIM_MARKED = "claim_marked", _("Claim marked by hand")
        CLAIM_MOVED = "claim_moved", _("Moved by the matcher")
        DERIVATION_SUGGESTED = "derivation_suggested", _("Origin suggested")
        DERIVATION_SETTLED = "derivation_settled", _("Origin settled")
        CLUSTER_SPLIT = "cluster_split", _("Split")
        CLUSTER_MERGED = "cluster_merged", _("Merged")
        LINK_RECORDED = "link_recorded", _("Link recorded")
        LINK_REVOKED = "link_revoked", _("Link taken back")
        LEASE_TAKEN_OVER = "lease_taken_over", _("Hold released by a lead")
        DECIDED = "decided", _("Decided")
        UNDONE = "undone", _("Undone")
        ROLE_CHANGED = "role_changed", _("Role changed")
        SKIPPED = "skipped", _("Skipped")
        PINNED = "pinned", _("Pinned")
        UNPINNED = "unpinned", _("Unpinned")
        PUT_OFF = "put_off", _("Put off")
        ASSIGNED = "assigned", _("Assigned")
        READERS_SET = "readers_set", _("Number of readers set")
        EXPERT_ASKED = "expert_asked", _("Expert asked for")
        EXPERT_FOUND = "expert_found", _("Expert no longer asked for")
        MEMBERSHIP_UNDONE = "membership_undone", _("Split or merge undone")
        CHECK_AGAIN = "check_again", _("To be checked again")
        CHECKED_AGAIN = "checked_again", _("Checked again")
        SIGNED_OFF = "signed_off", _("Signed off")
        SIGN_OFF_WITHDRAWN = "sign_off_withdrawn", _("Sign-off withdrawn")

    kind = models.CharField(max_length=20, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Empty: the matcher."),
    )
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="events")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, related_name="events")
    cluster = models.ForeignKey(Cluster, models.PROTECT, null=True, related_name="events")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d %H:%M}"
