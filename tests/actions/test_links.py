"""Contradictions recorded by people."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.links import record_contradiction, revoke_link
from claims.actions.refusal import Refused
from claims.models import Event, Link
from claims.models.clock import database_now
from tests.factories import make_claim, make_reviewer


def contradict(one, other, by):
    return record_contradiction(claim_id=one.pk, other_id=other.pk, by=by, note="", at=database_now())


def test_a_contradiction_joins_nothing_labels_nothing_and_raises_both(ada):
    one, other = make_claim("The dam held."), make_claim("The dam broke.")
    before = one.cluster.priority
    contradict(other, one, ada)
    for claim in (one, other):
        claim.refresh_from_db()
        claim.cluster.refresh_from_db()
        assert claim.status == "pending"
        assert claim.cluster.is_contradicted
        assert claim.cluster.priority > before
    assert one.cluster != other.cluster


def test_a_contradiction_is_stored_once_with_its_event(ada, ben):
    one, other = make_claim(), make_claim()
    link = contradict(other, one, ada)
    assert (link.a, link.b) == (one, other)
    assert Event.objects.get(kind=Event.Kind.LINK_RECORDED).by == ada
    with pytest.raises(Refused, match="recorded already"):
        contradict(one, other, ben)
    assert Link.objects.count() == 1


def test_a_claim_contradicts_neither_itself_nor_one_that_is_not_there(ada):
    claim = make_claim()
    with pytest.raises(Refused, match="contradict itself"):
        contradict(claim, claim, ada)
    with pytest.raises(Refused, match="There is no claim"):
        record_contradiction(claim_id=claim.pk, other_id=10**12, by=ada, note="", at=database_now())


def test_taking_a_contradiction_back_lowers_both_again_and_keeps_the_row(ada):
    one, other = make_claim(), make_claim()
    before = one.cluster.priority
    link = contradict(one, other, ada)
    revoke_link(link_id=link.pk, by=ada, at=database_now())
    one.cluster.refresh_from_db()
    assert (one.cluster.is_contradicted, one.cluster.priority) == (False, before)
    link.refresh_from_db()
    assert link.revoked_by == ada


def test_only_its_author_or_a_lead_takes_a_link_back(ada, ben, lea):
    link = contradict(make_claim(), make_claim(), ada)
    with pytest.raises(PermissionDenied):
        revoke_link(link_id=link.pk, by=ben, at=database_now())
    revoke_link(link_id=link.pk, by=lea, at=database_now())
    with pytest.raises(Refused, match="taken back already"):
        revoke_link(link_id=link.pk, by=lea, at=database_now())


def test_a_contradiction_recorded_twice_at_once_is_stored_once(committed_db, race):
    one, other = make_claim(), make_claim()
    people = [make_reviewer() for _ in range(4)]
    results = race(4, lambda number: contradict(one, other, people[number]))
    assert sum(isinstance(result, Refused) for result in results) == 3
    assert Link.objects.count() == 1
