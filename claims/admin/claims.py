"""Claims, their matches and the links that people made."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.actions.links import revoke_link
from claims.actions.refusal import Refused
from claims.admin.desk import FoldedSearch, ReadOnlyAdmin
from claims.models import Claim, Link, Match
from claims.models.clock import database_now


@admin.register(Claim)
class ClaimAdmin(FoldedSearch, ReadOnlyAdmin):
    list_display = (
        *("__str__", "source", "place", "check_worthiness", "status", "outcome"),
        *("decided_by", "cluster"),
    )
    list_filter = ("status", "place", "verdict__label", "verdict__set_aside", "decided_by")
    list_select_related = ("source", "cluster", "verdict")
    search_fields = ("folded", "id__exact")
    search_help_text = _("Words of the claim, or its number.")
    instead = _("Set it aside in the queue instead; then it is decided, and exported without a label.")

    def view_on_site(self, claim: Claim) -> str:
        return reverse("claim", args=[claim.pk])

    @admin.display(description=_("verdict"), empty_value="–")
    def outcome(self, claim: Claim) -> str | None:
        return claim.verdict.outcome if claim.verdict else None


@admin.register(Match)
class MatchAdmin(FoldedSearch, ReadOnlyAdmin):
    list_display = ("id", "a", "b", "relation", "differs_in", "probability", "matcher_version")
    list_filter = ("relation", "differs_in", "matcher_version")
    list_select_related = ("a", "b")
    search_fields = ("a__folded", "b__folded", "a__id__exact", "b__id__exact")
    search_help_text = _("Words of either claim, or its number.")
    instead = _("Say “not the same” by splitting the cluster; the matcher keeps to that.")


@admin.register(Link)
class LinkAdmin(FoldedSearch, ReadOnlyAdmin):
    list_display = ("id", "kind", "a", "b", "by", "created_at", "revoked_at", "revoked_by")
    list_filter = ("kind", ("revoked_at", admin.EmptyFieldListFilter), "created_at")
    list_select_related = ("a", "b", "by", "revoked_by")
    search_fields = ("a__folded", "b__folded", "note", "a__id__exact", "b__id__exact")
    search_help_text = _("Words of either claim or of the note, or a claim's number.")
    actions = ("take_back",)
    instead = _("Take it back with the action in the list; who said it, and when, is kept.")

    @admin.action(description=_("Take back the selected links"))
    def take_back(self, request: HttpRequest, links: QuerySet[Link]) -> None:
        done = 0
        by: Any = request.user
        for link in links.order_by("id"):
            try:
                revoke_link(link_id=link.pk, by=by, at=database_now())
                done += 1
            except Refused as refused:
                messages.error(
                    request, _("Link %(number)s: %(refused)s") % {"number": link.pk, "refused": refused}
                )
        messages.success(request, _("Links taken back: %(done)s.") % {"done": done})
