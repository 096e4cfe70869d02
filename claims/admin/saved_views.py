"""Saved views, to look at."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from claims.admin.desk import ReadOnlyAdmin
from claims.models import SavedView


@admin.register(SavedView)
class SavedViewAdmin(ReadOnlyAdmin):
    list_display = ("name", "list", "owner", "is_shared", "created_at")
    list_filter = ("list", "is_shared")
    list_select_related = ("owner",)
    search_fields = ("name", "owner__username")
    search_help_text = _("A name, of a view or a person.")
    instead = _("Only the person whose view it is deletes it, above the list it shows.")
