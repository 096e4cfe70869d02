"""Ending somebody's hold."""

import pytest

from claims.models import Event
from tests.factories import make_cluster, make_lease


@pytest.fixture
def lease(db, ben):
    """Held by Ben."""
    return make_lease(make_cluster("It fell."), ben)


def test_a_lead_frees_a_cluster_and_it_is_recorded(as_lea, lea, lease):
    response = as_lea.post(f"/leases/{lease.pk}/take-over/")
    assert (response.status_code, response.headers["Location"]) == (303, f"/clusters/{lease.cluster_id}/")
    lease.refresh_from_db()
    assert lease.ending == "taken_over"
    assert Event.objects.get(kind="lease_taken_over").by == lea


def test_a_reviewer_does_not(as_ada, lease):
    assert as_ada.post(f"/leases/{lease.pk}/take-over/").status_code == 403
    lease.refresh_from_db()
    assert lease.ended_at is None


def test_a_hold_that_is_not_there_is_not_found(as_lea):
    assert as_lea.post("/leases/987654/take-over/").status_code == 404
