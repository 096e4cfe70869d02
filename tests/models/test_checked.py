"""How the desk's nearest claims stand to a question: `claims.models.checked`."""

import pytest

from claims.actions.clustering import cluster_claims
from claims.models.checked import SHOWN_UNRELATED, find_checked
from claims.models.clock import database_now
from tests.factories import decide, make_claim

FLOOD = "The flood in Lower Hutton destroyed 43 houses on Tuesday, the county said."
FLOOD_AGAIN = "The flood in Lower Hutton destroyed 43 houses on Tuesday, according to the county."
FLOOD_ELSE = "The flood in Lower Hutton destroyed 61 houses on Tuesday, the county said."
STRIKE = "Bus drivers in Port Marlow went on strike for higher wages."

pytestmark = pytest.mark.django_db


def matched(*texts):
    claims = [make_claim(text) for text in texts]
    cluster_claims(at=database_now())
    for claim in claims:
        claim.refresh_from_db()
    return claims


def test_claims_of_one_cluster_are_one_answer():
    flood, again, _ = matched(FLOOD, FLOOD_AGAIN, STRIKE)
    answer = find_checked(FLOOD)
    assert answer.found[0].claim in (flood, again)
    assert {one.claim for one in answer.found[0].more} == {flood, again} - {answer.found[0].claim}
    assert answer.found[0].words == "Says the same"


def test_the_answer_says_whether_it_was_reviewed(ada):
    flood, _ = matched(FLOOD, STRIKE)
    assert find_checked(FLOOD_AGAIN).heading == "The desk has this, and nobody has reviewed it yet"
    decide(flood.cluster, ada, "unverified")
    answer = find_checked(FLOOD_AGAIN)
    assert answer.heading == "Yes, the desk has checked this"
    assert answer.found[0].claim.verdict.decision.reviewer == ada


def test_a_claim_that_says_otherwise_is_marked_where_it_does():
    matched(FLOOD_ELSE, STRIKE)
    found = find_checked(FLOOD).found[0]
    assert (found.stands, found.words) == ("value", "Same question, says otherwise")
    assert any(piece.kind == "changed" and "61" in piece.text for piece in found.pieces)
    assert "".join(piece.text for piece in found.pieces) == FLOOD_ELSE
    assert any("43" in words and "61" in words for words in found.reasons)


def test_words_alone_are_not_compared():
    matched(FLOOD, STRIKE)
    answer = find_checked("bus strike")
    assert [one.claim.text for one in answer.found] == [STRIKE]
    assert (answer.heading, answer.found[0].words, answer.found[0].reasons) == ("Claims about it", "", [])


def test_a_phrase_that_nobody_used_is_let_go_and_said_so():
    matched(FLOOD, STRIKE)
    answer = find_checked('flood "destroyed houses"', ["destroyed houses"])
    assert not answer.is_exact
    assert answer.found[0].claim.text == FLOOD
    assert find_checked('"destroyed 43"', ["destroyed 43"]).is_exact


def test_an_empty_desk_has_nothing():
    assert find_checked(FLOOD).found == ()


def test_another_side_of_the_same_cluster_is_named_as_such():
    matched(FLOOD, FLOOD_ELSE, STRIKE)
    found = find_checked(FLOOD).found[0]
    assert [(one.claim.text, one.words) for one in found.more] == [
        (FLOOD_ELSE, "Same question, says otherwise")
    ]


def test_few_claims_that_only_share_words_are_shown():
    matched(*(f"{name} visited Lower Hutton by bus last winter with friends." for name in "ABCDEFGHIJKL"))
    found = find_checked("The mayor of Lower Hutton sold the whole of the old town hall to nobody").found
    assert 0 < len(found) <= SHOWN_UNRELATED
