"""What must hold for the tables of a desk at any time, counted anew from the rows themselves."""

from collections import defaultdict
from math import isclose, log2

from claims.models import (
    Against,
    Claim,
    Cluster,
    Decision,
    Event,
    Evidence,
    Lease,
    Link,
    Match,
    Verdict,
)

GROWING = (Decision, Verdict, Evidence, Against, Event)
type History = dict[str, dict[int, str]]
type Members = dict[int, frozenset[tuple[int, int | None]]]


def check_all() -> None:
    members = members_of_clusters()
    check_claims()
    check_clusters(members)
    check_numbers(members)
    check_links()
    check_leases()


def members_of_clusters() -> dict[int, list[Claim]]:
    members: dict[int, list[Claim]] = defaultdict(list)
    for claim in Claim.objects.select_related("source").order_by("id"):
        members[claim.cluster_id].append(claim)
    return members


def check_claims() -> None:
    """Each quotes its source, and its status is what the one verdict says that was not undone."""
    undone = set(Decision.objects.exclude(undoes=None).values_list("undoes_id", flat=True))
    standing: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in Verdict.objects.exclude(decision__in=undone).order_by("id"):
        standing[verdict.claim_id].append(verdict)
    for claim in Claim.objects.select_related("source"):
        assert claim.text == claim.source.text[claim.start : claim.end]
        verdicts = standing[claim.pk]
        assert len(verdicts) <= 1, "with one reader, nobody labels what is labelled already"
        wanted = ("set_aside" if verdicts[0].set_aside else "decided") if verdicts else "pending"
        assert claim.status == wanted
        assert claim.verdict_id == (verdicts[0].pk if verdicts else None)
        assert claim.decided_by == ("review" if verdicts else "")


def check_clusters(members: dict[int, list[Claim]]) -> None:
    """Claims are in standing clusters; merged ones are empty and lead, without circles, to a standing one."""
    clusters = {cluster.pk: cluster for cluster in Cluster.objects.all()}
    for cluster in clusters.values():
        assert (cluster.status == "merged") == (cluster.merged_into_id is not None)
        assert (cluster.status == "merged") == (not members.get(cluster.pk))
        seen = set()
        step = cluster
        while step.merged_into_id:
            assert step.pk not in seen, "clusters merged in a circle"
            seen.add(step.pk)
            step = clusters[step.merged_into_id]


def check_numbers(members: dict[int, list[Claim]]) -> None:
    """What a cluster says of itself is what a recount gives."""
    cluster_of = {claim.pk: pk for pk, claims in members.items() for claim in claims}
    contradicted, inside = set(), set()
    for a, b in Link.objects.filter(kind="contradicts", revoked_at=None).values_list("a", "b"):
        contradicted |= {cluster_of[a], cluster_of[b]}
        inside |= {cluster_of[a]} if cluster_of[a] == cluster_of[b] else set()
    differing = defaultdict(list)
    for a, b, reasons in Match.objects.filter(differs_in="value").values_list("a", "b", "reasons"):
        if cluster_of[a] == cluster_of[b]:
            differing[cluster_of[a]].append({reason["kind"] for reason in reasons})
    for cluster in Cluster.objects.exclude(status="merged").select_related("headline"):
        claims = members[cluster.pk]
        statuses = {claim.status for claim in claims}
        assert cluster.headline in claims
        assert cluster.claim_count == len(claims)
        assert cluster.source_count == len({claim.source_id for claim in claims})
        assert cluster.origin_count == len({claim.source.origin for claim in claims})
        assert cluster.check_worthiness == max(claim.check_worthiness for claim in claims)
        is_open = "pending" in statuses or any(claim.check_again_id for claim in claims)
        settled = "disputed" if "disputed" in statuses else "decided"
        assert cluster.status == ("open" if is_open else settled)
        assert cluster.is_contradicted == (cluster.pk in contradicted)
        assert cluster.is_disagreeing == (cluster.pk in differing or cluster.pk in inside)
        rounding = [kinds for kinds in differing[cluster.pk] if "rounding" in kinds]
        is_rounding = len(rounding) == len(differing[cluster.pk]) and not set().union(*rounding) & {
            *("number", "date", "negation")
        }
        factor = 6.0 if cluster.is_contradicted else 1.0
        if cluster.is_disagreeing and not cluster.is_contradicted:
            factor = 1.2 if is_rounding else 5.0
        worth = cluster.check_worthiness * (1 + log2(cluster.origin_count)) * factor
        assert isclose(cluster.priority, worth)


def check_links() -> None:
    """What people joined is together, and what they parted is apart."""
    for link in Link.objects.filter(revoked_at=None).exclude(kind="contradicts").select_related("a", "b"):
        assert (link.a.cluster_id == link.b.cluster_id) == (link.kind == "same"), link


def check_leases() -> None:
    held = Lease.objects.filter(ended_at=None).values_list("cluster_id", "reviewer_id")
    assert len(held) == len({cluster for cluster, _ in held}) == len({reviewer for _, reviewer in held})


def history() -> History:
    """Every row of the tables that only grow."""
    return {table.__name__: {row["id"]: repr(row) for row in table.objects.values()} for table in GROWING}


def outcomes() -> Members:
    """The members of each cluster with the verdicts that hold: what its version stands for."""
    found = defaultdict(set)
    for pk, cluster, verdict in Claim.objects.values_list("pk", "cluster_id", "verdict_id"):
        found[cluster].add((pk, verdict))
    return {cluster: frozenset(rows) for cluster, rows in found.items()}


def versions() -> dict[int, int]:
    return dict(Cluster.objects.values_list("pk", "version"))
