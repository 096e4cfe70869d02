"""Taking back what a person said of two claims."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.actions.links import revoke_link
from claims.http import ReviewerRequest, SeeOther, attempt, render_page
from claims.models import Link
from claims.models.clock import database_now


@require_POST
def revoke(request: ReviewerRequest, id: int) -> HttpResponse:
    link = get_object_or_404(Link.objects.select_related("a"), pk=id)
    back = reverse("cluster", args=[link.a.cluster_id])

    def act() -> HttpResponse:
        revoke_link(link_id=link.pk, by=request.user, at=database_now())
        messages.success(request, _("Taken back."))
        return SeeOther(back)

    form = Form(request.POST)
    answer = attempt(form, act)
    if isinstance(answer, HttpResponse):
        return answer
    context = {"form": form, "back": back}
    return render_page(request, "claims/refused.html", context, fragment="refused", status=answer)
