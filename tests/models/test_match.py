"""What the database refuses about matches."""

from typing import Any

import pytest

from claims.models import Claim, Match
from tests.factories import make_claim
from tests.refusals import refused


@pytest.fixture
def pair(tables: None) -> tuple[Claim, Claim]:
    return make_claim(), make_claim()


def make_match(a: Claim, b: Claim, **fields: Any) -> Match:
    return Match.objects.create(
        a=a, b=b, matcher_version="1", **{"probability": 0.5, "relation": "possible", **fields}
    )


def test_a_pair_is_stored_once_with_the_older_claim_first(pair):
    a, b = pair
    make_match(a, b)
    with refused("match_pair_once"):
        make_match(a, b, relation="same")
    with refused("match_a_before_b"):
        make_match(b, a)
    with refused("match_a_before_b"):
        make_match(a, a)


@pytest.mark.parametrize("probability", [-0.1, 1.1])
def test_a_probability_outside_0_to_1_is_refused(pair, probability):
    with refused("match_probability_0_1"):
        make_match(*pair, probability=probability)


@pytest.mark.parametrize(
    ("relation", "differs_in"), [("same", "value"), ("differs", ""), ("differs", "tone")]
)
def test_what_differs_is_named_exactly_when_something_does(pair, relation, differs_in):
    with refused("match_difference_only_when_it_differs"):
        make_match(*pair, relation=relation, differs_in=differs_in)


def test_an_unknown_relation_is_refused(pair):
    with refused("match_relation"):
        make_match(*pair, relation="akin")
