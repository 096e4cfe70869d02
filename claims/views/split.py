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
from claims.models.card import ClusterCard, read_card
from claims.models.clock import database_now
from claims.models.regrouping import tell_split
from claims.models.snapshot import one_moment


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: ReviewerRequest, id: int) -> HttpResponse:
    """Pick the claims that leave; `?side=B` picks all of a side. `preview` only says what would happen."""
    cluster = get_object_or_404(Cluster.objects.standing(), pk=id)
    if request.method != "POST":
        return _show(request, cluster, SplitForm(), side=request.GET.get("side", ""))
    form = SplitForm(request.POST)
    if "preview" in request.POST:
        status = 200 if form.is_valid() or request.htmx else 422
        return _show(request, cluster, form, status=status, fragment="effect")
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


def _show(
    request: ReviewerRequest,
    cluster: Cluster,
    form: SplitForm,
    *,
    side: str = "",
    status: int = 200,
    fragment: str = "split",
) -> HttpResponse:
    with one_moment():
        card = read_card(get_object_or_404(Cluster.objects.standing(), pk=cluster.pk), request.user)
    ticked = {str(value) for value in form["claims"].value() or _claims_of(card, side)}
    leaving = [member for member in card.members if str(member.claim.pk) in ticked]
    staying = [member for member in card.members if member not in leaving]
    at = database_now()
    context = {
        "back": page_to_go_on(request.user, cluster.pk),
        "card": card,
        "form": form,
        "leaving": leaving,
        "staying": staying,
        "is_previewed": bool(leaving),
        "told": tell_split(leaving, staying, cluster, request.user, at=at) if leaving and staying else [],
    }
    return render_page(request, "claims/split.html", context, fragment=fragment, status=status)


def _claims_of(card: ClusterCard, letter: str) -> list[int]:
    """The claims of the side that is called so."""
    return [member.claim.pk for side in card.sides if side.letter == letter for member in side.members]
