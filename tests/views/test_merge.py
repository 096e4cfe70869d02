"""Merging a cluster with another."""

import pytest

from claims.actions.keys import make_keys
from claims.models import Claim, Link
from tests.factories import decide, make_cluster, make_lease
from tests.matched import BRIDGE_14, BRIDGE_TOO, match


@pytest.fixture
def cluster(db, ada):
    """One claim, held by Ada."""
    cluster = make_cluster("It fell.")
    make_lease(cluster, ada)
    return cluster


@pytest.fixture
def other(db):
    return make_cluster("It fell down.", "Down it fell.")


def send(client, cluster, into, **said):
    return client.post(f"/clusters/{cluster.pk}/merge/", {"into": into, "note": "Same.", **said})


def test_all_claims_move_and_the_card_goes_on(as_ada, cluster, other):
    response = send(as_ada, cluster, f"#{other.pk}")
    assert (response.status_code, response.headers["Location"]) == (303, "/")
    assert other.claims.count() == 3
    assert Link.objects.get().kind == "same"
    assert as_ada.get("/").context["card"].cluster == other


def test_a_lead_goes_on_at_the_page_of_the_other(as_lea, cluster, other):
    assert send(as_lea, cluster, other.pk).headers["Location"] == f"/clusters/{other.pk}/"


def test_the_two_are_shown_together_first(as_ada, cluster, other):
    response = as_ada.get(f"/clusters/{cluster.pk}/merge/", {"into": other.pk})
    page = response.content.decode()
    assert f"1 claim will join 2 in cluster {other.pk}" in page
    assert "Down it fell." in page
    assert other.claims.count() == 2


def test_what_would_hold_the_two_together_is_shown(as_lea):
    one, other = make_cluster(BRIDGE_14), make_cluster(BRIDGE_TOO)
    apart = "The matcher sees nothing that joins them."
    assert apart in as_lea.get(f"/clusters/{one.pk}/merge/", {"into": other.pk}).content.decode()
    match(one.claims.get(), other.claims.get())
    response = as_lea.get(f"/clusters/{other.pk}/merge/", {"into": one.pk})
    assert response.context["bridge"].here.claim == other.claims.get()
    assert "The strongest tie between them" in response.content.decode()


def test_the_other_cluster_is_found_by_words(as_lea):
    one, other = make_cluster("The river rose by two metres."), make_cluster(BRIDGE_14, BRIDGE_TOO)
    make_keys(dict(Claim.objects.values_list("pk", "text")))
    page = as_lea.get(f"/clusters/{one.pk}/merge/", {"q": "cracks in the harbour bridge"})
    assert [quote.claim.cluster for quote in page.context["found"]] == [other]
    nothing = as_lea.get(f"/clusters/{one.pk}/merge/", {"q": "zeppelin"}).content.decode()
    assert "No other claim has these words." in nothing


@pytest.mark.parametrize(
    ("into", "status", "words"),
    [
        ("", 422, "Give the number of the other cluster."),
        ("abc", 422, "not the number of a cluster"),
        ("9" * 30, 422, "not the number of a cluster"),
        ("987654", 409, "There is no cluster 987654."),
        ("itself", 409, "cannot be merged with itself"),
    ],
)
def test_what_cannot_be_merged_is_said(as_ada, cluster, into, status, words):
    response = send(as_ada, cluster, cluster.pk if into == "itself" else into)
    assert response.status_code == status
    assert words in response.content.decode()


@pytest.mark.parametrize("into", ["", "abc", "9" * 30, "987654", "\u0663"])
def test_any_number_in_the_address_gets_a_page(as_ada, cluster, into):
    assert as_ada.get(f"/clusters/{cluster.pk}/merge/", {"into": into}).status_code == 200


def test_a_cluster_merged_away_is_refused_as_either_end(as_lea, cluster, other):
    third = make_cluster("It rose.")
    send(as_lea, cluster, other.pk)
    assert "was merged into cluster" in send(as_lea, third, cluster.pk).content.decode()
    assert send(as_lea, cluster, third.pk).status_code == 404


def test_a_reviewer_merges_neither_decided_clusters_nor_those_of_others(as_ada, cluster, other, ben):
    decided = make_cluster("It rose.")
    decide(decided, ben)
    response = send(as_ada, cluster, decided.pk)
    assert response.status_code == 403
    assert "Decided claims are moved by a lead." in response.content.decode()
    assert "Same.</textarea>" in response.content.decode()
    make_lease(other, ben)
    response = send(as_ada, cluster, other.pk)
    assert response.status_code == 409
    assert "Somebody else holds one of these" in response.content.decode()
