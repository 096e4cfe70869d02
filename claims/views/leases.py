"""Ending somebody's hold."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.actions.queue import take_over_lease
from claims.http import ReviewerRequest, SeeOther, attempt, render_page
from claims.models import Lease
from claims.models.clock import database_now


@require_POST
def take_over(request: ReviewerRequest, id: int) -> HttpResponse:
    """A lead frees a cluster that somebody else holds."""
    lease = get_object_or_404(Lease, pk=id)
    back = reverse("cluster", args=[lease.cluster_id])

    def act() -> HttpResponse:
        take_over_lease(lease_id=lease.pk, by=request.user, at=database_now())
        messages.success(request, _("The hold is ended; the cluster is free again."))
        return SeeOther(back)

    form = Form(request.POST)
    answer = attempt(form, act)
    if isinstance(answer, HttpResponse):
        return answer
    context = {"form": form, "back": back}
    return render_page(request, "claims/refused.html", context, fragment="refused", status=answer)
