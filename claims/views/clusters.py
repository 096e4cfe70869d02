"""The list of clusters."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from claims.forms.cluster_filter import ClusterFilter
from claims.http import ReviewerRequest, read_page, render_page
from claims.models import Cluster, Lease, Source
from claims.models.clock import database_now
from claims.models.disputes import read_sides
from claims.models.origins import read_unsettled
from claims.models.saved_view import read_tabs
from claims.models.snapshot import one_moment
from claims.models.source import name_of, opening_of
from claims.models.veil import draw_veil

PAGE_SIZE = 30
SHOWN_SIDES = 4


@require_safe
def list_clusters(request: ReviewerRequest) -> HttpResponse:
    """Standing clusters, narrowed by an allow-list. Queries: see the test."""
    narrowing = ClusterFilter(request.GET)
    with one_moment():
        tallies = narrowing.tally(Cluster.objects.standing(), request.user)
        found = narrowing.narrow(Cluster.objects.standing(), request.user).values_list("pk", flat=True)
        page = read_page(request, found, size=PAGE_SIZE, count=narrowing.count(tallies))
        clusters = _read_clusters(list(page.object_list))
        veil = draw_veil(request.user, clusters=[cluster.pk for cluster in clusters])
        shown = [veil.cluster(cluster) for cluster in clusters]
        differences, holders = _differences(shown), _holders(shown)
        unsettled = read_unsettled([cluster.pk for cluster in shown if cluster.source_count > 1])
    source_id = narrowing.asked("source")
    source = Source.objects.filter(pk=source_id).first() if source_id else None
    context = {
        "filter": narrowing,
        "facets": narrowing.facets(tallies),
        "chips": narrowing.chips(source=str(source) if source else ""),
        "page": page,
        "rows": [
            (cluster, _source_name(cluster), differences.get(cluster.pk), holders.get(cluster.pk))
            for cluster in shown
        ],
        "unsettled": unsettled,
        "tabs": read_tabs(request.user, "clusters", narrowing.asked("view")),
    }
    response = render_page(request, "claims/clusters.html", context, fragment="results")
    response.headers["HX-Push-Url"] = narrowing.here
    return response


def _read_clusters(ids: list[int]) -> list[Cluster]:
    """The clusters of a page, in order. Their ids were found first: nothing is joined for rows passed by."""
    rows = Cluster.objects.select_related("headline__source").defer("headline__source__text")
    clusters = rows.annotate(opening=opening_of("headline__source__text")).in_bulk(ids)
    return [clusters[pk] for pk in ids if pk in clusters]


def _source_name(cluster: Any) -> str:
    """What the source of the headline claim is called. `cluster` has the `opening` of its text."""
    headline = cluster.headline
    return name_of(headline.source.title, cluster.opening) if headline else ""


def _differences(clusters: Sequence[Cluster]) -> dict[int, list[str]]:
    """What each side of the disagreeing clusters says, as on their cards. Three queries."""
    sides = read_sides([cluster.pk for cluster in clusters if cluster.is_disagreeing])
    return {pk: [side.says for side in found if side.says][:SHOWN_SIDES] for pk, found in sides.items()}


def _holders(clusters: Sequence[Cluster]) -> dict[int, Lease]:
    live = Lease.objects.live(at=database_now()).filter(cluster__in=[cluster.pk for cluster in clusters])
    return {lease.cluster_id: lease for lease in live.select_related("reviewer")}
