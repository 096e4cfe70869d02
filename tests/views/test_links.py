"""Taking back what a person said of two claims."""

import pytest

from claims.actions.links import record_contradiction
from claims.models.clock import database_now
from tests.factories import make_claim


@pytest.fixture
def link(db, ada):
    """Recorded by Ada."""
    one, other = make_claim("It fell."), make_claim("It never fell.")
    return record_contradiction(claim_id=one.pk, other_id=other.pk, by=ada, note="", at=database_now())


def test_ones_own_link_can_be_taken_back_once(as_ada, link):
    response = as_ada.post(f"/links/{link.pk}/revoke/")
    assert (response.status_code, response.headers["Location"]) == (303, f"/clusters/{link.a.cluster_id}/")
    link.refresh_from_db()
    assert link.revoked_by.username == "ada"
    response = as_ada.post(f"/links/{link.pk}/revoke/")
    assert response.status_code == 409
    assert "This was taken back already." in response.content.decode()


def test_a_lead_takes_back_any_link_and_another_reviewer_none(as_ben, as_lea, link):
    assert as_ben.post(f"/links/{link.pk}/revoke/").status_code == 403
    assert as_lea.post(f"/links/{link.pk}/revoke/").status_code == 303


def test_the_button_is_shown_to_who_may(as_ada, as_ben, link):
    address = f"/links/{link.pk}/revoke/"
    assert address in as_ada.get(f"/clusters/{link.a.cluster_id}/").content.decode()
    assert address not in as_ben.get(f"/clusters/{link.a.cluster_id}/").content.decode()


def test_a_link_that_is_not_there_is_not_found(as_ada):
    assert as_ada.post("/links/987654/revoke/").status_code == 404
