"""What waits to be settled: claims that readers see differently, and what each of them said."""

from collections.abc import Collection

from claims.models.decision import Verdict
from claims.models.reviewer import Reviewer


def is_own_case(reviewer: Reviewer, claim_ids: Collection[int]) -> bool:
    """Whether a verdict of `reviewer` is among those in dispute, and there is a lead of whom none is."""
    parties = Verdict.objects.counting().filter(claim__in=claim_ids).values("decision__reviewer")
    if not parties.filter(decision__reviewer=reviewer).exists():
        return False
    return Reviewer.objects.leads().exclude(pk__in=parties).exists()
