"""What must hold for the tables of a desk at any time, counted anew from the rows themselves."""

from collections import defaultdict
from collections.abc import Collection
from math import isclose, log2

from django.conf import settings

from claims.models import (
    Against,
    CheckAgain,
    Claim,
    Cluster,
    Decision,
    Event,
    Evidence,
    Lease,
    Link,
    Match,
    SignOff,
    Verdict,
)

GROWING = (Decision, Verdict, Evidence, Against, Event, SignOff)
type Outcome = tuple[str, int | None, str, int, int | None]
type History = dict[str, dict[int, str]]
type Members = dict[int, frozenset[tuple[int, int | None]]]


def check_all(wanted: Collection[int] = ()) -> None:
    """`wanted`: how many readers a source may have wanted meanwhile. What is decided stays so."""
    members = members_of_clusters()
    check_claims(wanted)
    check_clusters(members)
    check_numbers(members)
    check_links()
    check_leases()


def members_of_clusters() -> dict[int, list[Claim]]:
    members: dict[int, list[Claim]] = defaultdict(list)
    for claim in Claim.objects.select_related("source").order_by("id"):
        members[claim.cluster_id].append(claim)
    return members


def check_claims(wanted: Collection[int] = ()) -> None:
    """Each quotes its source, and says what follows from the verdicts on it that were not undone."""
    verdicts, checks = standing_verdicts(), checks_in_force()
    for claim in Claim.objects.select_related("source", "sign_off"):
        assert claim.text == claim.source.text[claim.start : claim.end]
        now = claim.source.reviews_per_claim or settings.REVIEWS_PER_CLAIM
        expected = [recount(verdicts[claim.pk], checks[claim.pk], readers) for readers in wanted or [now]]
        stored = (claim.status, claim.verdict_id, claim.decided_by, claim.reads, claim.check_again_id)
        assert stored in expected, claim.pk
        assert claim.reads_after == max((check.after_verdict for check in checks[claim.pk]), default=0)
        still_open = [check.pk for check in checks[claim.pk] if check.ended_at is None]
        assert still_open == ([claim.check_again_id] if claim.check_again_id else [])
        assert claim.check_again_id is None or claim.verdict_id, "checked again without a verdict"
        if claim.sign_off:
            assert claim.sign_off.verdict_id == claim.verdict_id, "signed off for another verdict"
            assert claim.check_again_id is None


def standing_verdicts() -> dict[int, list[Verdict]]:
    undone = set(Decision.objects.exclude(undoes=None).values_list("undoes_id", flat=True))
    standing: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in Verdict.objects.exclude(decision__in=undone).select_related("decision").order_by("id"):
        standing[verdict.claim_id].append(verdict)
    return standing


def checks_in_force() -> dict[int, list[CheckAgain]]:
    """By claim: without those that were taken back, with the merge that opened them and by nothing else."""
    undone = Event.objects.filter(kind="membership_undone").values_list("before__event", "by", "at")
    merged = dict(Event.objects.filter(kind="cluster_merged").values_list("id", "at"))
    taken_back = {(merged[event], by, at) for event, by, at in undone if event in merged}
    checks: dict[int, list[CheckAgain]] = defaultdict(list)
    for check in CheckAgain.objects.order_by("id"):
        if "taken_back_by" not in check.told:
            checks[check.claim_id].append(check)
            continue
        assert check.cause == "differing_member", "only what a merge brought about is taken back with it"
        assert (check.at, check.told["taken_back_by"], check.ended_at) in taken_back
        assert check.ended_by_id is None
    return checks


def recount(verdicts: list[Verdict], checks: list[CheckAgain], readers: int) -> Outcome:
    """What holds of a claim, from the rows alone: status, verdict, by what means, reads, check that is open.

    A check begins another round. The last wants as many `readers`; those before it had enough. The last
    round that came to an end holds, unless it left no verdict.
    """
    rounds: list[list[Verdict]] = [[] for _ in range(len(checks) + 1)]
    for verdict in verdicts:
        rounds[sum(verdict.pk > check.after_verdict for check in checks)].append(verdict)
    ends = [*(_end(given, 1) for given in rounds[:-1]), _end(rounds[-1], readers)]
    ended = [n for n, end in enumerate(ends) if end]
    status, verdict_id, means = (ends[ended[-1]] if ended else None) or ("pending", None, "")
    read_by = [v.decision.reviewer_id for v in rounds[-1] if v.decision.kind == "review"]
    assert len(read_by) == len(set(read_by)), "the same reader twice"
    is_open = verdict_id is not None and ended[-1] < len(checks)
    return status, verdict_id, means, len(read_by), checks[-1].pk if is_open else None


def _end(given: list[Verdict], readers: int) -> tuple[str, int | None, str] | None:
    """How a round of verdicts ended; None while it wants more readers."""
    lead = [v for v in given if v.decision.kind == "adjudication"]
    read = [v for v in given if v.decision.kind == "review"]
    if not lead and (not read or len(read) < readers):
        return None
    if not lead and any(v.label != read[0].label for v in read):
        return "disputed", None, ""
    last = (lead or read)[-1]
    means = "adjudication" if lead else "agreement" if len(read) > 1 else "review"
    return "decided" if last.label else "set_aside", last.pk, means


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
    """Nobody holds two clusters, and no reader's place of a cluster is held twice."""
    held = Lease.objects.filter(ended_at=None).values_list("cluster_id", "slot", "reviewer_id")
    assert len(held) == len({row[:2] for row in held}) == len({reviewer for *_, reviewer in held})


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


def standing() -> set[tuple[object, ...]]:
    """What holds of each claim, and where it is: what undoing a decision restores."""
    what = ("cluster", "placed_by", "status", "verdict", "decided_by", "reads", "check_again")
    return set(Claim.objects.values_list("pk", *what))


def places() -> set[tuple[object, ...]]:
    """Where each claim is, by whose hand, and what people say of pairs: what undoing a split restores."""
    links = Link.objects.filter(revoked_at=None).values_list("pk", "a", "b", "kind", "by")
    return {*Claim.objects.values_list("pk", "cluster", "placed_by", "status", "verdict"), *links}
