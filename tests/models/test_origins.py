"""How many origins the articles of a cluster have, and how many of these are unsettled."""

import pytest

from claims.models import Derivation
from claims.models.card import read_card
from claims.models.origins import Suggestion, count_unsettled, outlet_origin, read_unsettled, say_origin
from tests.factories import make_cluster, make_source


def one(a, b):
    return Suggestion(a, b)


@pytest.mark.parametrize(
    ("origins", "suggestions", "unsettled"),
    [
        ("abc", [], 0),
        ("abc", [one("a", "b")], 1),
        ("abc", [one("a", "b"), one("b", "a")], 1),
        ("abc", [one("a", "x"), one("x", "c")], 1),
        ("abc", [one("a", "x"), one("b", "x"), one("c", "x")], 2),
        ("abc", [one("a", "x"), one("b", "y")], 0),
        ("", [one("a", "b")], 0),
    ],
)
def test_an_origin_is_unsettled_when_it_may_be_one_with_another(origins, suggestions, unsettled):
    assert count_unsettled(origins, suggestions) == unsettled


def test_an_outlet_is_one_however_it_is_written():
    assert outlet_origin("The New York Times") == outlet_origin("the new york  times") != ""
    assert outlet_origin("New York Times") == outlet_origin("The New York Times")
    assert outlet_origin("  ") == ""


@pytest.mark.django_db
def test_two_articles_that_may_come_from_one_outlet_leave_one_origin_unsettled():
    cluster = make_cluster("It fell.", "It fell down.", "It did fall.")
    sources = [claim.source for claim in cluster.claims.order_by("id")]
    assert read_unsettled([cluster.pk]) == {cluster.pk: 0}
    Derivation.objects.create(source=sources[0], from_outlet="the Wire")
    assert read_unsettled([cluster.pk]) == {cluster.pk: 0}
    Derivation.objects.create(source=sources[1], from_outlet="Wire")
    assert read_unsettled([cluster.pk]) == {cluster.pk: 1}
    Derivation.objects.create(source=sources[2], from_source=sources[1])
    assert read_unsettled([cluster.pk]) == {cluster.pk: 2}
    assert read_card(cluster).unsettled == 2
    Derivation.objects.filter(from_source=sources[1]).update(status="refused")
    assert read_unsettled([cluster.pk]) == {cluster.pk: 1}


@pytest.mark.django_db
def test_copies_of_a_source_outside_the_cluster_are_unsettled_too():
    cluster, outside = make_cluster("It fell.", "It fell down."), make_source()
    for claim in cluster.claims.all():
        Derivation.objects.create(source=claim.source, from_source=outside)
    assert read_unsettled([cluster.pk]) == {cluster.pk: 1}


def test_no_query_is_made_for_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert read_unsettled([]) == {}


def test_an_origin_that_is_not_known_is_said_to_be_so():
    assert "not known" in say_origin("text:abc", [])
    assert say_origin("outlet:al jazeera", []) == "Al Jazeera"
