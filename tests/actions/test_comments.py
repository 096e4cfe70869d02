"""Talking about a cluster."""

import pytest
from django.db import DatabaseError, transaction

from claims.actions.comments import (
    MOST_MENTIONS,
    add_comment,
    mark_all_seen,
    mark_seen,
    set_needs_expert,
)
from claims.actions.membership import merge_clusters
from claims.actions.refusal import Refused
from claims.models import Comment, Event, Mention
from claims.models.clock import database_now
from tests.factories import make_cluster, make_comment, make_mention, make_reviewer


def comment(cluster, by, text="Look.", key="once"):
    return add_comment(cluster_id=cluster.pk, by=by, text=text, idempotency_key=key, at=database_now())


def mentioned(said):
    return sorted(mention.reviewer.username for mention in said.mentions.all())


def test_a_comment_sent_twice_is_one(ada):
    cluster = make_cluster()
    assert comment(cluster, ada, "@ben") == comment(cluster, ada, "@ben")
    assert Comment.objects.count() == 1


def test_two_at_once_with_one_key_are_one(race, ada, ben):
    cluster = make_cluster()
    made = race(2, lambda _: comment(cluster, ada, "@ben"))
    assert len({said.pk for said in made}) == 1
    assert Mention.objects.get().reviewer == ben


def test_a_key_serves_no_other_comment(ada, ben):
    cluster = make_cluster()
    comment(cluster, ada)
    for by, text in ((ben, "Look."), (ada, "Something else.")):
        with pytest.raises(Refused, match="used for something else"):
            comment(cluster, by, text)


def test_people_of_the_desk_are_mentioned_once_each(ada, ben, lea):
    make_reviewer("gone", is_active=False)
    said = comment(make_cluster(), ada, "@ben, @Ben, @ada, @gone, @nobody: ask @lea.")
    assert mentioned(said) == ["ben", "lea"]


def test_case_counts_where_it_tells_two_apart(ada, ben):
    make_reviewer("Ben")
    cluster = make_cluster()
    assert mentioned(comment(cluster, ada, "@Ben", "1")) == ["Ben"]
    assert mentioned(comment(cluster, ada, "@BEN", "2")) == []


def test_a_comment_cannot_call_the_whole_town(ada):
    names = " ".join(f"@somebody{number}" for number in range(MOST_MENTIONS + 1))
    with pytest.raises(Refused, match="20 people at most"):
        comment(make_cluster(), ada, names)
    assert not Comment.objects.exists()


def test_a_comment_on_a_merged_cluster_goes_to_where_its_claims_are(ada, lea):
    gone, into = make_cluster(), make_cluster()
    merge_clusters(cluster_id=gone.pk, into_id=into.pk, by=lea, note="", at=database_now())
    assert comment(gone, ada).cluster == into


def test_comments_are_never_changed(ada):
    said = make_comment(make_cluster(), ada)
    for change in (said.delete, lambda: Comment.objects.update(text="Never said.")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Comment.objects.get().text == "Look at this."


def test_asking_for_an_expert_is_told_once_and_taken_back(ada, ben):
    cluster = make_cluster()
    for is_needed, by in ((True, ada), (True, ben), (False, ben), (False, ben)):
        set_needs_expert(cluster_id=cluster.pk, is_needed=is_needed, by=by, at=database_now())
    told = Event.objects.filter(cluster=cluster).order_by("id").values_list("kind", "by__username")
    assert list(told) == [("expert_asked", "ada"), ("expert_found", "ben")]


def test_asking_for_an_expert_leaves_open_cards_as_they_are(ada):
    cluster = make_cluster()
    set_needs_expert(cluster_id=cluster.pk, is_needed=True, by=ada, at=database_now())
    version = cluster.version
    cluster.refresh_from_db()
    assert (cluster.version, cluster.needs_expert) == (version, True)


def test_one_mention_is_seen_or_all_up_to_it(ada, ben):
    cluster = make_cluster()
    first, second, third = (make_mention(cluster, of=ada, by=ben) for _ in range(3))
    make_mention(cluster, of=ben, by=ada)
    mark_seen(mention=second, at=database_now())
    assert list(Mention.objects.unseen_by(ada).order_by("id")) == [first, third]
    mark_all_seen(up_to=second, at=database_now())
    assert list(Mention.objects.unseen_by(ada)) == [third]
    assert Mention.objects.unseen_by(ben).count() == 1
