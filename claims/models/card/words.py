"""Why the queue serves a cluster before others, in words."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models.claim import Claim
from claims.models.cluster import Cluster

MOST_REASONS = 2  # of its check-worthiness, the strongest


def first_because(cluster: Cluster, members: Iterable[Claim]) -> tuple[str, ...]:
    """Why the queue serves this cluster of these claims before others, the weightiest first."""
    best = max(members, key=lambda claim: claim.check_worthiness)
    worth = _("check-worthiness %(score)s") % {"score": f"{cluster.check_worthiness:.2f}"}
    if reasons := "; ".join(_raising(best)):
        worth += f" ({reasons})"
    return (*_weighty_facts(cluster, best), worth)


def _weighty_facts(cluster: Cluster, best: Claim) -> Iterator[str]:
    if cluster.assigned_to_id or best.source.assigned_to_id:
        yield _("a lead assigned it")
    if cluster.is_pinned:
        yield _("a lead put it first")
    if cluster.is_contradicted:
        yield _("somebody recorded a contradiction")
    if cluster.is_disagreeing:
        yield _("its sources differ")
    if cluster.origin_count > 1:
        words = ngettext(
            "%(count)s independent origin reports it",
            "%(count)s independent origins report it",
            cluster.origin_count,
        )
        yield words % {"count": cluster.origin_count}


def _raising(claim: Claim) -> list[str]:
    """What raised its check-worthiness, in words."""
    raising = [reason for reason in claim.check_worthiness_reasons if reason["weight"] > 0]
    return [reason["words"] for reason in raising[:MOST_REASONS]]
