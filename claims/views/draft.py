"""A card half written: kept while one types, taken up again, thrown away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.actions.drafts import DraftTooLong, discard_draft, take_up
from claims.actions.refusal import Refused
from claims.actions.retry import DatabaseBusy
from claims.forms.drafts import save_typed
from claims.http import BUSY, REFUSED, ReviewerRequest, SeeOther
from claims.models import Cluster
from claims.models.clock import database_now

TOO_LONG = 413


@require_POST
def draft(request: ReviewerRequest, id: int) -> HttpResponse:
    """Keep the form that is sent; with `act` take its card up again (take), or throw it away (discard)."""
    cluster = get_object_or_404(Cluster, pk=id)
    act = request.POST.get("act", "")
    return _change(request, cluster, act) if act in ("take", "discard") else _keep(request, cluster)


def _keep(request: ReviewerRequest, cluster: Cluster) -> HttpResponse:
    """What the card's script sends; the answer is a line of plain words for the page."""
    try:
        kept = save_typed(cluster.pk, request.user, request.POST, at=database_now())
    except DraftTooLong as error:
        return _say(str(error), status=TOO_LONG)
    except Refused as error:
        return _say(str(error), status=REFUSED)
    except DatabaseBusy:
        return _say(_("The draft is not saved yet: the database is busy."), status=BUSY)
    return _say(_("Draft saved %(at)s") % {"at": f"{localtime(kept.saved_at):%H:%M}"} if kept else "")


def _say(words: str, *, status: int = 200) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")


def _change(request: ReviewerRequest, cluster: Cluster, act: str) -> HttpResponse:
    """Do it, and go on at the queue."""
    try:
        if act == "take":
            take_up(cluster_id=cluster.pk, reviewer=request.user, at=database_now())
        else:
            discard_draft(cluster_id=cluster.pk, reviewer=request.user)
            messages.success(request, _("Your draft is thrown away."))
    except Refused as error:
        messages.error(request, str(error))
    except DatabaseBusy:
        messages.error(request, _("The database is busy. Nothing was changed; try again in a moment."))
    return SeeOther(reverse("queue"))
