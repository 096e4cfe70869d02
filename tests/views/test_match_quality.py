"""The page on the quality of matching: for admins, "too few" until there are enough."""

import pytest

from claims.models.clock import database_now
from tests.factories import make_audit_pair, make_claim
from tests.matched import BRIDGE_14, BRIDGE_TOO, matched_cluster


def test_reviewers_and_leads_are_refused(as_ada, as_lea):
    assert {client.get("/match-quality/").status_code for client in (as_ada, as_lea)} == {403}


def test_an_empty_desk_says_that_there_is_too_little(as_max):
    page = as_max.get("/match-quality/").content.decode()
    assert "Too few answers for a figure: 30 of each kind are needed" in page
    assert "30 more joined pairs have to be decided together or parted" in page


@pytest.fixture
def answers(db, ada):
    a, b = matched_cluster(BRIDGE_14, BRIDGE_TOO).claims.order_by("id")
    told = {"judged_by": ada, "judged_at": (now := database_now()), "drawn_at": now}
    make_audit_pair(a, b, stratum="joined", is_same=True, probability=0.9, **told)
    for number in range(40):
        make_audit_pair(a, make_claim(), stratum="far", is_same=number < 2, probability=0.1, **told)


def test_enough_answers_are_shown_as_figures(as_max, answers):
    page = as_max.get("/match-quality/").content.decode()
    assert "Of those that belong together, joined" in page
    assert "33% <small>" in page
    assert "about 2 <small>" in page
    assert "now 0.60" in page
    assert "Nothing changes by itself" in page


def test_the_number_of_queries_does_not_grow(as_max, answers, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        as_max.get("/match-quality/")
