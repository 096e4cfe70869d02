"""Letting people sign in again who failed too often."""

from collections.abc import Iterable

from axes.models import AccessAttempt

from claims.actions.retry import in_transaction
from claims.models import Reviewer


@in_transaction
def let_sign_in(*, accounts: Iterable[Reviewer]) -> None:
    """Forget the failures that hold signing in with these names back, wherever they came from."""
    AccessAttempt.objects.filter(username__in=[account.username for account in accounts]).delete()
