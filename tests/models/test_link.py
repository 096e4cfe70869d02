"""What the database refuses about links between claims."""

from typing import Any

import pytest

from claims.models import Claim, Link, Reviewer
from claims.models.clock import database_now
from tests.factories import make_claim
from tests.refusals import refused


@pytest.fixture
def pair(tables: None) -> tuple[Claim, Claim]:
    return make_claim(), make_claim()


def make_link(a: Claim, b: Claim, by: Reviewer, kind: str, **fields: Any) -> Link:
    return Link.objects.create(a=a, b=b, by=by, kind=kind, created_at=database_now(), **fields)


@pytest.mark.parametrize("kind", ["same", "not_same", "contradicts"])
def test_the_older_claim_comes_first(pair, ada, kind):
    a, b = pair
    with refused("link_a_before_b"):
        make_link(b, a, ada, kind)
    with refused("link_a_before_b"):
        make_link(a, a, ada, kind)
    assert make_link(a, b, ada, kind).kind == kind


@pytest.mark.parametrize("first", ["same", "not_same"])
@pytest.mark.parametrize("second", ["same", "not_same"])
def test_a_pair_has_one_active_word_on_being_the_same(pair, ada, ben, first, second):
    make_link(*pair, ada, first)
    with refused("link_one_active_same_or_not"):
        make_link(*pair, ben, second)


def test_a_pair_has_one_active_contradiction(pair, ada, ben):
    make_link(*pair, ada, "contradicts")
    with refused("link_one_active_contradiction"):
        make_link(*pair, ben, "contradicts")


def test_claims_that_ask_the_same_may_contradict(pair, ada):
    make_link(*pair, ada, "same")
    make_link(*pair, ada, "contradicts")
    assert Link.objects.active().count() == 2


def test_a_revoked_link_makes_room(pair, ada):
    make_link(*pair, ada, "same", revoked_at=database_now(), revoked_by=ada)
    make_link(*pair, ada, "not_same")
    assert Link.objects.active().get().kind == "not_same"


def test_a_link_is_revoked_by_somebody(pair, ada):
    with refused("link_revoked_by_somebody"):
        make_link(*pair, ada, "same", revoked_at=database_now())
    with refused("link_revoked_by_somebody"):
        make_link(*pair, ada, "same", revoked_by=ada)


def test_an_unknown_kind_is_refused(pair, ada):
    with refused("link_kind"):
        make_link(*pair, ada, "similar")
