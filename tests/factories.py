"""Plain functions that make rows for tests."""

import uuid
from datetime import timedelta
from itertools import count
from typing import Any

from claims.actions.comments import add_comment
from claims.actions.deciding import Recorded
from claims.actions.outcome import refresh_cluster
from claims.actions.review import record_decision
from claims.models import (
    AuditPair,
    Claim,
    Cluster,
    Comment,
    ExportRun,
    Lease,
    Mention,
    Reviewer,
    SavedView,
    Source,
)
from claims.models.clock import database_now
from claims.records import DecisionInput, EvidenceInput, VerdictInput
from claims.text.normal import fold

PASSWORD = "correct horse battery staple"

_numbers = count(1)


def make_reviewer(username: str = "", *, role: str = "reviewer", **fields: Any) -> Reviewer:
    username = username or f"reviewer{next(_numbers)}"
    return Reviewer.objects.create_user(username, password=PASSWORD, role=role, **fields)


def make_source(text: str = "", **fields: Any) -> Source:
    """A source; its text is one nobody else has when none is given."""
    text = text or f"The council counted {next(_numbers)} bridges."
    return Source.objects.create(text=text, text_sha256=Source.digest(text), **fields)


def make_claim(
    text: str = "", *, source: Source | None = None, cluster: Cluster | None = None, **fields: Any
) -> Claim:
    """A claim, in a source that says more than that and a cluster of its own unless these are given.

    Given a source and no text, the claim is the whole of it.
    """
    text = text or (source.text if source else f"The river rose by {next(_numbers)} centimetres.")
    source = source or make_source(
        f"Report number {next(_numbers)}.\n\n{text}\n\nMore follows.", extracted_at=database_now()
    )
    start = fields.pop("start") if "start" in fields else source.text.index(text)
    claim = Claim.objects.create(
        source=source,
        text=text,
        start=start,
        end=start + len(text),
        folded=fold(text),
        cluster=cluster or Cluster.objects.create(),
        **{"check_worthiness": 0.5, **fields},
    )
    refresh_cluster(claim.cluster)
    return claim


def make_cluster(*texts: str, **fields: Any) -> Cluster:
    """A cluster with a claim for each text (one if there are none), every one in a source of its own."""
    cluster = Cluster.objects.create()
    for text in texts or ("",):
        make_claim(text, cluster=cluster)
    for name, value in fields.items():
        setattr(cluster, name, value)
    cluster.save(update_fields=list(fields))
    return cluster


def make_audit_pair(a: Claim | None = None, b: Claim | None = None, **fields: Any) -> AuditPair:
    """A drawn pair that nobody has judged."""
    a, b = sorted((a or make_claim(), b or make_claim()), key=lambda claim: claim.pk)
    told = {"stratum": "near", "weight": 1.0, "probability": 0.5, "drawn_at": database_now()}
    return AuditPair.objects.create(a=a, b=b, **{**told, **fields})


def make_lease(cluster: Cluster, reviewer: Reviewer, **fields: Any) -> Lease:
    """A live hold; it began a minute ago and lasts ten more."""
    now = database_now()
    times = {"taken_at": now - timedelta(minutes=1), "expires_at": now + timedelta(minutes=10)}
    return Lease.objects.create(cluster=cluster, reviewer=reviewer, **{**times, **fields})


def make_comment(cluster: Cluster, by: Reviewer, text: str = "Look at this.") -> Comment:
    key = str(uuid.uuid4())
    return add_comment(cluster_id=cluster.pk, by=by, text=text, idempotency_key=key, at=database_now())


def make_mention(cluster: Cluster, *, of: Reviewer, by: Reviewer | None = None, text: str = "") -> Mention:
    """A mention of somebody in a comment, by somebody new unless said."""
    comment = make_comment(cluster, by or make_reviewer(), text or f"Look, @{of.username}.")
    return comment.mentions.get(reviewer=of)


def decide(cluster: Cluster, by: Reviewer, label: str = "consistent", **verdict: Any) -> Recorded:
    """`by` takes the cluster and gives what it asks about one verdict, as the queue’s page would send it.

    A conflicting one that names nothing it conflicts with is given a piece of evidence, and so is a
    consistent one that nothing backs but its cluster.
    """
    cluster.refresh_from_db()
    lease = Lease.objects.unreleased().filter(cluster=cluster, reviewer=by).first() or make_lease(cluster, by)
    asked = cluster.claims.undecided().unread_by(by).order_by("id").values_list("id", flat=True)
    words = {"given_to": "cluster", "label": "" if "set_aside" in verdict else label, **verdict}
    if label == "conflicting" and not words.keys() & {"against", "evidence"}:
        words["evidence"] = (EvidenceInput(stance="contradicts", url="https://example.org/otherwise"),)
    if words["label"] == "consistent" and not words.keys() & {"note", "evidence"}:
        words["evidence"] = (EvidenceInput(stance="supports", url="https://example.org/report"),)
    form = DecisionInput(
        idempotency_key=str(uuid.uuid4()),
        cluster_version=cluster.version,
        lease_token=str(lease.token),
        members=list(asked),
        verdicts=[VerdictInput(claim_id=claim_id, **words) for claim_id in asked],
    )
    recorded = record_decision(cluster_id=cluster.pk, reviewer=by, form=form, decided_at=database_now())
    cluster.refresh_from_db()
    return recorded


def make_export_run(by: Reviewer | None = None, **fields: Any) -> ExportRun:
    """An export of now for outside that held nothing."""
    now = database_now()
    told = {"at": now, "as_of": now, "scope": "outside", "row_count": 0, "sha256": "0" * 64, **fields}
    return ExportRun.objects.create(by=by, **told)


def make_view(owner: Reviewer, **fields: Any) -> SavedView:
    """A saved view of the claims worth checking most."""
    told = {"list": "claims", "name": f"View {next(_numbers)}", "query": "worth=high", **fields}
    return SavedView.objects.create(owner=owner, created_at=database_now(), **told)
