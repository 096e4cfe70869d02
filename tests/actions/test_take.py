"""Taking the cluster of a claim that one asked for: by the queue's rules."""

from datetime import timedelta

import pytest

from claims.actions.queue import release_lease
from claims.actions.refusal import Refused
from claims.actions.take import take_claim
from claims.models import Lease
from claims.models.clock import database_now
from tests.factories import decide, make_claim, make_cluster, make_lease


def take(claim, reviewer):
    return take_claim(claim_id=claim.pk, reviewer=reviewer, at=database_now())


def test_the_very_cluster_is_taken_though_others_come_first(ada):
    make_claim(check_worthiness=0.9)
    claim = make_claim(check_worthiness=0.5)
    assert take(claim, ada).cluster_id == claim.cluster_id


def test_a_claim_too_little_worth_checking_for_the_queue_may_be_asked_for(ada):
    claim = make_claim(check_worthiness=0.01)
    assert take(claim, ada).cluster_id == claim.cluster_id


def test_asking_twice_gives_the_same_card(ada):
    claim = make_claim()
    assert take(claim, ada) == take(claim, ada)


def test_another_card_is_not_given_back_for_it(ada):
    held = make_lease(make_cluster(), ada)
    with pytest.raises(Refused, match="another card"):
        take(make_claim(), ada)
    assert Lease.objects.unreleased().get() == held
    release_lease(reviewer=ada, at=database_now())
    assert take(make_claim(), ada)


def test_what_somebody_else_holds_is_refused(ada, ben):
    claim = make_claim()
    take(claim, ben)
    with pytest.raises(Refused, match="not free"):
        take(claim, ada)


def test_with_two_readers_a_second_may_hold_it_and_who_read_it_may_not(ada, ben, settings):
    settings.REVIEWS_PER_CLAIM = 2
    claim = make_claim()
    take(claim, ben)
    assert take(claim, ada).slot == 1
    decide(claim.cluster, ada)
    with pytest.raises(Refused, match="not free"):
        take(claim, ada)


def test_what_is_decided_put_off_or_anothers_to_read_is_refused(ada, ben):
    decided = make_claim()
    decide(decided.cluster, ben)
    put_off = make_cluster(put_off_until=database_now() + timedelta(days=1))
    reserved = make_cluster(assigned_to=ben)
    for claim in (decided, put_off.claims.get(), reserved.claims.get()):
        with pytest.raises(Refused, match="not free"):
            take(claim, ada)
    assert take(reserved.claims.get(), ben)
