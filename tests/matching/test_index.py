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
