"""Recording that a claim contradicts another, wherever that one is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.actions.links import record_contradiction
from claims.forms.filter_fields import SearchField
from claims.forms.membership import ContradictForm
from claims.http import ReviewerRequest, SeeOther, attempt, page_to_go_on, render_page
from claims.models import Claim, Cluster
from claims.models.card import Quote, read_card, read_quotes
from claims.models.clock import database_now
from claims.models.snapshot import one_moment
from claims.models.worded import says

SHOWN_FOUND = 20


@require_http_methods(["GET", "HEAD", "POST"])
def contradict(request: ReviewerRequest, id: int) -> HttpResponse:
    """Pick the other claim: a look-alike, one found by words, or by its number."""
    claim = get_object_or_404(Claim, pk=id)
    if request.method != "POST":
        return _show(request, claim, ContradictForm())
    form = ContradictForm(request.POST)
    answer = attempt(form, lambda: _record(request, claim, form))
    return _show(request, claim, form, status=answer) if isinstance(answer, int) else answer


def _record(request: ReviewerRequest, claim: Claim, form: ContradictForm) -> HttpResponse:
    link = record_contradiction(
        claim_id=claim.pk,
        other_id=form.other_id,
        by=request.user,
        note=form.cleaned_data["note"],
        at=database_now(),
    )
    messages.success(
        request,
        _("Recorded: claims %(number)s and %(other)s contradict each other.")
        % {"number": link.a_id, "other": link.b_id},
    )
    return SeeOther(page_to_go_on(request.user, claim.cluster_id))


def _show(request: ReviewerRequest, claim: Claim, form: ContradictForm, *, status: int = 200) -> HttpResponse:
    with one_moment():
        card = read_card(Cluster.objects.get(claims=claim), request.user)
    context = {
        "back": page_to_go_on(request.user, card.cluster.pk),
        "card": card,
        "member": next(member for member in card.members if member.claim.pk == claim.pk),
        "form": form,
        "searched": request.GET.get("q", "")[:500],
        "found": _found(request, claim),
    }
    return render_page(request, "claims/contradict.html", context, fragment="contradict", status=status)


def _found(request: ReviewerRequest, claim: Claim) -> list[Quote]:
    """Claims with the words searched for, most check-worthy first."""
    words = SearchField().clean(request.GET.get("q", ""))
    if not words:
        return []
    found = Claim.objects.filter(says(words)).exclude(pk=claim.pk).order_by("-check_worthiness", "id")
    ids = list(found.values_list("pk", flat=True)[:SHOWN_FOUND])
    quotes = read_quotes(ids)
    return [quotes[pk] for pk in ids]
