"""The claims nearest to a text: `claims.models.search`."""

import pytest

from claims.actions.clustering import cluster_claims
from claims.models import search
from claims.models.clock import database_now
from claims.models.search import find_near, is_sentence
from tests.factories import make_claim

FERRY = "The ferry to Lund carried 240 passengers when it sank in the harbour."
MUSEUM = "A museum of modern art will open in the old station of Lund."
RAILWAY = "Parliament backs the new railway to the northern coast."

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims():
    made = [make_claim(text) for text in (FERRY, MUSEUM, RAILWAY)]
    cluster_claims(at=database_now())
    return made


def found(text, *phrases, limit=20):
    return [near.claim_id for near in find_near(text, phrases, limit=limit)]


def test_the_nearest_comes_first(claims):
    ferry, museum, railway = (claim.pk for claim in claims)
    assert found("how many passengers did the ferries to Lund carry")[0] == ferry
    assert found("Lund museum opens") == [museum, ferry]
    assert found("railways") == [railway]


def test_a_score_near_one_means_the_same_words(claims):
    near = find_near(FERRY)[0]
    assert near.claim_id == claims[0].pk
    assert near.score > 0.9


def test_phrases_must_stand_in_the_claim_as_they_are(claims):
    assert found('"to Lund"', "to lund") == [claims[0].pk]
    assert found('station "of lund"', "of lund") == [claims[1].pk]
    assert found('"lund to"', "lund to") == []


def test_a_phrase_that_cuts_words_is_found_too(claims):
    assert found('"odern ar"', "odern ar") == [claims[1].pk]


@pytest.mark.parametrize("text", ["", "zebra", "the of", "\ud800", "😀" * 500, "%_\\'", "x" * 5_000])
def test_what_nobody_claimed_is_not_found(claims, text):
    assert found(text) == []


def test_the_limit_holds(claims):
    assert len(found("Lund railway", limit=2)) == 2


def test_words_of_very_many_claims_are_looked_for_among_the_newest(monkeypatch):
    monkeypatch.setattr(search, "MOST_ROWS", 5)
    made = [make_claim(f"Bridge {name} is closed.") for name in "abcdefgh"]
    cluster_claims(at=database_now())
    assert set(found("bridge")) == {claim.pk for claim in made[-5:]}


def test_rare_words_find_their_claim_among_many_that_share_the_common_ones(monkeypatch):
    monkeypatch.setattr(search, "MOST_ROWS", 5)
    rare = make_claim("Bridge seven collapsed.")
    for name in "abcdefgh":
        make_claim(f"Bridge {name} is closed.")
    cluster_claims(at=database_now())
    assert found("a bridge collapsed")[0] == rare.pk


@pytest.mark.parametrize("count", [1, 12])
def test_the_number_of_queries_does_not_grow(django_assert_num_queries, count):
    for number in range(count):
        make_claim(f"Bridge {number} was closed by the council on Monday.")
    cluster_claims(at=database_now())
    # how many claims, how common the words are, who has them, what these say
    with django_assert_num_queries(4):
        find_near("The council closed a bridge on Monday")


def test_a_few_words_are_no_sentence():
    assert not is_sentence("bridge closed Monday")
    assert is_sentence("The bridge was closed on Monday")
