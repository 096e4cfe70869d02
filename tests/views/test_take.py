"""Reviewing a claim from its article."""

from tests.factories import make_claim, make_lease


def test_the_card_is_the_claim_asked_for(as_ada):
    make_claim(check_worthiness=0.9)
    claim = make_claim("The dam broke on Monday.")
    response = as_ada.post(f"/claims/{claim.pk}/take/", follow=True)
    assert response.redirect_chain == [("/", 303)]
    assert "The dam broke on Monday." in response.content.decode()


def test_why_there_is_none_is_said_and_the_way_back_leads_to_the_sentence(as_ada, ben):
    claim = make_claim()
    make_lease(claim.cluster, ben)
    response = as_ada.post(f"/claims/{claim.pk}/take/")
    assert response.status_code == 409
    assert f'href="/sources/{claim.source_id}/#c{claim.pk}">Back to the article' in response.content.decode()


def test_a_claim_that_is_not_there_is_not_found(as_ada):
    assert as_ada.post(f"/claims/{'9' * 18}/take/").status_code == 404
