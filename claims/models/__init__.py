"""The tables, and the reads on each."""

from claims.models.audit_pair import AuditPair
from claims.models.check_again import CheckAgain
from claims.models.claim import Claim
from claims.models.cluster import Cluster
from claims.models.comment import Comment, Mention
from claims.models.decision import Against, Decision, Evidence, Verdict
from claims.models.draft import Draft
from claims.models.event import Event
from claims.models.export_run import ExportRun
from claims.models.lease import Lease
from claims.models.link import Link
from claims.models.match import Match
from claims.models.match_key import MatchKey, Term
from claims.models.reviewer import Reviewer
from claims.models.saved_view import SavedView
from claims.models.sign_off import SignOff
from claims.models.source import Derivation, Source
from claims.models.text_correction import TextCorrection

__all__ = [
    "Against",
    "AuditPair",
    "CheckAgain",
    "Claim",
    "Cluster",
    "Comment",
    "Decision",
    "Derivation",
    "Draft",
    "Event",
    "Evidence",
    "ExportRun",
    "Lease",
    "Link",
    "Match",
    "MatchKey",
    "Mention",
    "Reviewer",
    "SavedView",
    "SignOff",
    "Source",
    "Term",
    "TextCorrection",
    "Verdict",
]
