"""Saving, changing and deleting views of lists. They are their owner's own; nothing is told of them."""

from datetime import datetime

from django.utils.translation import gettext as _

from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Reviewer, SavedView
from claims.models.saved_view import MOST_VIEWS


@in_transaction
def save_view(
    *, owner: Reviewer, which: str, name: str, query: str, is_shared: bool, at: datetime
) -> SavedView:
    """Keep a list as it is narrowed now, under a name. Raises Refused, DatabaseBusy."""
    _lock(owner)
    views = SavedView.objects.filter(owner=owner)
    if views.count() >= MOST_VIEWS:
        raise Refused(
            _("You have %(count)s views, the most one can keep. Delete one first.") % {"count": MOST_VIEWS}
        )
    _refuse_taken(owner, name)
    told = {"list": which, "name": name, "query": query, "is_shared": is_shared, "created_at": at}
    return SavedView.objects.create(owner=owner, **told)


@in_transaction
def change_view(*, view_id: int, owner: Reviewer, name: str, query: str, is_shared: bool) -> SavedView:
    """Rename one's view, share it or not, and let it show what `query` says.

    Raises SavedView.DoesNotExist, Refused, DatabaseBusy.
    """
    _lock(owner)
    view = SavedView.objects.get(pk=view_id, owner=owner)
    if name != view.name:
        _refuse_taken(owner, name)
    view.name, view.query, view.is_shared = name, query, is_shared
    view.save(update_fields=["name", "query", "is_shared"])
    return view


@in_transaction
def delete_view(*, view_id: int, owner: Reviewer) -> None:
    """Delete one's view; deleting it twice is no fault."""
    SavedView.objects.filter(pk=view_id, owner=owner).delete()


def _lock(owner: Reviewer) -> None:
    """Two forms of one person take turns, so that counting and looking for a name hold."""
    Reviewer.objects.select_for_update(no_key=True).get(pk=owner.pk)


def _refuse_taken(owner: Reviewer, name: str) -> None:
    if SavedView.objects.filter(owner=owner, name=name).exists():
        raise Refused(_("You have a view of that name. Choose another name, or change that view."))
