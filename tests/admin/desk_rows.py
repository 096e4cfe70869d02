"""Rows of every table, for pages that must show them all."""

from claims.actions.links import record_contradiction
from claims.actions.origins import propose_derivation
from claims.models import Claim, Match, Reviewer
from claims.models.clock import database_now
from claims.records import EvidenceInput
from tests.factories import decide, make_claim, make_cluster, make_view


def make_one_of_each(ada: Reviewer) -> Claim:
    """A decided claim, and at least one row in every table, each time other ones."""
    cluster = make_cluster()
    claim = cluster.claims.get()
    other = make_claim()
    evidence = [
        EvidenceInput(stance="contradicts", claim_id=other.pk),
        EvidenceInput(stance="supports", url="https://a.example", title="A page"),
    ]
    decide(cluster, ada, "conflicting", against=[other.pk], evidence=evidence, note="Both were read.")
    record_contradiction(claim_id=claim.pk, other_id=other.pk, by=ada, note="", at=database_now())
    propose_derivation(source_id=claim.source_id, from_outlet="The Gazette", by=ada, at=database_now())
    Match.objects.create(
        a=claim, b=other, probability=0.5, relation="possible", reasons=[], matcher_version="test"
    )
    make_view(ada)
    claim.refresh_from_db()
    return claim
