"""What is said about clusters: the comments on one, and the mentions of a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import uuid4

from claims.models.cluster import Cluster
from claims.models.comment import Comment, Mention
from claims.models.history import read_family
from claims.models.reviewer import Reviewer
from claims.models.veil import Veil, draw_veil

SHOWN_COMMENTS = 200


@dataclass(frozen=True, slots=True)
class Talk:
    """The comments on a cluster, oldest first. `is_veiled`: those of others are kept back."""

    comments: tuple[Comment, ...]
    is_veiled: bool

    @property
    def key(self) -> str:
        """A key for one more, good for one page."""
        return str(uuid4())


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention with the cluster it leads to. `is_veiled`: who wrote what is kept back."""

    mention: Mention
    cluster: Cluster
    is_veiled: bool


def read_talk(cluster_id: int, veil: Veil) -> Talk:
    """The newest comments on a cluster and on those merged into it. Two queries, two more with comments."""
    said = Comment.objects.filter(cluster__in=read_family(cluster_id)).select_related("by")
    newest = said.prefetch_related("mentions__reviewer").order_by("-id")[:SHOWN_COMMENTS]
    shown = [comment for comment in newest if not veil.hides_of(cluster_id, comment.by_id)]
    return Talk(tuple(reversed(shown)), is_veiled=cluster_id in veil.clusters)


def read_mentions(mentions: Iterable[Mention], reader: Reviewer) -> list[Mentioned]:
    """The mentions with what their reader may see of them. Three queries, and one a generation of mergers."""
    shown = list(mentions)
    clusters = _read_standing({mention.comment.cluster_id for mention in shown})
    veil = draw_veil(reader, clusters={cluster.pk for cluster in clusters.values()})
    return [
        Mentioned(mention, cluster, veil.hides_of(cluster.pk, mention.comment.by_id))
        for mention in shown
        for cluster in [clusters[mention.comment.cluster_id]]
    ]


def _read_standing(ids: set[int]) -> dict[int, Cluster]:
    """For each id the cluster that its claims are in now: itself, or what it was merged into."""
    found: dict[int, Cluster] = {}
    wanted = ids
    while wanted:
        read = Cluster.objects.select_related("headline").in_bulk(wanted)
        found |= read
        wanted = {
            cluster.merged_into_id for cluster in read.values() if cluster.merged_into_id
        } - found.keys()
    return {pk: _follow(found, pk) for pk in ids}


def _follow(clusters: dict[int, Cluster], pk: int) -> Cluster:
    while target := clusters[pk].merged_into_id:
        pk = target
    return clusters[pk]
