"""The welcome on the queue: for each person until dismissed, and again when asked for."""

from datetime import datetime

from claims.actions.retry import in_transaction
from claims.models import Reviewer


@in_transaction
def dismiss_welcome(*, reviewer: Reviewer, at: datetime) -> None:
    """Do not show it by itself any more. Sent twice, the first counts."""
    Reviewer.objects.filter(pk=reviewer.pk, welcomed_at=None).update(welcomed_at=at)


@in_transaction
def show_welcome(*, reviewer: Reviewer) -> None:
    """Show it until it is dismissed once more."""
    Reviewer.objects.filter(pk=reviewer.pk).update(welcomed_at=None)
