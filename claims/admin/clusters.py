"""Clusters and who holds them. Their numbers follow from their members, so nobody sets them."""

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.admin.desk import FoldedSearch, ReadOnlyAdmin, ReadOnlyInline
from claims.models import Claim, Cluster, Lease


class MemberInline(ReadOnlyInline):
    model = Claim
    fields = ("text", "source", "check_worthiness", "status")
    related = ("source",)


@admin.register(Cluster)
class ClusterAdmin(FoldedSearch, ReadOnlyAdmin):
    list_display = (
        *("id", "headline", "status", "priority", "claim_count", "source_count", "origin_count"),
        *("is_disagreeing", "is_contradicted", "is_pinned", "put_off_until"),
    )
    list_filter = ("status", "is_disagreeing", "is_contradicted", "is_pinned")
    list_select_related = ("headline",)
    search_fields = ("headline__folded", "id__exact")
    search_help_text = _("Words of the claim that speaks for it, or its number.")
    inlines = (MemberInline,)
    instead = _("Merge it with another on its page; its number then leads there.")

    def view_on_site(self, cluster: Cluster) -> str:
        return reverse("cluster", args=[cluster.pk])


@admin.register(Lease)
class LeaseAdmin(ReadOnlyAdmin):
    list_display = (
        "id",
        "cluster",
        "reviewer",
        "taken_at",
        "expires_at",
        "ended_at",
        "ending",
        "skip_reason",
    )
    list_filter = (("ended_at", admin.EmptyFieldListFilter), "ending", "skip_reason", "taken_at")
    list_select_related = ("cluster", "reviewer")
    search_fields = ("reviewer__username", "cluster__id__exact")
    search_help_text = _("A reviewer's name, or a cluster's number.")
    exclude = ("token",)  # it is the holder's proof
    instead = _("Leads end a hold on the cluster's page; that it was held is kept.")
