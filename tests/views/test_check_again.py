"""Asking for another look at verdicts."""

import pytest

from claims.models import CheckAgain
from tests.factories import decide, make_cluster


@pytest.fixture
def cluster(ada):
    cluster = make_cluster("Hail fell.", "It hailed.")
    decide(cluster, ada)
    return cluster


def test_the_page_offers_the_decided_claims_and_ticks_the_one_one_came_from(as_ben, cluster):
    claim = cluster.claims.first()
    page = as_ben.get(f"/clusters/{cluster.pk}/check-again/?claim={claim.pk}").content.decode()
    assert page.count('type="checkbox"') == 2
    assert page.count(" checked>") == 1
    assert f'value="{claim.pk}" id="pick{claim.pk}" checked' in page


def test_asking_flags_what_was_ticked_and_says_what_follows(as_ben, ben, cluster):
    claim = cluster.claims.first()
    sent = {"claims": [claim.pk], "reason": "The mayor took it back."}
    response = as_ben.post(f"/clusters/{cluster.pk}/check-again/", sent)
    assert (response.status_code, response["Location"]) == (303, f"/clusters/{cluster.pk}/")
    assert (
        "until somebody has looked, the verdict stands" in as_ben.get(response["Location"]).content.decode()
    )
    assert CheckAgain.objects.get().claim == claim


def test_asking_twice_says_that_it_was_asked(as_ben, cluster):
    sent = {"claims": [cluster.claims.first().pk], "reason": "The mayor took it back."}
    for _ in range(2):
        assert as_ben.post(f"/clusters/{cluster.pk}/check-again/", sent).status_code == 303
    assert "to be checked again already" in as_ben.get("/").content.decode()
    assert CheckAgain.objects.count() == 1


@pytest.mark.parametrize(
    ("left_out", "words"), [("claims", "Tick the claims"), ("reason", "Say why it wants another look.")]
)
def test_what_is_missing_is_said_and_the_rest_kept(as_ben, cluster, left_out, words):
    sent = {"claims": [cluster.claims.first().pk], "reason": "The mayor took it back."}
    response = as_ben.post(f"/clusters/{cluster.pk}/check-again/", {**sent, left_out: []})
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert ("The mayor took it back." in page) == (left_out == "claims")
    assert not CheckAgain.objects.exists()


def test_claims_of_elsewhere_are_refused_in_words(as_ben, cluster):
    sent = {"claims": [make_cluster().claims.get().pk], "reason": "So."}
    response = as_ben.post(f"/clusters/{cluster.pk}/check-again/", sent)
    assert response.status_code == 409
    assert "Pick claims of this cluster that have a verdict." in response.content.decode()


def test_a_cluster_without_verdicts_says_so(as_ben):
    page = as_ben.get(f"/clusters/{make_cluster().pk}/check-again/?claim=x").content.decode()
    assert "No verdict here" in page


def test_the_pages_of_claim_and_cluster_and_the_card_tell_why(as_ben, as_ada, cluster):
    claim = cluster.claims.first()
    sent = {"claims": [claim.pk], "reason": "The mayor took it back."}
    assert "ask for another look" in as_ben.get(f"/claims/{claim.pk}/").content.decode()
    as_ben.post(f"/clusters/{cluster.pk}/check-again/", sent)
    as_ada.post("/queue/take/")
    for address in (f"/claims/{claim.pk}/", f"/clusters/{cluster.pk}/", "/"):
        page = as_ada.get(address).content.decode()
        assert "o be checked again" in page, address
        assert "The mayor took it back." in page, address
    assert "ask for another look" not in as_ben.get(f"/claims/{claim.pk}/").content.decode()
