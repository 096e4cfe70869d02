"""Mentions, on the page of the person they are of."""

import pytest

from claims.actions.membership import merge_clusters
from claims.models import Mention
from claims.models.clock import database_now
from tests.factories import decide, make_cluster, make_mention


def page(client):
    return client.get("/for-you/").content.decode()


def test_mentions_come_newest_first_and_new_ones_are_marked(as_ada, ada, ben):
    first, second = make_cluster("The dam broke."), make_cluster("The bridge fell.")
    old = make_mention(first, of=ada, by=ben, text="Was it the dam, @ada?")
    as_ada.post("/for-you/", {"act": "seen", "mention": old.pk})
    make_mention(second, of=ada, by=ben, text="Or the bridge, @ada?")
    shown = page(as_ada)
    assert shown.index("Or the bridge, <b>@ada</b>?") < shown.index("Was it the dam, <b>@ada</b>?")
    assert shown.count('<span class="chip">New</span>') == 1


def test_nobody_sees_those_of_others(as_ben, ada, ben):
    mention = make_mention(make_cluster(), of=ada)
    assert "Nobody has mentioned you yet." in page(as_ben)
    for act in ("open", "seen", "all"):
        assert as_ben.post("/for-you/", {"act": act, "mention": mention.pk}).status_code == 404
    assert Mention.objects.unseen_by(ada).count() == 1


def test_looking_marks_nothing_and_opening_does(as_ada, ada):
    mention = make_mention(make_cluster(), of=ada)
    page(as_ada)
    assert Mention.objects.unseen_by(ada).exists()
    response = as_ada.post("/for-you/", {"act": "open", "mention": mention.pk})
    assert response["Location"] == f"/clusters/{mention.comment.cluster_id}/#talk"
    assert not Mention.objects.unseen_by(ada).exists()


def test_all_that_was_shown_is_seen_at_once(as_ada, ada):
    shown = [make_mention(make_cluster(), of=ada) for _ in range(2)]
    later = make_mention(make_cluster(), of=ada)
    as_ada.post("/for-you/", {"act": "all", "mention": shown[-1].pk})
    assert Mention.objects.unseen_by(ada).get() == later


def test_how_many_are_new_stands_beside_the_name_everywhere(as_ada, ada):
    assert 'class="chip" href="/for-you/"' not in as_ada.get("/labelling/").content.decode()
    make_mention(make_cluster(), of=ada)
    assert 'aria-label="1 new mention of you">@1</a>' in as_ada.get("/labelling/").content.decode()


def test_a_mention_leads_to_where_the_claims_went(as_ada, ada, lea):
    gone, into = make_cluster(), make_cluster("The dam broke.")
    mention = make_mention(gone, of=ada)
    merge_clusters(cluster_id=gone.pk, into_id=into.pk, by=lea, note="", at=database_now())
    assert "The dam broke." in page(as_ada)
    as_ada.post("/for-you/", {"act": "seen", "mention": mention.pk})
    assert f'href="/clusters/{into.pk}/#talk"' in page(as_ada)


def test_who_reads_blind_learns_only_that_somebody_called(as_ada, ada, ben, settings):
    settings.REVIEWS_PER_CLAIM = 2
    cluster = make_cluster()
    make_mention(cluster, of=ada, by=ben, text="@ada, I doubt it.")
    assert "A colleague mentioned you." in page(as_ada)
    assert "I doubt it." not in page(as_ada)
    decide(cluster, ada)
    assert "I doubt it." in page(as_ada)


@pytest.mark.parametrize(
    "sent", [{}, {"act": "seen"}, {"act": "burn", "mention": "1"}, {"act": "all", "mention": "x"}]
)
def test_a_form_that_makes_no_sense_is_answered_with_the_page(as_ada, sent):
    response = as_ada.post("/for-you/", sent)
    assert response.status_code == 422
    assert "<h1>For you</h1>" in response.content.decode()


@pytest.mark.parametrize("count", [1, 5])
def test_the_number_of_queries_does_not_grow(as_ada, ada, ben, django_assert_num_queries, count):
    for _ in range(count):
        make_mention(make_cluster(), of=ada, by=ben)
    # session, person; how many, the page with comments, whom these mention and their names; clusters, the
    # veil; how many are new, for the page and its head
    with django_assert_num_queries(10):
        as_ada.get("/for-you/")
