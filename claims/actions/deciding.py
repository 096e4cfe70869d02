"""What a review, an adjudication and an undoing share: the lock, the key, the rows, and what follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from claims.actions.locking import lock_clusters_of
from claims.actions.outcome import refresh_clusters
from claims.actions.refusal import Refused
from claims.actions.settling import settle_claims
from claims.actions.verdicts import add_verdict, check_verdicts
from claims.models import Claim, Cluster, Decision, Reviewer
from claims.records import DecisionInput


class StaleCluster(Refused):
    """The cluster is not as the reviewer saw it."""

    def __init__(self, cluster: Cluster) -> None:
        super().__init__(_("This card changed while you read it. Look again; what you wrote is kept below."))
        self.cluster = cluster


@dataclass(frozen=True, slots=True)
class Recorded:
    """A stored decision; `is_replay`: the same form came twice; `is_late`: the lease had run out."""

    decision: Decision
    is_replay: bool
    is_late: bool


def lock_cluster(cluster_id: int) -> Cluster:
    """Look up the key only once the cluster is locked: a double click sees what the first click did."""
    return Cluster.objects.select_for_update(of=("self",)).get(pk=cluster_id)


def find_replay(key: str, cluster: Cluster, by: Reviewer) -> Recorded | None:
    """The decision that this very form gave already. Raises Refused when the key served something else."""
    decision = Decision.objects.filter(idempotency_key=key).first()
    if decision is None:
        return None
    if decision.reviewer_id != by.pk or decision.cluster_id != cluster.pk:
        raise Refused(_("This form was already used for something else. Open the card again."))
    return Recorded(decision, is_replay=True, is_late=False)


def demand_as_seen(
    cluster: Cluster, form: DecisionInput, *, asked: set[int], despite_readings: bool = False
) -> None:
    """The form is about the cluster as it is, and makes sense: else StaleCluster or IncompleteVerdict.

    `asked` are the claims that want a verdict of this person now. `despite_readings`: others who read it at
    the same time may have saved meanwhile.
    """
    grown = cluster.version - form.cluster_version
    readings = _readings_since(cluster, form.cluster_version) if grown and despite_readings else 0
    if grown != readings or asked != set(form.members):
        raise StaleCluster(cluster)
    check_verdicts(form.verdicts, pending=asked)


def _readings_since(cluster: Cluster, version: int) -> int:
    """How many readers have saved since the cluster had that version; each makes it grow by one."""
    return cluster.decisions.filter(kind=Decision.Kind.REVIEW, cluster_version__gte=version).count()


def add_decision(
    cluster: Cluster, by: Reviewer, kind: Decision.Kind, form: DecisionInput, *, at: datetime
) -> Decision:
    """Store a decision with its verdicts; what follows from it is up to `follow_up`."""
    decision = Decision.objects.create(
        cluster=cluster,
        reviewer=by,
        kind=kind,
        idempotency_key=form.idempotency_key,
        cluster_version=cluster.version,
        members=sorted(form.members),
        revision=next_revision(cluster, by),
        decided_at=at,
    )
    for verdict in form.verdicts:
        add_verdict(decision, verdict)
    return decision


def next_revision(cluster: Cluster, by: Reviewer) -> int:
    return cluster.decisions.filter(reviewer=by).count() + 1


def follow_up(claim_ids: Iterable[int], *, by: Reviewer, at: datetime) -> None:
    """What every decision, and every undoing, changes besides its own rows. The clusters are locked."""
    settle_claims(claim_ids, by=by, at=at)
    clusters = lock_clusters_of(Claim.objects.filter(pk__in=claim_ids))
    for cluster in clusters:
        cluster.version += 1
    refresh_clusters(clusters)
