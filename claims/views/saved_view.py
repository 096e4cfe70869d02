"""Saved views: a stable address that opens a list as it was saved, and the forms that keep them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.actions.saved_views import change_view, delete_view, save_view
from claims.forms.saved_view import SavedViewForm
from claims.http import INVALID, REFUSED, ReviewerRequest, SeeOther, attempt, render_page
from claims.models import SavedView
from claims.models.clock import database_now


@require_safe
def open_view(request: ReviewerRequest, id: int) -> HttpResponse:
    """On to the list. What its filter no longer knows is passed over there."""
    view = get_object_or_404(SavedView.objects.offered_to(request.user), pk=id)
    parts = [view.query, f"view={view.pk}"]
    return redirect(f"{reverse(view.list)}?{'&'.join(filter(None, parts))}")


@require_POST
def save(request: ReviewerRequest) -> HttpResponse:
    """One more view."""
    form = SavedViewForm(request.POST)

    def act() -> SavedView:
        said = {name: form.cleaned_data[name] for name in ("name", "query", "is_shared")}
        return save_view(owner=request.user, which=form.cleaned_data["list"], at=database_now(), **said)

    return _answer(request, form, act)


@require_POST
def change(request: ReviewerRequest, id: int) -> HttpResponse:
    """Another name, shared or not, and what the list shows now."""
    view = get_object_or_404(SavedView, pk=id, owner=request.user)
    form = SavedViewForm({**request.POST.dict(), "list": view.list})

    def act() -> SavedView:
        said = {name: form.cleaned_data[name] for name in ("name", "query", "is_shared")}
        return change_view(view_id=id, owner=request.user, **said)

    return _answer(request, form, act, view)


@require_POST
def delete(request: ReviewerRequest, id: int) -> HttpResponse:
    """Gone; the list stays as it is."""
    view = get_object_or_404(SavedView, pk=id, owner=request.user)
    delete_view(view_id=id, owner=request.user)
    return SeeOther(reverse(view.list))


def _answer(
    request: HttpRequest, form: SavedViewForm, act: Callable[[], SavedView], view: SavedView | None = None
) -> HttpResponse:
    """Open the view, or show the form again with what is wrong: a name that is taken is a wrong name."""
    done = attempt(form, lambda: SeeOther(reverse("saved_view", args=[act().pk])))
    if not isinstance(done, int):
        return done
    context = {"form": form, "view": view}
    status = INVALID if done == REFUSED else done
    return render_page(request, "claims/saved_view.html", context, fragment="saved-view", status=status)
