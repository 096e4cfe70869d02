"""The list of clusters."""

from dataclasses import asdict

import pytest
from django.db import connection

from claims.matching import compare
from claims.models import Cluster, Match
from tests.factories import decide, make_claim, make_cluster, make_lease


def found(client, **query):
    """Ids of the clusters listed."""
    response = client.get("/clusters/", query)
    assert response.status_code == 200
    return [row[0].pk for row in response.context["rows"]]


def disagree(cluster):
    """Store that the two members of a cluster differ, as the matcher judges them."""
    a, b = cluster.claims.order_by("id")
    reasons = [asdict(reason) for reason in compare(a.text, b.text).reasons]
    Match.objects.create(a=a, b=b, probability=0.3, relation="differs", differs_in="value", reasons=reasons)
    Cluster.objects.filter(pk=cluster.pk).update(is_disagreeing=True)


def test_clusters_come_in_the_order_of_the_queue(as_ada):
    low, high, pinned = (
        make_cluster(priority=1),
        make_cluster(priority=5),
        make_cluster(priority=0, is_pinned=True),
    )
    assert found(as_ada) == [pinned.pk, high.pk, low.pk]
    assert found(as_ada, sort="new") == [pinned.pk, high.pk, low.pk]
    assert found(as_ada, sort="password") == [pinned.pk, high.pk, low.pk]


def test_clusters_merged_into_others_are_left_out(as_ada):
    kept = make_cluster()
    Cluster.objects.create(status="merged", merged_into=kept)
    assert found(as_ada) == [kept.pk]


def test_clusters_can_be_narrowed(as_ada, ada):
    lone, pair = make_cluster("Five bridges fell."), make_cluster("Forty came.", "Forty people came.")
    decide(lone, ada)
    make_claim("Contradicted.", cluster=(contradicted := make_cluster("Else.")))
    Cluster.objects.filter(pk=contradicted.pk).update(is_contradicted=True)
    assert found(as_ada, state="decided") == [lone.pk]
    assert set(found(as_ada, several="on")) == {pair.pk, contradicted.pk}
    assert found(as_ada, differ="on") == [contradicted.pk]
    assert found(as_ada, q="forty PEOPLE") == [pair.pk]
    assert found(as_ada, q="forty", state="decided") == []


def test_what_the_sides_say_is_shown(as_ada):
    cluster = make_cluster("There were 40 dead in the flood.", "There were 50 dead in the flood.")
    disagree(cluster)
    page = as_ada.get("/clusters/").content.decode()
    assert "Same question (2 articles, 2 origins)" in page
    assert ">40 dead</q>" in page
    assert ">50 dead</q>" in page


def test_a_held_cluster_says_so(as_ada, ben):
    make_lease(make_cluster(), ben)
    assert b"Being reviewed" in as_ada.get("/clusters/").content


@pytest.mark.parametrize("page", ["٣", "1_000", str(10**20), "-1", "abc"])
def test_any_page_number_gets_a_page(as_ada, page):
    cluster = make_cluster()
    assert found(as_ada, page=page) == [cluster.pk]


@pytest.mark.parametrize("query", [{"state": "x"}, {"several": "maybe"}, {"q": "z%" * 9999, "state": "open"}])
def test_any_filter_gets_an_answer(as_ada, query):
    make_cluster()
    assert as_ada.get("/clusters/", query).status_code == 200


def test_an_empty_desk_says_what_to_do(as_ada):
    assert b"There are no clusters yet" in as_ada.get("/clusters/").content
    make_cluster()
    assert b"No cluster fits this" in as_ada.get("/clusters/?state=disputed").content


@pytest.mark.parametrize("count", [1, 6])
def test_the_number_of_queries_does_not_grow(as_ada, ben, django_assert_num_queries, count):
    for _ in range(count):
        disagree(make_cluster("There were 40 dead.", "There were 50 dead."))
    # session, reviewer; how many, by all that can be chosen; ids of the page, its headlines with their
    # sources, the veil; members and matches of those that disagree, in short and those with reasons; holds;
    # origins, what is suggested of them; saved views; mentions; PostgreSQL is asked for the time
    queries = 14 + (connection.vendor == "postgresql")
    with django_assert_num_queries(queries):
        as_ada.get("/clusters/")
    with django_assert_num_queries(queries):
        as_ada.get("/clusters/?q=there&state=open&differ=on&several=on&worth=middle&sort=size&view=1")
