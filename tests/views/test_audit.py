"""The page of drawn pairs: one after another, one key each, and nothing that sways."""

import re

import pytest

from claims.models import AuditPair
from tests.factories import make_audit_pair, make_claim


def answer(client, pair, said):
    return client.post("/audit/answer/", {"pair": pair.pk, "answer": said})


def shown(client):
    return client.get("/audit/").context["pair"]


@pytest.mark.parametrize(
    ("said", "kept"), [("same", True), ("not_same", False), ("cannot_say", None)], ids=str
)
def test_an_answer_is_stored_and_the_next_pair_shown(as_ada, ada, said, kept):
    pair, other = make_audit_pair(), make_audit_pair()
    response = answer(as_ada, pair, said)
    assert (response.status_code, response.headers["Location"]) == (303, "/audit/")
    pair.refresh_from_db()
    assert (pair.is_same, pair.judged_by) == (kept, ada)
    assert shown(as_ada) == other


def test_both_claims_are_shown_and_not_what_the_matcher_made_of_them(as_ada):
    a, b = make_claim("The bridge fell."), make_claim("The bridge stands.")
    make_audit_pair(a, b, stratum="joined", probability=0.77)
    page = as_ada.get("/audit/").content.decode()
    assert "The bridge fell." in page
    assert "The bridge stands." in page
    assert not re.search(r"0\.77|/clusters/\d", page)
    pair = page.split('<section id="pair">')[1].split("</section>")[0]
    assert re.findall(r'data-key="(.)"', pair) == ["o", "o", "y", "n", "c"]


def test_ones_own_last_answer_can_be_taken_back(as_ada):
    pair = make_audit_pair()
    answer(as_ada, pair, "not_same")
    assert b"Your last answer: not the same question" in as_ada.get("/audit/").content
    answer(as_ada, pair, "take_back")
    assert shown(as_ada) == pair


def test_what_somebody_else_answered_meanwhile_is_said(as_ada, as_ben):
    pair = make_audit_pair()
    answer(as_ada, pair, "same")
    response = answer(as_ben, pair, "not_same")
    assert response.status_code == 409
    assert b"Somebody has answered this one meanwhile" in response.content


@pytest.mark.parametrize("sent", [{}, {"pair": "x", "answer": "same"}, {"pair": 1, "answer": "maybe"}])
def test_what_is_no_answer_is_said(as_ada, sent):
    response = as_ada.post("/audit/answer/", sent)
    assert response.status_code == 422
    assert b"That was no answer" in response.content


def test_a_pair_that_is_not_there_is_said(as_ada):
    assert as_ada.post("/audit/answer/", {"pair": 10**17, "answer": "same"}).status_code == 409


def test_only_leads_draw(as_ada, as_lea):
    assert b"Draw some pairs" not in as_ada.get("/audit/").content
    assert b"Draw some pairs" in as_lea.get("/audit/").content
    assert as_ada.post("/audit/draw/").status_code == 403
    assert as_lea.post("/audit/draw/").status_code == 303
    assert b"There are no other pairs to draw yet" in as_lea.get("/audit/").content


def test_an_empty_queue_leads_there_and_one_with_cards_does_not(as_ada):
    make_claim(check_worthiness=0.1)
    assert b'href="/audit/"' in as_ada.get("/").content
    make_claim()
    assert b'href="/audit/"' not in as_ada.get("/").content


def test_people_who_look_at_once_get_different_pairs(as_ada, as_ben):
    for _ in range(8):
        make_audit_pair()
    assert shown(as_ada) != shown(as_ben)


def test_the_number_of_queries_does_not_grow(as_ada, django_assert_max_num_queries):
    for _ in range(12):
        make_audit_pair()
    answer(as_ada, AuditPair.objects.earliest("id"), "same")
    with django_assert_max_num_queries(7):
        as_ada.get("/audit/")
