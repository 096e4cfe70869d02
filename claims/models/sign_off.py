"""Sign-offs: a lead's word that a verdict may go outside. Rows are only ever added."""

from django.conf import settings
from django.db import models

from claims.models.claim import Claim
from claims.models.decision import Verdict


class SignOff(models.Model):
    """One verdict signed off. It holds while its claim points to it; events tell when it was withdrawn."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="sign_offs")
    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="sign_offs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    is_own = models.BooleanField(help_text="By the one who gave the verdict, as the desk has no other lead.")

    def __str__(self) -> str:
        return f"{self.claim_id} signed off by {self.by}"
