"""Sign-offs: a lead's word that a verdict may go outside. Rows are only ever added."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.decision import Verdict
from claims.models.reviewer import Reviewer


class SignOff(models.Model):
    """One verdict signed off. It holds while its claim points to it; events tell when it was withdrawn."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="sign_offs")
    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="sign_offs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    is_own = models.BooleanField(
        help_text=_("By the one who gave the verdict, as the desk has no other lead.")
    )

    def __str__(self) -> str:
        return gettext("%(number)s signed off by %(person)s") % {"number": self.claim_id, "person": self.by}


def is_alone_on(claim: Claim, reviewer: Reviewer) -> bool:
    """Whether the verdict that holds is of `reviewer` alone: nobody else read it and said the same."""
    if claim.verdict is None or claim.decided_by == Claim.DecidedBy.AGREEMENT:
        return False
    return claim.verdict.decision.reviewer_id == reviewer.pk
