"""What the database refuses about reviewers."""

import pytest

from claims.models import Reviewer
from tests.factories import make_reviewer
from tests.refusals import refused


def test_an_unknown_role_is_refused(ada):
    with refused("reviewer_role"):
        Reviewer.objects.filter(pk=ada.pk).update(role="owner")


@pytest.mark.parametrize("role", ["reviewer", "lead"])
@pytest.mark.parametrize("right", ["is_staff", "is_superuser"])
def test_only_admins_have_an_admins_rights(tables, role, right):
    dora = make_reviewer("dora", role=role)
    with refused("reviewer_admin_rights_follow_role"):
        Reviewer.objects.filter(pk=dora.pk).update(**{right: True})


def test_an_admin_has_all_rights(max):
    assert max.is_staff
    assert max.is_superuser
    with refused("reviewer_admin_rights_follow_role"):
        Reviewer.objects.filter(pk=max.pk).update(is_staff=False)


def test_createsuperuser_makes_an_admin(tables):
    assert Reviewer.objects.create_superuser("root", password="x").role == "admin"


def test_leads_and_admins_lead(ada, lea, max):
    assert [person.is_lead for person in (ada, lea, max)] == [False, True, True]
    assert [person.is_admin for person in (ada, lea, max)] == [False, False, True]
