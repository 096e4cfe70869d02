"""Reviewers: accounts and roles. Django's own flags follow from the role."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.actions.held_back import let_sign_in
from claims.actions.roles import LastAdmin, refuse_last_admin, save_account
from claims.admin.desk import DeskAdmin
from claims.models import Reviewer
from claims.models.clock import database_now

admin.site.unregister(Group)  # rights come from the role alone


class AccountForm(UserChangeForm):  # type: ignore[type-arg]
    class Meta(UserChangeForm.Meta):
        model = Reviewer

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        there = self.instance
        account = Reviewer(
            pk=there.pk,
            role=self.cleaned_data.get("role", there.role),
            is_active=self.cleaned_data.get("is_active", there.is_active),
        )
        try:
            refuse_last_admin(account)
        except LastAdmin as refused:
            raise ValidationError(str(refused)) from None
        return cleaned


class NewAccountForm(AdminUserCreationForm):  # type: ignore[type-arg]
    class Meta(AdminUserCreationForm.Meta):
        model = Reviewer


@admin.register(Reviewer)
class ReviewerAdmin(DeskAdmin, UserAdmin):  # type: ignore[type-arg]
    form = AccountForm
    add_form = NewAccountForm
    list_display = ("username", "first_name", "last_name", "email", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    ordering = ("username",)
    actions: Any = ("delete_selected", "let_sign_in")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (gettext_lazy("Person"), {"fields": ("first_name", "last_name", "email")}),
        (gettext_lazy("What they may do"), {"fields": ("role", "is_active")}),
        (gettext_lazy("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("username", "role", "usable_password", "password1", "password2"),
            },
        ),
    )
    instead = gettext_lazy(
        "Deactivate the account instead: the person can no longer sign in, and what they did stays."
    )

    def save_model(self, request: HttpRequest, obj: Reviewer, form: Any, change: bool) -> None:
        by: Any = request.user
        save_account(account=obj, by=by, at=database_now())

    @admin.action(
        permissions=["change"],
        description=gettext_lazy("Let selected %(verbose_name_plural)s sign in again at once"),
    )
    def let_sign_in(self, request: HttpRequest, queryset: "QuerySet[Reviewer]") -> None:
        """Who failed too often waits a quarter of an hour, or for an admin."""
        accounts = list(queryset)
        let_sign_in(accounts=accounts)
        for account in accounts:
            self.log_change(request, account, "Too many tries to sign in: forgiven.")  # kept, so in English
        names = ", ".join(account.username for account in accounts)
        messages.success(request, _("Nothing holds signing in back for: %(names)s.") % {"names": names})

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Admins are demoted first, which keeps the last one; whoever used this admin is kept for its log."""
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        accounts = list(objs)
        protected = [
            *protected,
            *(_("Admin: %(person)s") % {"person": account} for account in accounts if account.is_admin),
        ]
        logged = (
            LogEntry.objects.filter(user__in=accounts).values_list("user__username", flat=True).distinct()
        )
        protected += [_("Log of the administration: %(person)s") % {"person": name} for name in logged]
        return deleted, counts, perms_needed, protected
