"""Splitting claims off a cluster."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.actions.membership import split_cluster
from claims.forms.membership import SplitForm
from claims.http import ReviewerRequest, SeeOther, attempt, page_to_go_on, render_page
from claims.models import Cluster
from claims.models.card import read_card
from claims.models.clock import database_now
from claims.models.regrouping import tell_split
from claims.models.snapshot import one_moment


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: ReviewerRequest, id: int) -> HttpResponse:
    """Pick the claims that leave. `preview` only says what would happen."""
    cluster = get_object_or_404(Cluster.objects.standing(), pk=id)
    if request.method != "POST":
        return _show(request, cluster, SplitForm())
    form = SplitForm(request.POST)
    if "preview" in request.POST:
        return _show(request, cluster, form, status=200 if form.is_valid() else 422)
    answer = attempt(form, lambda: _split(request, cluster, form))
    return _show(request, cluster, form, status=answer) if isinstance(answer, int) else answer


def _split(request: ReviewerRequest, cluster: Cluster, form: SplitForm) -> HttpResponse:
    new = split_cluster(
        cluster_id=cluster.pk,
        claim_ids=form.cleaned_data["claims"],
        by=request.user,
        note=form.cleaned_data["note"],
        at=database_now(),
    )
    messages.success(request, _("Split. What left is now cluster %(number)s.") % {"number": new.pk})
    return SeeOther(page_to_go_on(request.user, cluster.pk))


def _show(request: ReviewerRequest, cluster: Cluster, form: SplitForm, *, status: int = 200) -> HttpResponse:
    with one_moment():
        card = read_card(get_object_or_404(Cluster.objects.standing(), pk=cluster.pk), request.user)
    ticked = {str(value) for value in form["claims"].value() or []}
    leaving = [member for member in card.members if str(member.claim.pk) in ticked]
    staying = [member for member in card.members if member not in leaving]
    is_previewed = form.is_bound and bool(leaving)
    context = {
        "back": page_to_go_on(request.user, cluster.pk),
        "card": card,
        "form": form,
        "leaving": leaving,
        "staying": staying,
        "is_previewed": is_previewed,
        "told": tell_split(leaving, staying, cluster, request.user, at=database_now())
        if is_previewed and staying
        else [],
    }
    return render_page(request, "claims/split.html", context, fragment="split", status=status)
