"""The queue: the card one holds, or the way to the next one."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from claims.actions.queue import extend_lease, release_lease, skip_lease, take_next
from claims.actions.refusal import Refused
from claims.actions.retry import DatabaseBusy
from claims.actions.review import undo_decision
from claims.forms.queue_filters import QueueFilterForm, filters_of, keep_filters
from claims.forms.queue_forms import UndoForm
from claims.forms.queue_page import queue_context
from claims.http import BUSY, REFUSED, ReviewerRequest, SeeOther, page_to_go_on, render_page
from claims.models import Lease
from claims.models.clock import database_now
from claims.models.queue import read_queue


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in words, and the page to go on with when that is not the queue."""

    words: str
    address: str = ""


@require_safe
def show_queue(request: ReviewerRequest) -> HttpResponse:
    return _show(request)


@require_POST
def take(request: ReviewerRequest) -> HttpResponse:
    def act() -> Done:
        lease = _take(request)
        return Done("" if lease else _("Nothing is free just now."))

    return _answer(request, act)


@require_POST
def release(request: ReviewerRequest) -> HttpResponse:
    def act() -> Done:
        release_lease(reviewer=request.user, at=database_now(), token=_token(request))
        return Done(_("Given back to the queue."))

    return _answer(request, act)


@require_POST
def skip(request: ReviewerRequest) -> HttpResponse:
    """Pass the card over and take the next."""

    def act() -> Done:
        reason = request.POST.get("reason", "")
        skip_lease(reviewer=request.user, reason=reason, at=database_now(), token=_token(request))
        lease = _take(request)
        return Done(_("Skipped.") if lease else _("Skipped. Nothing else is free just now."))

    return _answer(request, act)


@require_POST
def undo(request: ReviewerRequest) -> HttpResponse:
    """Take a decision back; one's own card comes back with it."""

    def act() -> Done:
        form = UndoForm(request.POST)
        if not form.is_valid():
            raise Refused(_("There is nothing to undo. Open the card or the cluster again."))
        undoing = undo_decision(
            decision_id=form.cleaned_data["decision"],
            by=request.user,
            idempotency_key=str(form.cleaned_data["key"]),
            at=database_now(),
        )
        address = page_to_go_on(request.user, undoing.cluster_id)
        is_back = address == reverse("queue")
        return Done(_("Undone. You have the card again.") if is_back else _("Undone."), address)

    return _answer(request, act)


@require_POST
def filter_queue(request: ReviewerRequest) -> HttpResponse:
    """Be given only one's own, only one article's, or disagreements first; with nothing said, all again."""

    def act() -> Done:
        form = QueueFilterForm(request.POST)
        if not form.is_valid():
            raise Refused(_("There is no such article. Choose another, or take the queue as it is."))
        keep_filters(request.session, form)
        return Done(_("Noted. It holds from the next card on."))

    return _answer(request, act)


@require_POST
def heartbeat(request: ReviewerRequest) -> HttpResponse:
    """The card is still being looked at: hold it longer, and say until when."""
    token = _token(request)
    now = database_now()
    try:
        lease = extend_lease(reviewer=request.user, token=token, at=now) if token else None
    except DatabaseBusy:
        return HttpResponse(status=BUSY, headers={"Retry-After": "60"})
    context = {"lease": lease, "is_over": lease is None or lease.expires_at <= now}
    return render(request, "claims/queue.html#until", context)


def _take(request: ReviewerRequest) -> Lease | None:
    return take_next(reviewer=request.user, at=database_now(), filters=filters_of(request.session))


def _token(request: ReviewerRequest) -> UUID | None:
    """The hold on the card that the form was on; none where the form does not say."""
    try:
        return UUID(request.POST["token"])
    except (KeyError, ValueError):
        return None


def _answer(request: ReviewerRequest, act: Callable[[], Done]) -> HttpResponse:
    """Do it and show the queue, for htmx at once. What was refused is said above it."""
    try:
        done = act()
    except Refused as error:
        messages.error(request, str(error))
        return _show(request, status=REFUSED)
    except DatabaseBusy:
        messages.error(request, _("The database is busy. Nothing was changed; try again in a moment."))
        return _show(request, status=BUSY)
    if done.words:
        messages.success(request, done.words)
    return _show(request) if request.htmx else SeeOther(done.address or reverse("queue"))


def _show(request: ReviewerRequest, *, status: int = 200) -> HttpResponse:
    page = read_queue(request.user, at=database_now(), filters=filters_of(request.session))
    return render_page(request, "claims/queue.html", queue_context(page), fragment="card", status=status)
