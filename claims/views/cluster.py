"""The page of a cluster: its claims, where they stand, all that was done, and what may be done."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.forms.as_of import as_of_context
from claims.forms.membership import PairForm
from claims.http import ReviewerRequest, render_page
from claims.models import Cluster
from claims.models.as_of_page import read_cluster_as_of
from claims.models.clock import database_now
from claims.models.cluster_page import read_cluster
from claims.models.snapshot import one_moment


@require_safe
def show_cluster(request: ReviewerRequest, id: int) -> HttpResponse:
    """A merged cluster leads to the one its claims went to. `?one=12&other=45` asks what joins two.

    With `?as_of=2026-05-31` a cluster as it was then, merged since or not.
    """
    if request.GET.get("as_of"):
        read = partial(read_cluster_as_of, get_object_or_404(Cluster, pk=id), request.user)
        context = as_of_context(
            request.GET, _("Cluster %(number)s") % {"number": id}, reverse("cluster", args=[id]), read
        )
        return render_page(request, "claims/as_of.html", context, fragment="as_of")
    form = PairForm(request.GET) if "one" in request.GET else None
    with one_moment():
        cluster = get_object_or_404(Cluster, pk=id)
        if cluster.merged_into_id:
            return redirect("cluster", cluster.merged_into_id)
        page = read_cluster(cluster, request.user, between=form.pair if form else None, at=database_now())
    context = {"page": page, "card": page.card, "pair_form": form}
    return render_page(request, "claims/cluster.html", context, fragment="cluster")
