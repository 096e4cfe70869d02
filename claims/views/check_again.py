"""Asking for another look at verdicts of a cluster."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.actions.check_again import ask_to_check_again
from claims.forms.check_again import AboutForm, CheckAgainForm
from claims.http import ReviewerRequest, SeeOther, attempt, render_page
from claims.models import Cluster
from claims.models.card import read_card
from claims.models.clock import database_now
from claims.models.snapshot import one_moment


@require_http_methods(["GET", "HEAD", "POST"])
def check_again(request: ReviewerRequest, id: int) -> HttpResponse:
    """Pick the verdicts and say why; `?claim=12` ticks one."""
    cluster = get_object_or_404(Cluster.objects.standing(), pk=id)
    if request.method != "POST":
        about = AboutForm(request.GET)
        ticked = [about.cleaned_data["claim"]] if about.is_valid() else []
        return _show(request, cluster, CheckAgainForm(initial={"claims": ticked}))
    form = CheckAgainForm(request.POST)
    answer = attempt(form, lambda: _ask(request, cluster, form))
    return _show(request, cluster, form, status=answer) if isinstance(answer, int) else answer


def _ask(request: ReviewerRequest, cluster: Cluster, form: CheckAgainForm) -> HttpResponse:
    count = ask_to_check_again(
        cluster_id=cluster.pk,
        claim_ids=form.cleaned_data["claims"],
        reason=form.cleaned_data["reason"],
        by=request.user,
        at=database_now(),
    )
    words = _("It waits in the queue; until somebody has looked, the verdict stands.")
    messages.success(request, words if count else _("It is to be checked again already."))
    return SeeOther(reverse("cluster", args=[cluster.pk]))


def _show(
    request: ReviewerRequest, cluster: Cluster, form: CheckAgainForm, *, status: int = 200
) -> HttpResponse:
    with one_moment():
        card = read_card(get_object_or_404(Cluster.objects.standing(), pk=cluster.pk), request.user)
    ticked = {str(value) for value in form["claims"].value() or []}
    members = [(member, str(member.claim.pk) in ticked) for member in card.decided if member.claim.verdict_id]
    context = {"card": card, "form": form, "members": members}
    return render_page(request, "claims/check_again.html", context, fragment="check", status=status)
