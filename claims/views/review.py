"""Saving a review, and taking the next card."""

from contextlib import suppress
from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from claims.actions.deciding import Recorded
from claims.actions.drafts import keep_last_sent
from claims.actions.queue import take_next
from claims.actions.refusal import Refused
from claims.actions.retry import DatabaseBusy
from claims.actions.review import HeldByAnother, NeverHeld, record_decision
from claims.actions.verdicts import IncompleteVerdict
from claims.forms.drafts import as_draft, save_typed
from claims.forms.queue_filters import filters_of
from claims.forms.queue_page import queue_context, returned_context
from claims.forms.review import ReviewForm
from claims.forms.review_parts import unknown_exceptions
from claims.forms.review_words import tell_saved
from claims.http import BUSY, INVALID, REFUSED, ReviewerRequest, SeeOther, render_page
from claims.models import Cluster
from claims.models.clock import database_now
from claims.models.queue import read_queue, read_review

OK = 200
AT_BUSY = gettext_lazy(
    "The database is busy. Nothing was saved yet, and nothing is lost: save again in a moment."
)
CHANGED = gettext_lazy("This was saved already, before your last changes. Undo it, and they are back.")
LATE = gettext_lazy("Your time had run out, but nobody else had decided, so it counts.")


@require_POST
def save_review(request: ReviewerRequest, id: int) -> HttpResponse:
    """Record the verdicts and take the next card; on a refusal show this one with what was typed.

    `act=tell` only says what would be recorded, `act=except` offers to treat one more claim differently.
    """
    if not Cluster.objects.filter(pk=id).exists():
        raise Http404
    try:
        form = ReviewForm.sent(request.POST)
    except ValidationError as error:
        return _show_again(request, id, error.messages[0], status=INVALID)
    if request.POST.get("act") == "except":
        return _show_again(request, id, unknown_exceptions(form.parts, request.POST), status=OK)
    if not form.is_valid():
        return _show_again(request, id, "", form=form, status=INVALID)
    if request.POST.get("act") == "tell":
        return _show_again(request, id, "", form=form, status=OK)
    decision = replace(form.decision(), typed=as_draft(request.POST))
    try:
        recorded = record_decision(
            cluster_id=id, reviewer=request.user, form=decision, decided_at=database_now()
        )
    except IncompleteVerdict as error:
        return _show_again(request, id, str(error), form=form, status=INVALID)
    except (NeverHeld, HeldByAnother) as error:
        return _show_again(request, id, str(error), is_theirs=False, status=REFUSED)
    except Refused as error:
        return _show_again(request, id, str(error), status=REFUSED)
    except DatabaseBusy:
        return _show_again(request, id, str(AT_BUSY), form=form, status=BUSY)
    told = _("Saved: %(verdicts)s.") % {"verdicts": tell_saved(form, decision)}
    if recorded.is_replay:
        is_changed = keep_last_sent(recorded.decision, decision.typed)
        told = str(CHANGED) if is_changed else _("This was saved already.")
    return _go_on(request, recorded, told)


def _go_on(request: ReviewerRequest, recorded: Recorded, told: str) -> HttpResponse:
    """Take the next card and show it."""
    try:
        filters = filters_of(request.session)
        lease = take_next(reviewer=request.user, at=database_now(), filters=filters)
        after = "" if lease else _("Nothing else is free just now.")
    except DatabaseBusy:
        after = _("The database is busy; take the next one in a moment.")
    late = str(LATE) if recorded.is_late else ""
    messages.success(request, " ".join(filter(None, (told, late, after))))
    if not request.htmx:
        return SeeOther(reverse("queue"))
    page = read_queue(request.user, at=database_now(), filters=filters_of(request.session))
    return render_page(request, "claims/queue.html", queue_context(page), fragment="card")


def _show_again(
    request: ReviewerRequest,
    cluster_id: int,
    fault: str,
    *,
    form: ReviewForm | None = None,
    is_theirs: bool = True,
    status: int,
) -> HttpResponse:
    """The card as it is now, with what was typed, which becomes the draft."""
    if status not in (OK, BUSY):
        with suppress(Refused, DatabaseBusy):
            save_typed(cluster_id, request.user, request.POST, at=database_now())
    token, filters = request.POST.get("token", ""), filters_of(request.session)
    at = database_now()
    page = (
        read_review(request.user, cluster_id, token=token, at=at, filters=filters)
        if is_theirs
        else read_queue(request.user, at=at, filters=filters)
    )
    context = returned_context(page, request.POST, form, fault)
    return render_page(request, "claims/queue.html", context, fragment="card", status=status)
