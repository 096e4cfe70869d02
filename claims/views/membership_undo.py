"""Taking back a split or a merge."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.actions.membership_undo import undo_membership
from claims.http import ReviewerRequest, SeeOther, attempt, page_to_go_on, render_page
from claims.models import Event
from claims.models.clock import database_now


@require_POST
def undo(request: ReviewerRequest, id: int) -> HttpResponse:
    event = get_object_or_404(Event.objects.exclude(cluster=None), pk=id)

    def act() -> HttpResponse:
        cluster = undo_membership(event_id=event.pk, by=request.user, at=database_now())
        messages.success(
            request,
            _("Taken back: the claims are in cluster %(number)s again, as before.") % {"number": cluster.pk},
        )
        return SeeOther(page_to_go_on(request.user, cluster.pk))

    form = Form(request.POST)
    answer = attempt(form, act)
    if isinstance(answer, HttpResponse):
        return answer
    context = {"form": form, "back": reverse("cluster", args=[event.cluster_id])}
    return render_page(request, "claims/refused.html", context, fragment="refused", status=answer)
