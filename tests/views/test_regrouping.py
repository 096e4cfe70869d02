"""Splitting and merging what was decided: told before, done, and taken back from the page of the cluster."""

import re

import pytest

from claims.models import Event
from tests.factories import decide, make_claim, make_cluster, make_lease


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def decided(ben):
    cluster = make_cluster("It fell.", "It rose.")
    decide(cluster, ben, "unverified")
    return cluster


def test_a_split_tells_first_which_verdicts_leave_and_who_goes_on(as_lea, ada, decided):
    make_claim("It fell again.", cluster=decided)
    make_lease(decided, ada)
    picked = [claim.pk for claim in decided.claims.filter(text="It rose.")]
    response = as_lea.post(f"/clusters/{decided.pk}/split/", {"claims": picked, "preview": "1"})
    page = words(response)
    assert "Decided among those that leave: 1 of 1. Verdicts go along: 1 unverified." in page
    assert "What leaves is then decided, what stays open, 1 of 2 to be labelled." in page
    assert "ada holds this cluster until" in page
    assert decided.claims.count() == 3


def test_a_merge_tells_first_what_becomes_of_verdicts_and_holds(as_lea, ada, ben, decided):
    into = make_cluster("It moved.")
    make_lease(into, ada)
    page = words(as_lea.get(f"/clusters/{decided.pk}/merge/?into={into.pk}"))
    assert "Decided among those that move: 2 of 2. Verdicts go along: 2 unverified." in page
    assert "Together they are then open, 1 of 3 to be labelled." in page
    assert "are to be checked again." in page
    assert "ada holds the other one until" in page


def test_a_reviewer_is_offered_to_split_what_joined_a_decided_cluster(as_ada, ada, decided):
    late = make_claim("It fell again.", cluster=decided)
    make_lease(decided, ada)
    address = f"/clusters/{decided.pk}/split/"
    assert f'href="{address}"' in words(as_ada.get("/"))
    assert f'href="{address}"' in words(as_ada.get(f"/clusters/{decided.pk}/"))
    assert as_ada.post(address, {"claims": [late.pk]}).status_code == 303


def test_the_page_of_the_cluster_takes_it_back_once(as_lea, decided):
    picked = [claim.pk for claim in decided.claims.filter(text="It rose.")]
    as_lea.post(f"/clusters/{decided.pk}/split/", {"claims": picked})
    (address,) = re.findall(r"/events/\d+/undo/", words(as_lea.get(f"/clusters/{decided.pk}/")))
    response = as_lea.post(address)
    assert (response.status_code, response.headers["Location"]) == (303, f"/clusters/{decided.pk}/")
    assert decided.claims.count() == 2
    page = words(as_lea.get(f"/clusters/{decided.pk}/"))
    assert not re.findall(r"/events/\d+/undo/", page)
    response = as_lea.post(address)
    assert (response.status_code, "taken back already" in words(response)) == (409, True)


def test_a_merge_is_told_once_with_what_was_decided_before_it(as_lea, ben, decided):
    into = make_cluster("It moved.")
    as_lea.post(f"/clusters/{decided.pk}/merge/", {"into": into.pk})
    page = words(as_lea.get(f"/clusters/{into.pk}/"))
    assert len(re.findall(r"/events/\d+/undo/", page)) == 1
    assert "Undo this decision" in page


def test_a_reviewer_is_not_offered_what_a_lead_did(as_ada, as_lea, decided):
    picked = [claim.pk for claim in decided.claims.filter(text="It rose.")]
    as_lea.post(f"/clusters/{decided.pk}/split/", {"claims": picked})
    assert not re.findall(r"/events/\d+/undo/", words(as_ada.get(f"/clusters/{decided.pk}/")))
    event = Event.objects.filter(kind="cluster_split").first()
    response = as_ada.post(f"/events/{event.pk}/undo/")
    assert (response.status_code, "A lead takes back" in words(response)) == (403, True)
