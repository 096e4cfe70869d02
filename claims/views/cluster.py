"""The page of a cluster: its claims, where they stand, all that was done, and what may be done."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from claims.http import ReviewerRequest, render_page
from claims.models import Cluster
from claims.models.clock import database_now
from claims.models.cluster_page import read_cluster
from claims.models.snapshot import one_moment


@require_safe
def show_cluster(request: ReviewerRequest, id: int) -> HttpResponse:
    """A merged cluster leads to the one its claims went to."""
    with one_moment():
        cluster = get_object_or_404(Cluster, pk=id)
        if cluster.merged_into_id:
            return redirect("cluster", cluster.merged_into_id)
        page = read_cluster(cluster, request.user, at=database_now())
    context = {"page": page, "card": page.card}
    return render_page(request, "claims/cluster.html", context, fragment="cluster")
