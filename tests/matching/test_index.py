"""Search over claims: `claims.matching.ClaimIndex`."""

import pytest

from claims.matching import ClaimIndex

CLAIMS = [
    "The ferry carried 240 passengers when it left the harbour.",
    "A museum of modern art will open in the old station.",
    "Parliament backs the new railway to the northern coast.",
    "",
]


def best(query):
    return [hit.position for hit in ClaimIndex(CLAIMS).search(query, limit=1)]


@pytest.mark.parametrize(
    ("query", "position"),
    [
        ("passengers on a ferry", 0),
        ("museums opening", 1),
        ("railways in the north", 2),
        ("parlament railwy", 2),
    ],
)
def test_inflections_and_typing_errors_find_the_claim(query, position):
    assert best(query) == [position]


@pytest.mark.parametrize("query", ["", "\x00", "\ud800", "😀" * 10_000, "ferry " * 2_000, '"(*', "the"])
def test_any_query_is_answered(query):
    hits = ClaimIndex(CLAIMS).search(query)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_an_empty_index_and_a_limit_of_none_find_nothing():
    assert ClaimIndex([]).search("ferry") == []
    assert ClaimIndex(CLAIMS).search("ferry", limit=0) == []


def test_a_claim_that_says_what_the_query_says_comes_first_with_a_score_near_one():
    hits = ClaimIndex(CLAIMS).search(CLAIMS[2])
    assert hits[0].position == 2
    assert hits[0].score > 0.9
    assert all(0 < hit.score <= 1 for hit in hits)


def test_scores_tell_good_queries_from_poor_ones():
    index = ClaimIndex(CLAIMS)
    good, poor = (
        index.search(query)[0].score for query in ("railway to the coast", "railway to heaven by dusk")
    )
    assert good > poor


def test_equals_come_in_the_order_of_the_texts():
    hits = ClaimIndex(["The ferry sank."] * 30).search("ferry sank", limit=20)
    assert [hit.position for hit in hits] == list(range(20))


def test_a_post_finds_its_claim_whatever_surrounds_it():
    post = (
        "OMG look!! #northerncoast #railway plan backed 🚂 https://t.co/x1 — The Desk (@thedesk) May 3, 2019"
    )
    assert best(post) == [2]
