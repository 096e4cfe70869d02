"""What the admin's pages share: lists that stay fast, searches that survive anything, tables nobody edits."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ERROR_FLAG
from django.db import DataError, models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from claims.actions.refusal import Refused
from claims.actions.retry import DatabaseBusy
from claims.forms.fields import is_id
from claims.text.normal import fold

MAX_SEARCH_CHARACTERS = 200  # SQLite refuses a condition of a thousand words

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    ModelAdmin, TabularInline = admin.ModelAdmin, admin.TabularInline


class DeskAdmin(ModelAdmin):
    """A table of the desk. What an action refuses is shown as a message."""

    list_per_page = 50
    show_full_result_count = False
    ordering = ("-id",)
    actions: Any = ("delete_selected",)
    instead: Any = ""  # what to do, said where deleting is refused

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        if len(search_term) > MAX_SEARCH_CHARACTERS:
            search_term = search_term[:MAX_SEARCH_CHARACTERS]
            words = _("Only the first %(n)s characters are searched for.") % {"n": MAX_SEARCH_CHARACTERS}
            messages.warning(request, words)
        return super().get_search_results(request, queryset, search_term)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        try:
            return super().changelist_view(request, extra_context)
        except (DataError, OverflowError):  # a date in the address that no database can hold
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")

    def response_action(
        self, request: HttpRequest, queryset: models.QuerySet[Any], *args: Any, **kwargs: Any
    ) -> HttpResponse | None:
        """As Django's; what is ticked and is no id at all is left out."""
        posted = request.POST.copy()
        ticked = posted.getlist(ACTION_CHECKBOX_NAME)
        posted.setlist(ACTION_CHECKBOX_NAME, [value for value in ticked if is_id(value)])
        request.POST = posted  # type: ignore[assignment]
        response: HttpResponse | None = super().response_action(request, queryset, *args, **kwargs)
        return response

    @admin.action(permissions=["delete"], description=_("Delete selected %(verbose_name_plural)s"))
    def delete_selected(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> HttpResponse | None:
        response: TemplateResponse | None = delete_selected(self, request, queryset)
        if response is not None and response.context_data is not None:
            response.context_data["instead"] = self.instead
        return response

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """As Django's. What protects a row is not about to go, so no right to delete it is lacking."""
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set() if protected else perms_needed, protected

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        context = {"instead": self.instead, **(extra_context or {})}
        return super().delete_view(request, object_id, context)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Refused as refused:
            messages.error(request, str(refused))
        except DatabaseBusy:
            messages.error(request, _("The database is busy, so nothing was saved. Try again in a moment."))
        return HttpResponseRedirect(request.get_full_path())


class ReadOnlyAdmin(DeskAdmin):
    """A table to look at. Adding, changing and deleting are refused, by direct POST too."""

    actions: Any = ()
    instead: Any = _("Rows of this table are kept for good.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """A page that says why not, and what to do instead."""
        title = _("%(rows)s are not deleted") % {"rows": str(self.opts.verbose_name_plural).capitalize()}
        context = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        context["instead"] = self.instead
        return TemplateResponse(request, "admin/claims/not_deleted.html", context, status=403)


class ReadOnlyInline(TabularInline):
    """Rows that hang on the one shown. `related` are read in the same query."""

    related: tuple[str, ...] = ()
    extra = 0
    can_delete = False
    show_change_link = True

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        return self.fields

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related(*self.related).order_by("id")

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class FoldedSearch(ModelAdmin):
    """Searches claims as the claims' page does: case, accents and the kind of quotes do not matter."""

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        return super().get_search_results(request, queryset, fold(search_term))
