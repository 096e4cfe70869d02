"""Reviewing this very claim: its cluster becomes one's card."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.actions.take import take_claim
from claims.http import ReviewerRequest, SeeOther, attempt, render_page
from claims.models import Claim
from claims.models.clock import database_now


@require_POST
def take(request: ReviewerRequest, id: int) -> HttpResponse:
    """The card, or why there is none to have."""
    claim = get_object_or_404(Claim.objects.only("source_id"), pk=id)

    def act() -> HttpResponse:
        take_claim(claim_id=id, reviewer=request.user, at=database_now())
        return SeeOther(reverse("queue"))

    form = Form(request.POST)
    answer = attempt(form, act)
    if isinstance(answer, HttpResponse):
        return answer
    back = f"{reverse('source', args=[claim.source_id])}#c{id}"
    context = {"form": form, "back": back, "back_words": _("Back to the article")}
    return render_page(request, "claims/refused.html", context, fragment="refused", status=answer)
