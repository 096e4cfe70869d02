"""Who belongs with whom: clusters split and merged by people. The matcher keeps to it afterwards.

Verdicts go with their claims: docs/decisions/0010-splits-and-merges-after-a-decision.md.
"""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from claims.actions.check_again import flag_after_joining
from claims.actions.links import store_link
from claims.actions.placing import Act, changed, close, demand_right_to_move, links_between, lock_standing
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Claim, Cluster, Event, Lease, Link, Reviewer


@in_transaction
def split_cluster(
    *, cluster_id: int, claim_ids: Iterable[int], by: Reviewer, note: str, at: datetime
) -> Cluster:
    """Move some members into a new cluster and remember that they are not the same. Raises Refused."""
    cluster = lock_standing([cluster_id])[cluster_id]
    members = {claim.pk: claim for claim in cluster.claims.order_by("id")}
    picked = set(claim_ids)
    leaving = [claim for pk, claim in members.items() if pk in picked]
    demand_right_to_move(leaving, [cluster], by, at=at)
    _demand_some_of(picked, members.keys())
    staying = [claim for pk, claim in members.items() if pk not in picked]
    new = Cluster.objects.create(assigned_to=cluster.assigned_to, needs_expert=cluster.needs_expert)
    act = Act(by, at, note, headlines={cluster.pk: cluster.headline_id})
    act.part(leaving, staying)
    act.move(leaving, new)
    changed(cluster, new)
    after = {"new_cluster": new.pk, "claims": sorted(picked)}
    act.tell(Event.Kind.CLUSTER_SPLIT, {cluster: {}, new: {"cluster": cluster.pk}}, after)
    return new


def _demand_some_of(picked: set[int], members: Iterable[int]) -> None:
    if not picked:
        raise Refused(_("Pick the claims that do not belong here."))
    if not picked <= set(members):
        raise Refused(_("Some of the picked claims are not in this cluster any more. Look again."))
    if picked == set(members):
        raise Refused(_("Leave at least one claim; otherwise there is nothing to split."))


@in_transaction
def merge_clusters(*, cluster_id: int, into_id: int, by: Reviewer, note: str, at: datetime) -> Cluster:
    """Move all members of one cluster into another, which stays. Raises Refused."""
    if cluster_id == into_id:
        raise Refused(_("A cluster cannot be merged with itself. Give the number of the other one."))
    locked = lock_standing([cluster_id, into_id])
    cluster, into = locked[cluster_id], locked[into_id]
    leaving, staying = list(cluster.claims.order_by("id")), list(into.claims.order_by("id"))
    demand_right_to_move([*leaving, *staying], [cluster, into], by, at=at)
    act = Act(by, at, note, headlines={one.pk: one.headline_id for one in (cluster, into)})
    act.join(leaving, staying)
    act.move(leaving, into)
    flag_after_joining({claim.pk: cluster.pk for claim in leaving}, by=by, at=at)
    changed(into)
    close(cluster, into, by, at=at)
    before = {"cluster": cluster.pk}
    after = {"into": into.pk, "claims": [claim.pk for claim in leaving]}
    act.tell(Event.Kind.CLUSTER_MERGED, {cluster: before, into: before}, after)
    return into


@in_transaction
def keep_apart(*, claim_id: int, other_id: int, by: Reviewer, at: datetime) -> Link:
    """Say that two claims of different clusters are not the same; the matcher keeps to it. Raises Refused."""
    pair = Claim.objects.filter(pk__in=[claim_id, other_id]).order_by("id")
    locked = lock_standing(sorted(set(pair.values_list("cluster_id", flat=True))))
    found = list(pair.filter(cluster__in=locked))
    if len(found) < 2:
        raise Refused(_("There is no other claim %(number)s.") % {"number": other_id})
    one, other = found
    if one.cluster_id == other.cluster_id:
        raise Refused(_("The two are in one cluster. Split one of them off instead."))
    _demand_right_to_part(list(locked.values()), by, at=at)
    if links_between([one], [other], Link.Kind.NOT_SAME):
        raise Refused(_("Somebody has said so already."))
    return store_link(one, other, Link.Kind.NOT_SAME, by=by, note="", at=at)


def _demand_right_to_part(clusters: list[Cluster], by: Reviewer, *, at: datetime) -> None:
    """Leads always; a reviewer while they hold one of the two. Nothing moves, so the other may be held."""
    if not by.is_lead and not Lease.objects.live(at=at).filter(cluster__in=clusters, reviewer=by).exists():
        raise PermissionDenied(
            _("You do not hold this card now. Take it from the queue first, or ask a lead.")
        )
