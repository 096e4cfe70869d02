"""Accounts in the admin: the role decides, somebody can always administer, people who decided stay."""

import pytest
from django.test import Client

from claims.models import Event, Reviewer
from tests.factories import PASSWORD, decide, make_cluster, make_reviewer

pytestmark = pytest.mark.django_db
LIST = "/admin/claims/reviewer/"


def add(client: Client, **fields: str) -> str:
    sent = {"username": "dora", "role": "reviewer", "usable_password": "true"}
    sent |= {"password1": "a long enough phrase", "password2": "a long enough phrase", **fields}
    return client.post(f"{LIST}add/", sent, follow=True).content.decode()


def change(client: Client, account: Reviewer, **fields: str | None) -> str:
    """The page after sending the account's form; a field that is None is left out, as an empty box is."""
    sent: dict[str, str | None] = {"username": account.username, "role": account.role, "is_active": "on"}
    sent |= {"first_name": "", "last_name": "", "email": "", **fields}
    filled = {name: value for name, value in sent.items() if value is not None}
    return client.post(f"{LIST}{account.pk}/change/", filled, follow=True).content.decode()


def may_sign_in(username: str, password: str) -> bool:
    return Client().post("/sign-in/", {"username": username, "password": password}).status_code == 302


def test_a_new_account_can_sign_in_and_has_the_rights_of_its_role(as_max: Client, max: Reviewer) -> None:
    add(as_max, role="admin")
    dora = Reviewer.objects.get(username="dora")
    assert (dora.role, dora.is_staff, dora.is_superuser) == ("admin", True, True)
    assert may_sign_in("dora", "a long enough phrase")
    event = Event.objects.get(kind="role_changed")
    assert (event.before, event.by) == ({}, max)
    assert event.after == {"reviewer": "dora", "role": "admin", "is_active": True}


def test_rights_cannot_be_forged_into_the_form(as_max: Client) -> None:
    add(as_max, is_staff="on", is_superuser="on")
    dora = Reviewer.objects.get(username="dora")
    assert not dora.is_staff
    change(as_max, dora, is_staff="on", is_superuser="on", groups="1")
    dora.refresh_from_db()
    assert (dora.is_staff, dora.is_superuser) == (False, False)


@pytest.mark.parametrize("role", ["", "root", "admin\0", "Admin"])
def test_a_role_nobody_knows_is_refused(role: str, as_max: Client) -> None:
    assert "error" in add(as_max, role=role)
    assert not Reviewer.objects.filter(username="dora").exists()


def test_a_changed_role_changes_the_rights_and_is_kept(as_max: Client, max: Reviewer, lea: Reviewer) -> None:
    change(as_max, lea, role="admin")
    lea.refresh_from_db()
    assert (lea.role, lea.is_staff, lea.is_superuser) == ("admin", True, True)
    event = Event.objects.get(kind="role_changed")
    assert event.before == {"reviewer": "lea", "role": "lead", "is_active": True}
    assert event.after == {"reviewer": "lea", "role": "admin", "is_active": True}
    change(as_max, lea, role="reviewer")
    lea.refresh_from_db()
    assert (lea.role, lea.is_staff, lea.is_superuser) == ("reviewer", False, False)


def test_a_change_of_name_is_no_event(as_max: Client, lea: Reviewer) -> None:
    change(as_max, lea, first_name="Lea")
    lea.refresh_from_db()
    assert lea.first_name == "Lea"
    assert not Event.objects.exists()


@pytest.mark.parametrize("fields", [{"role": "reviewer"}, {"role": "lead"}, {"is_active": None}])
def test_the_last_active_admin_stays_one(
    fields: dict[str, str | None], as_max: Client, max: Reviewer
) -> None:
    make_reviewer("former", role="admin", is_active=False)
    assert "This is the last active admin." in change(as_max, max, **fields)
    max.refresh_from_db()
    assert (max.role, max.is_active) == ("admin", True)
    assert not Event.objects.exists()


def test_an_admin_may_step_down_when_another_is_there(as_max: Client, max: Reviewer) -> None:
    make_reviewer("second", role="admin")
    change(as_max, max, role="lead")
    max.refresh_from_db()
    assert (max.role, max.is_staff) == ("lead", False)


def test_a_deactivated_reviewer_is_signed_out_at_once(as_max: Client, as_ada: Client, ada: Reviewer) -> None:
    assert as_ada.get("/export/").status_code == 200
    change(as_max, ada, is_active=None)
    assert as_ada.get("/export/").status_code == 302
    assert not may_sign_in("ada", PASSWORD)


def test_somebody_who_decided_is_not_deleted_and_the_page_says_what_to_do(
    as_max: Client, ada: Reviewer
) -> None:
    decide(make_cluster("The dam broke."), ada)
    address = f"{LIST}{ada.pk}/delete/"
    bulk = {"action": "delete_selected", "_selected_action": [ada.pk], "post": "yes"}
    for response in (as_max.get(address), as_max.post(address, {"post": "yes"}), as_max.post(LIST, bulk)):
        page = response.content.decode()
        assert "cannot be deleted" in page
        assert "Deactivate the account instead" in page
    assert Reviewer.objects.filter(username="ada").exists()


def test_admins_are_not_deleted(as_max: Client, max: Reviewer) -> None:
    second = make_reviewer("second", role="admin")
    bulk = {"action": "delete_selected", "_selected_action": [max.pk, second.pk], "post": "yes"}
    assert "cannot be deleted" in as_max.post(LIST, bulk).content.decode()
    as_max.post(f"{LIST}{max.pk}/delete/", {"post": "yes"})
    assert Reviewer.objects.filter(role="admin").count() == 2


def test_an_account_nobody_used_can_be_deleted(as_max: Client, ben: Reviewer) -> None:
    as_max.post(f"{LIST}{ben.pk}/delete/", {"post": "yes"})
    assert not Reviewer.objects.filter(username="ben").exists()


def test_a_password_is_set_by_an_admin_and_never_shown(as_max: Client, ada: Reviewer) -> None:
    sent = {"password1": "another long phrase", "password2": "another long phrase", "usable_password": "true"}
    address = f"{LIST}{ada.pk}/password/"
    assert as_max.get(address).status_code == 200
    as_max.post(address, {**sent, "set-password": "Change"})
    assert may_sign_in("ada", "another long phrase")
    page = as_max.get(f"{LIST}{ada.pk}/change/").content.decode()
    ada.refresh_from_db()
    assert ada.password not in page
