"""Decisions and what they consist of: added by reviewing, never changed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from claims.admin.desk import FoldedSearch, ReadOnlyAdmin, ReadOnlyInline
from claims.models import Against, Decision, Evidence, Verdict

UNDO_INSTEAD = _("To change a decision, undo it or decide anew; both are kept.")


class VerdictInline(ReadOnlyInline):
    model = Verdict
    fields = ("claim", "label", "set_aside", "reason", "note", "given_to")
    related = ("claim",)


class EvidenceInline(ReadOnlyInline):
    model = Evidence
    fields = ("stance", "url", "claim", "title", "publisher", "passage")
    related = ("claim",)


class AgainstInline(ReadOnlyInline):
    model = Against
    fields = ("claim",)
    related = ("claim",)


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ("id", "kind", "cluster", "reviewer", "revision", "decided_at", "undoes")
    list_filter = ("kind", "decided_at", ("reviewer", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("cluster", "reviewer", "undoes__reviewer")
    search_fields = ("reviewer__username", "cluster__id__exact")
    search_help_text = _("A reviewer's name, or a cluster's number.")
    inlines = (VerdictInline,)
    instead = UNDO_INSTEAD


@admin.register(Verdict)
class VerdictAdmin(FoldedSearch, ReadOnlyAdmin):
    list_display = ("id", "claim", "label", "set_aside", "reason", "given_to", "decision")
    list_filter = ("label", "set_aside", "reason", "given_to", "decision__kind")
    list_select_related = ("claim", "decision__reviewer")
    search_fields = ("claim__folded", "note", "decision__reviewer__username", "claim__id__exact")
    search_help_text = _("Words of the claim or the note, a reviewer's name, or a claim's number.")
    inlines = (AgainstInline, EvidenceInline)
    instead = UNDO_INSTEAD


@admin.register(Evidence)
class EvidenceAdmin(ReadOnlyAdmin):
    list_display = ("id", "stance", "title", "publisher", "url", "claim", "verdict")
    list_filter = ("stance",)
    list_select_related = ("claim", "verdict")
    search_fields = ("url", "title", "publisher", "passage")
    instead = UNDO_INSTEAD


@admin.register(Against)
class AgainstAdmin(FoldedSearch, ReadOnlyAdmin):
    list_display = ("id", "claim", "verdict")
    list_select_related = ("claim", "verdict")
    search_fields = ("claim__folded", "claim__id__exact")
    instead = UNDO_INSTEAD
