"""Events: what happened, to look at."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from claims.admin.desk import ReadOnlyAdmin
from claims.models import Event


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ("at", "kind", "by", "source", "claim", "cluster", "note")
    list_filter = ("kind", "at", ("by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("by", "source", "claim", "cluster")
    search_fields = (
        *("by__username", "note", "source__title"),
        *("source__id__exact", "claim__id__exact", "cluster__id__exact"),
    )
    search_help_text = _("A name, words of a note or of a title, or a number.")
