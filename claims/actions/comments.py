"""Talking about a cluster: comments, who saw that they were mentioned, and asking for an expert."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from claims.actions.history import record_event
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Cluster, Comment, Event, Mention, Reviewer
from claims.text.mentions import find_names

MOST_MENTIONS = 20


@in_transaction
def add_comment(*, cluster_id: int, by: Reviewer, text: str, idempotency_key: str, at: datetime) -> Comment:
    """Say something about a cluster, and tell those it mentions. The same key twice is one comment.

    Raises Refused, DatabaseBusy.
    """
    cluster = _locked(cluster_id)
    if replayed := Comment.objects.filter(idempotency_key=idempotency_key).first():
        if (replayed.by_id, replayed.text) != (by.pk, text):
            raise Refused(_("This form was already used for something else. Send it once more."))
        return replayed
    people = _mentioned(text, by)
    comment = Comment.objects.create(
        cluster=cluster, by=by, text=text, idempotency_key=idempotency_key, at=at
    )
    Mention.objects.bulk_create(Mention(comment=comment, reviewer=person) for person in people)
    return comment


@in_transaction
def set_needs_expert(*, cluster_id: int, is_needed: bool, by: Reviewer, at: datetime) -> Cluster:
    """Ask for somebody who knows the field, or say that nobody is needed. Said already: nothing changes."""
    cluster = _locked(cluster_id)
    if cluster.needs_expert != is_needed:
        cluster.needs_expert = is_needed
        cluster.save(update_fields=["needs_expert"])
        kind = Event.Kind.EXPERT_ASKED if is_needed else Event.Kind.EXPERT_FOUND
        record_event(kind, at=at, by=by, cluster=cluster)
    return cluster


@in_transaction
def mark_seen(*, mention: Mention, at: datetime) -> None:
    """Note that the person who is mentioned saw it."""
    Mention.objects.filter(pk=mention.pk, seen_at=None).update(seen_at=at)


@in_transaction
def mark_all_seen(*, up_to: Mention, at: datetime) -> None:
    """Note that the person saw that mention of them and all before it."""
    Mention.objects.unseen_by(up_to.reviewer).filter(pk__lte=up_to.pk).update(seen_at=at)


def _locked(cluster_id: int) -> Cluster:
    """The cluster, or the one it was merged into, locked: a double click finds what the first one wrote."""
    cluster = Cluster.objects.get(pk=cluster_id)
    while cluster.merged_into_id:
        cluster = Cluster.objects.get(pk=cluster.merged_into_id)
    return Cluster.objects.select_for_update(of=("self",)).get(pk=cluster.pk)


def _mentioned(text: str, by: Reviewer) -> list[Reviewer]:
    """The people a text mentions, but for who wrote it. Case counts only where it tells two apart."""
    names = find_names(text)
    if len(names) > MOST_MENTIONS:
        raise Refused(_("A comment can mention %(n)s people at most. Leave some out.") % {"n": MOST_MENTIONS})
    active = Reviewer.objects.filter(is_active=True).annotate(lower=Lower("username"))
    found = {person.username: person for person in active.filter(lower__in=[name.lower() for name in names])}
    people = (found.get(name) or _only_one(found, name) for name in names)
    return list(dict.fromkeys(person for person in people if person and person != by))


def _only_one(found: Mapping[str, Reviewer], name: str) -> Reviewer | None:
    alike = [person for username, person in found.items() if username.lower() == name.lower()]
    return alike[0] if len(alike) == 1 else None
