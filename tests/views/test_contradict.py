"""Recording that a claim contradicts another."""

import pytest

from claims.models import Link
from tests.factories import make_claim, make_cluster, make_lease


@pytest.fixture
def claim(db):
    return make_claim("The bridge fell on Monday.")


@pytest.fixture
def other(db):
    return make_claim("The bridge never fell, said the mayor.")


def send(client, claim, **said):
    return client.post(f"/claims/{claim.pk}/contradict/", {"note": "See the photo.", **said})


@pytest.mark.parametrize("field", ["picked", "number"])
def test_a_contradiction_with_any_claim_is_recorded(as_ada, ada, claim, other, field):
    response = send(as_ada, claim, **{field: other.pk})
    assert (response.status_code, response.headers["Location"]) == (303, f"/clusters/{claim.cluster_id}/")
    link = Link.objects.get()
    assert (link.kind, link.by, link.note, {link.a, link.b}) == (
        "contradicts",
        ada,
        "See the photo.",
        {claim, other},
    )


def test_who_holds_the_card_goes_on_with_it(as_ada, ada, claim, other):
    make_lease(claim.cluster, ada)
    assert send(as_ada, claim, picked=other.pk).headers["Location"] == "/"


def test_the_other_claim_is_found_by_its_words(as_ada, claim, other):
    make_claim("Something else happened.")
    response = as_ada.get(f"/claims/{claim.pk}/contradict/", {"q": "MAYOR never"})
    assert [quote.claim for quote in response.context["found"]] == [other]
    response = as_ada.get(f"/claims/{claim.pk}/contradict/", {"q": "nowhere"})
    assert "No other claim has these words." in response.content.decode()


def test_members_of_the_same_card_are_offered(as_ada):
    cluster = make_cluster("It fell.", "It never fell.")
    one, other = cluster.claims.order_by("id")
    page = as_ada.get(f"/claims/{one.pk}/contradict/").content.decode()
    assert f'value="{other.pk}"' in page
    assert f'name="picked" value="{one.pk}"' not in page
    assert '" checked' not in page


@pytest.mark.parametrize("q", ["%", "_", "'\"", "x" * 10_000, "\u202e", "﷽" * 50])
def test_any_search_gets_a_page(as_ada, claim, q):
    assert as_ada.get(f"/claims/{claim.pk}/contradict/", {"q": q}).status_code == 200


@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        ({}, 422, "Pick a claim, or give its number."),
        ({"number": "9" * 30}, 422, "not the number of a claim"),
        ({"picked": "1", "number": "2"}, 422, "Which is it?"),
        ({"number": "987654"}, 409, "There is no claim 987654."),
        ({"number": "7", "note": "a\0b"}, 422, "cannot be stored"),
        ({"number": "7", "note": "x" * 2_001}, 422, "2000"),
    ],
)
def test_what_cannot_be_recorded_is_said(as_ada, claim, said, status, words):
    response = send(as_ada, claim, **said)
    assert response.status_code == status
    assert words in response.content.decode()
    assert not Link.objects.exists()


def test_a_claim_contradicts_neither_itself_nor_twice(as_ada, claim, other):
    assert "cannot contradict itself" in send(as_ada, claim, number=claim.pk).content.decode()
    send(as_ada, claim, number=other.pk)
    response = send(as_ada, other, number=claim.pk)
    assert response.status_code == 409
    assert "recorded already" in response.content.decode()
    assert "See the photo.</textarea>" in response.content.decode()


def test_a_claim_that_is_not_there_is_not_found(as_ada):
    assert as_ada.get("/claims/987654/contradict/").status_code == 404
    assert as_ada.post(f"/claims/{'9' * 30}/contradict/").status_code == 404
