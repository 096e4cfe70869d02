"""The list of clusters."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models.functions import Left
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from claims.forms.filters import ClusterFilter
from claims.http import ReviewerRequest, read_page, render_page
from claims.models import Claim, Cluster, Lease, Source
from claims.models.card.sides import sides_among
from claims.models.card.within import Comparisons, read_disputes
from claims.models.clock import database_now
from claims.models.origins import read_unsettled
from claims.models.snapshot import one_moment
from claims.models.veil import draw_veil

PAGE_SIZE = 30
OPENING = 300
SHOWN_SIDES = 4


@require_safe
def list_clusters(request: ReviewerRequest) -> HttpResponse:
    """Standing clusters, narrowed by an allow-list. Queries: see the test."""
    narrowing = ClusterFilter(request.GET)
    clusters = Cluster.objects.standing().select_related("headline__source").defer("headline__source__text")
    found = narrowing.narrow(clusters.annotate(opening=Left("headline__source__text", OPENING)), request.user)
    with one_moment():
        page = read_page(request, found, size=PAGE_SIZE)
        veil = draw_veil(request.user, clusters=[cluster.pk for cluster in page.object_list])
        shown = [veil.cluster(cluster) for cluster in page.object_list]
        differences, holders = _differences(shown), _holders(shown)
        unsettled = read_unsettled([cluster.pk for cluster in shown if cluster.source_count > 1])
    rows = [
        (cluster, _source_name(cluster), differences.get(cluster.pk), holders.get(cluster.pk))
        for cluster in shown
    ]
    context = {"filter": narrowing, "page": page, "rows": rows, "unsettled": unsettled}
    return render_page(request, "claims/clusters.html", context, fragment="results")


def _source_name(cluster: Any) -> str:
    """What the source of the headline claim is called. `cluster` has the `opening` of its text."""
    headline = cluster.headline
    return str(Source(title=headline.source.title, text=cluster.opening)) if headline else ""


def _differences(clusters: Sequence[Cluster]) -> dict[int, list[str]]:
    """What each side of the disagreeing clusters says, as on their cards. Three queries."""
    ids = [cluster.pk for cluster in clusters if cluster.is_disagreeing]
    members: dict[int, list[Claim]] = defaultdict(list)
    for claim in Claim.objects.filter(cluster__in=ids).order_by("id"):
        members[claim.cluster_id].append(claim)
    home = {claim.pk: cluster_id for cluster_id, claims in members.items() for claim in claims}
    comparisons: dict[int, Comparisons] = defaultdict(dict)
    for pair, comparison in read_disputes(ids).items():
        comparisons[home[pair[0]]][pair] = comparison
    return {pk: _said_by_sides(members[pk], comparisons[pk]) for pk in ids}


def _said_by_sides(members: Sequence[Claim], comparisons: Comparisons) -> list[str]:
    place = {claim.pk: position for position, claim in enumerate(members)}
    by_place = {(place[a], place[b]): comparison for (a, b), comparison in comparisons.items()}
    sides = sides_among([claim.text for claim in members], by_place, ())
    return [side.says for side in sides if side.says][:SHOWN_SIDES]


def _holders(clusters: Sequence[Cluster]) -> dict[int, Lease]:
    live = Lease.objects.live(at=database_now()).filter(cluster__in=[cluster.pk for cluster in clusters])
    return {lease.cluster_id: lease for lease in live.select_related("reviewer")}
