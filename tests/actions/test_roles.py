"""Roles: two admins who demote each other at once."""

import pytest

from claims.actions.roles import LastAdmin, save_account
from claims.models import Reviewer
from claims.models.clock import database_now
from tests.factories import make_reviewer


def test_of_two_admins_who_demote_each_other_at_once_one_stays(committed_db: object, race: object) -> None:
    admins = [make_reviewer("first", role="admin"), make_reviewer("second", role="admin")]

    def demote(number: int) -> Reviewer:
        other = Reviewer.objects.get(pk=admins[1 - number].pk)
        other.role = Reviewer.Role.REVIEWER
        return save_account(account=other, by=admins[number], at=database_now())

    outcomes = race(2, demote)  # type: ignore[operator]
    assert [type(outcome) for outcome in outcomes if isinstance(outcome, Exception)] == [LastAdmin]
    assert Reviewer.objects.filter(role="admin").count() == 1


@pytest.mark.django_db
def test_rights_that_were_set_by_hand_give_way_to_the_role(max: Reviewer) -> None:
    account = Reviewer(username="dora", role="lead", is_staff=True, is_superuser=True)
    account.set_unusable_password()
    save_account(account=account, by=max, at=database_now())
    stored = Reviewer.objects.get(username="dora")
    assert (stored.is_staff, stored.is_superuser) == (False, False)
