"""Accounts as admins keep them: who may do what, and that somebody can always administer the desk."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext as _

from claims.actions.history import record_event
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Event, Reviewer


class LastAdmin(Refused):
    """Nobody would be left to administer the desk."""

    def __init__(self) -> None:
        super().__init__(_("This is the last active admin. Make somebody else an admin first."))


@in_transaction
def save_account(*, account: Reviewer, by: Reviewer, at: datetime) -> Reviewer:
    """Store an account as it was filled in, its rights as its role has them. Raises LastAdmin.

    A change of role, or of whether the account may be used, is kept as an event.
    """
    admins = list(active_admins().select_for_update().order_by("pk"))  # two at once wait in one order
    others = [admin for admin in admins if admin.pk != account.pk]
    there = Reviewer.objects.filter(pk=account.pk).first()
    if there and not others:
        refuse_last_admin(account)
    account.is_staff = account.is_superuser = account.is_admin
    account.save()
    before, after = _told(there), _told(account)
    if before != after:
        record_event(Event.Kind.ROLE_CHANGED, at=at, by=by, before=before, after=after)
    return account


def refuse_last_admin(account: Reviewer) -> None:
    """Raises LastAdmin when the account, stored as it is now, would leave no active admin."""
    if account.is_active and account.is_admin:
        return
    if not active_admins().exclude(pk=account.pk).exists():
        raise LastAdmin


def active_admins() -> "models.QuerySet[Reviewer]":
    return Reviewer.objects.filter(role=Reviewer.Role.ADMIN, is_active=True)


def _told(account: Reviewer | None) -> dict[str, object]:
    if account is None:
        return {}
    return {"reviewer": account.username, "role": account.role, "is_active": account.is_active}
