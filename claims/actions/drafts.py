"""Drafts: what a reviewer typed on a card and did not save yet, or saved and may want back."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from claims.actions.deciding import lock_cluster
from claims.actions.queue import lease_cluster
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Decision, Draft, Lease, Reviewer
from claims.models.available import available_to
from claims.models.draft import MAX_DRAFT_CHARACTERS

KEPT_FOR_UNDO = timedelta(days=30)


class NeverTaken(Refused):
    """The reviewer never held this cluster."""

    def __init__(self) -> None:
        super().__init__(_("You did not take this card from the queue, so nothing was kept."))


class DraftTooLong(Refused):
    """More than a draft holds."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This is too long to be kept as a draft, which holds %(n)s characters as sent. "
                "Save it, or shorten it."
            )
            % {"n": f"{MAX_DRAFT_CHARACTERS:,}"}
        )


class NotFree(Refused):
    """The card of a draft cannot be taken up now."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This card is not free: somebody else has it just now, or it was decided. "
                "What you wrote is kept."
            )
        )


@in_transaction
def save_draft(*, cluster_id: int, reviewer: Reviewer, body: str, key: str, at: datetime) -> Draft | None:
    """Keep what is typed on a card that the reviewer holds or held; an empty `body` throws the draft away.

    `key` is the idempotency key of the form: once it was saved, a draft that comes late is not kept.
    None when nothing is kept. Raises NeverTaken, DraftTooLong, DatabaseBusy.
    """
    if len(body) > MAX_DRAFT_CHARACTERS:
        raise DraftTooLong
    cluster = lock_cluster(cluster_id)
    if not Lease.objects.filter(reviewer=reviewer, cluster=cluster).exists():
        raise NeverTaken
    if Decision.objects.filter(idempotency_key=key).exists():
        return None
    if not body:
        Draft.objects.of(reviewer, cluster).delete()
        return None
    said = {"body": body, "saved_at": at}
    return Draft.objects.live().update_or_create(reviewer=reviewer, cluster=cluster, defaults=said)[0]


@in_transaction
def discard_draft(*, cluster_id: int, reviewer: Reviewer) -> None:
    """Throw one's draft away. Harmless when there is none."""
    Draft.objects.of(reviewer, cluster_id).delete()


@in_transaction
def take_up(*, cluster_id: int, reviewer: Reviewer, at: datetime) -> Lease:
    """Hold the card of one's draft again, giving back what one holds. Raises NotFree, DatabaseBusy."""
    Reviewer.objects.select_for_update(no_key=True).get(pk=reviewer.pk)
    cluster = lock_cluster(cluster_id)
    if held := Lease.objects.live(at=at).filter(reviewer=reviewer, cluster=cluster).first():
        return held
    has_draft = Draft.objects.of(reviewer, cluster).exists()
    is_free = has_draft and available_to(reviewer, at=at).filter(pk=cluster.pk).exists()
    if lease := lease_cluster(cluster, reviewer, at=at) if is_free else None:
        return lease
    raise NotFree


def keep_for_undo(decision: Decision, typed: str) -> None:
    """Turn the draft of a card into what its decision was saved from: `typed`, or what was kept last.

    In the caller's transaction. What this reviewer saved over a month ago is not kept any longer.
    """
    live = Draft.objects.of(decision.reviewer_id, decision.cluster_id)
    if 0 < len(typed) <= MAX_DRAFT_CHARACTERS:
        live.delete()
        _keep(decision, typed)
    else:
        live.update(decision=decision)
    _outdated(decision).delete()


@in_transaction
def keep_last_sent(decision: Decision, typed: str) -> bool:
    """A form saved before came once more: whether it had changed. Undoing then brings back what came last."""
    if not 0 < len(typed) <= MAX_DRAFT_CHARACTERS:
        return False
    return Draft.objects.filter(decision=decision).exclude(body=typed).update(body=typed) > 0


def bring_back(decision: Decision) -> None:
    """What a decision was saved from is the draft again, unless something newer is. In its transaction."""
    kept = Draft.objects.filter(decision=decision)
    if Draft.objects.of(decision.reviewer_id, decision.cluster_id).exists():
        kept.delete()
    else:
        kept.update(decision=None)


def _keep(decision: Decision, typed: str) -> None:
    Draft.objects.create(
        reviewer_id=decision.reviewer_id,
        cluster_id=decision.cluster_id,
        body=typed,
        saved_at=decision.decided_at,
        decision=decision,
    )


def _outdated(decision: Decision) -> QuerySet[Draft]:
    before = decision.decided_at - KEPT_FOR_UNDO
    return Draft.objects.filter(reviewer=decision.reviewer_id, decision__isnull=False, saved_at__lt=before)
