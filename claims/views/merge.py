"""Merging a cluster with another."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.actions.membership import merge_clusters
from claims.forms.filter_fields import MAX_SEARCH_CHARACTERS
from claims.forms.membership import MergeForm
from claims.http import ReviewerRequest, SeeOther, attempt, page_to_go_on, render_page
from claims.models import Cluster
from claims.models.card import Quote, read_card, read_quotes
from claims.models.clock import database_now
from claims.models.regrouping import find_bridge, tell_merge
from claims.models.search import find_near
from claims.models.snapshot import one_moment

SHOWN_FOUND = 20


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: ReviewerRequest, id: int) -> HttpResponse:
    """Choose the other cluster: a look-alike, one found by words (`?q=`), or by number.

    `?into=` shows the two side by side before.
    """
    cluster = get_object_or_404(Cluster.objects.standing(), pk=id)
    if request.method != "POST":
        return _show(request, cluster, MergeForm(request.GET if "into" in request.GET else None))
    form = MergeForm(request.POST)
    answer = attempt(form, lambda: _merge(request, cluster, form))
    return _show(request, cluster, form, status=answer) if isinstance(answer, int) else answer


def _merge(request: ReviewerRequest, cluster: Cluster, form: MergeForm) -> HttpResponse:
    into = merge_clusters(
        cluster_id=cluster.pk,
        into_id=form.cleaned_data["into"],
        by=request.user,
        note=form.cleaned_data["note"],
        at=database_now(),
    )
    messages.success(request, _("Merged: its claims are in cluster %(number)s now.") % {"number": into.pk})
    return SeeOther(page_to_go_on(request.user, into.pk))


def _show(request: ReviewerRequest, cluster: Cluster, form: MergeForm, *, status: int = 200) -> HttpResponse:
    form.is_valid()
    into = form.cleaned_data.get("into") if form.is_bound else None
    with one_moment():
        card = read_card(get_object_or_404(Cluster.objects.standing(), pk=cluster.pk), request.user)
        found = Cluster.objects.standing().filter(pk=into).exclude(pk=cluster.pk).first() if into else None
        other = read_card(found, request.user) if found else None
        bridge = find_bridge(card, other) if other else None
        near = [] if other else _find(request, cluster)
    if into and other is None and not form.non_field_errors():
        form.add_error("into", _("There is no cluster %(number)s to merge with.") % {"number": into})
    context = {
        "back": page_to_go_on(request.user, cluster.pk),
        "bridge": bridge,
        "card": card,
        "form": form,
        "found": near,
        "searched": request.GET.get("q", "")[:MAX_SEARCH_CHARACTERS],
        "other": other,
        "told": tell_merge(card, other, request.user, at=database_now()) if other else [],
    }
    return render_page(request, "claims/merge.html", context, fragment="merge", status=status)


def _find(request: ReviewerRequest, cluster: Cluster) -> list[Quote]:
    """The claims nearest to the words asked for, one of each other cluster."""
    words = request.GET.get("q", "")[:MAX_SEARCH_CHARACTERS]
    near = [one.claim_id for one in find_near(words, limit=SHOWN_FOUND)] if words.strip() else []
    quotes = read_quotes(near)
    first: dict[int, Quote] = {}
    for quote in (quotes[pk] for pk in near):
        first.setdefault(quote.claim.cluster_id, quote)
    first.pop(cluster.pk, None)
    return list(first.values())
