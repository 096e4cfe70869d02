"""Claims that are taken back: `claims.matching.guards.disbelief`."""

import pytest

from claims.matching import compare

PLAIN = "The new bridge over the Lim was closed for lorries in March."


@pytest.mark.parametrize(
    "text",
    [
        "A post falsely claims that the new bridge over the Lim was closed for lorries in March.",
        "It is not true that the new bridge over the Lim was closed for lorries in March.",
        "The claim that the new bridge over the Lim was closed for lorries in March is unfounded.",
        "There is no evidence that the new bridge over the Lim was closed for lorries in March.",
    ],
)
def test_what_is_called_false_differs_from_what_is_stated(text):
    comparison = compare(text, PLAIN)
    assert (comparison.relation, comparison.differs_in) == ("differs", "value")


@pytest.mark.parametrize(
    "text",
    [
        "Engineers doubt that the new bridge over the Lim was closed for lorries in March.",
        "It is unclear whether the new bridge over the Lim was closed for lorries in March.",
    ],
)
def test_what_is_doubted_is_never_the_same_as_what_is_stated(text):
    assert compare(text, PLAIN).relation != "same"


def test_what_both_call_false_agrees():
    one = "A post falsely claims that the new bridge over the Lim was closed for lorries in March."
    other = "It is not true that the new bridge over the Lim was closed for lorries in March."
    assert compare(one, other).relation in ("same", "possible")
