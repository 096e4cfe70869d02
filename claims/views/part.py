"""Saying in one step that a claim elsewhere, which looks alike, does not ask the same."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.actions.membership import keep_apart
from claims.forms.membership import PartForm
from claims.http import ReviewerRequest, SeeOther, attempt, page_to_go_on, render_page
from claims.models import Claim
from claims.models.clock import database_now


@require_POST
def part(request: ReviewerRequest, id: int) -> HttpResponse:
    claim = get_object_or_404(Claim, pk=id)
    form = PartForm(request.POST)

    def act() -> HttpResponse:
        other_id = form.cleaned_data["other"]
        keep_apart(claim_id=claim.pk, other_id=other_id, by=request.user, at=database_now())
        messages.success(
            request,
            _("Noted: claims %(number)s and %(other)s do not ask the same question.")
            % {"number": claim.pk, "other": other_id},
        )
        return SeeOther(back)

    back = page_to_go_on(request.user, claim.cluster_id)
    answer = attempt(form, act)
    if isinstance(answer, HttpResponse):
        return answer
    context = {"form": form, "back": back}
    return render_page(request, "claims/refused.html", context, fragment="refused", status=answer)
