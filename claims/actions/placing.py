"""What splitting, merging and undoing either share: locks, who may, links, moves, and what is kept of it."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product

from django.core.exceptions import PermissionDenied
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from claims.actions.history import record_event
from claims.actions.links import revoke, store_link
from claims.actions.outcome import refresh_clusters
from claims.actions.queue import lease_cluster
from claims.actions.refusal import Refused
from claims.models import Claim, Cluster, Decision, Event, Lease, Link, Reviewer


@dataclass(frozen=True, slots=True)
class Act:
    """A split or merge under way, and what it takes to undo it: kept with its events."""

    by: Reviewer
    at: datetime
    note: str
    placed_by: dict[int, int | None] = field(default_factory=dict)
    headlines: dict[int, int | None] = field(default_factory=dict)
    made: list[int] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    id: str = field(default_factory=lambda: str(uuid.uuid4()))

    def part(self, leaving: Sequence[Claim], staying: Sequence[Claim]) -> None:
        """The claims of the two groups are not the same from now on."""
        self._end(links_between(leaving, staying, Link.Kind.SAME))
        known = {(link.a_id, link.b_id) for link in links_between(leaving, staying, Link.Kind.NOT_SAME)}
        for one, other in product(leaving, staying):
            if (min(one.pk, other.pk), max(one.pk, other.pk)) not in known:
                self._make(one, other, Link.Kind.NOT_SAME)

    def join(self, leaving: Sequence[Claim], staying: Sequence[Claim]) -> None:
        """Nothing keeps the two groups apart from now on, and one link says that they belong together."""
        self._end(links_between(leaving, staying, Link.Kind.NOT_SAME))
        if not links_between(leaving, staying, Link.Kind.SAME):
            self._make(leaving[0], staying[0], Link.Kind.SAME)

    def move(self, claims: Iterable[Claim], into: Cluster) -> None:
        """The claims are placed there by whoever acts."""
        for claim in claims:
            self.placed_by[claim.pk] = claim.placed_by_id
            claim.cluster, claim.placed_by = into, self.by
            claim.save(update_fields=["cluster", "placed_by"])

    def tell(
        self, kind: Event.Kind, clusters: Mapping[Cluster, Mapping[str, object]], after: Mapping[str, object]
    ) -> None:
        """One event for each of the clusters, `clusters` saying what came before, once all is in place."""
        kept = {"placed_by": self.placed_by, "headlines": self.headlines}
        members = {c.pk: sorted(c.claims.values_list("pk", flat=True)) for c in clusters}
        later = {
            "act": self.id,
            "made": self.made,
            "ended": self.ended,
            "members": members,
            "decision": Decision.objects.aggregate(last=Max("pk"))["last"] or 0,
        }
        for cluster, before in clusters.items():
            record_event(
                kind,
                at=self.at,
                by=self.by,
                cluster=cluster,
                before={**before, **kept},
                after={**after, **later},
                note=self.note,
            )

    def _make(self, one: Claim, other: Claim, kind: Link.Kind) -> None:
        self.made.append(store_link(one, other, kind, by=self.by, note=self.note, at=self.at).pk)

    def _end(self, links: Iterable[Link]) -> None:
        for link in links:
            revoke(link, by=self.by, at=self.at)
            self.ended.append(link.pk)


def lock_standing(cluster_ids: Iterable[int]) -> dict[int, Cluster]:
    """The clusters by id, locked in ascending order. Raises Refused when one is gone or merged."""
    ids = list(cluster_ids)
    clusters = lock_clusters(ids)
    if missing := [pk for pk in ids if pk not in clusters]:
        raise Refused(_("There is no cluster %(number)s.") % {"number": missing[0]})
    for cluster in clusters.values():
        if cluster.merged_into_id:
            raise Refused(
                _("Cluster %(number)s was merged into cluster %(into)s. Use that one.")
                % {"number": cluster.pk, "into": cluster.merged_into_id}
            )
    return clusters


def lock_clusters(cluster_ids: Iterable[int]) -> dict[int, Cluster]:
    """The clusters that are there by id, locked in ascending order."""
    found = Cluster.objects.select_for_update(of=("self",)).filter(pk__in=list(cluster_ids)).order_by("id")
    return {cluster.pk: cluster for cluster in found}


def demand_right_to_move(
    claims: Iterable[Claim], clusters: Sequence[Cluster], by: Reviewer, *, at: datetime
) -> None:
    """Leads always; a reviewer who holds one of the clusters, nobody else any, claims without a verdict."""
    if by.is_lead:
        return
    if not Lease.objects.live(at=at).filter(cluster__in=clusters, reviewer=by).exists():
        raise PermissionDenied(
            _("You do not hold this card now. Take it from the queue first, or ask a lead.")
        )
    demand_nobody_else_holds(clusters, by, at=at)
    demand_undecided(claims)


def demand_nobody_else_holds(clusters: Sequence[Cluster], by: Reviewer, *, at: datetime) -> None:
    if Lease.objects.live(at=at).filter(cluster__in=clusters).exclude(reviewer=by).exists():
        raise Refused(_("Somebody else holds one of these just now. Try again later, or ask a lead."))


def demand_undecided(claims: Iterable[Claim]) -> None:
    if any(claim.status != Claim.Status.PENDING for claim in claims):
        raise PermissionDenied(_("Decided claims are moved by a lead."))


def links_between(some: Sequence[Claim], others: Sequence[Claim], *kinds: Link.Kind) -> list[Link]:
    """What people say now of pairs across two groups of claims."""
    across = Q(a__in=some, b__in=others) | Q(a__in=others, b__in=some)
    found = Link.objects.active().filter(across, kind__in=kinds)
    return list(found.select_related("a", "b").order_by("id"))


def close(cluster: Cluster, heir: Cluster, by: Reviewer, *, at: datetime) -> None:
    """Let an emptied cluster lead on to its heir, brought up to date; who held it and acts goes on there."""
    cluster.status, cluster.merged_into, cluster.headline = Cluster.Status.MERGED, heir, None
    cluster.version += 1
    cluster.save()
    unreleased = Lease.objects.unreleased().filter(cluster=cluster)
    is_own = unreleased.live(at=at).filter(reviewer=by).exists()
    unreleased.update(ended_at=at, ending=Lease.Ending.RELEASED)
    if is_own and heir.status == Cluster.Status.OPEN:
        lease_cluster(heir, by, at=at)


def changed(*clusters: Cluster) -> None:
    """Members came or left: new versions, new numbers."""
    for cluster in clusters:
        cluster.version += 1
    refresh_clusters(clusters)
