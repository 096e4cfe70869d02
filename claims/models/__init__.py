"""The tables, and the reads on each."""

from claims.models.claim import Claim
from claims.models.cluster import Cluster
from claims.models.decision import Against, Decision, Evidence, Verdict
from claims.models.event import Event
from claims.models.lease import Lease
from claims.models.link import Link
from claims.models.match import Match
from claims.models.match_key import MatchKey, Term
from claims.models.reviewer import Reviewer
from claims.models.source import Derivation, Source

__all__ = [
    "Against",
    "Claim",
    "Cluster",
    "Decision",
    "Derivation",
    "Event",
    "Evidence",
    "Lease",
    "Link",
    "Match",
    "MatchKey",
    "Reviewer",
    "Source",
    "Term",
    "Verdict",
]
