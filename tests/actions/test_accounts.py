"""First accounts: one for each role that nobody has."""

from claims.actions.accounts import create_first_accounts
from claims.models import Reviewer
from tests.factories import make_reviewer


def test_a_fresh_desk_gets_an_account_for_each_role(tables):
    made = create_first_accounts()
    assert [(account.username, account.role) for account in made] == [
        ("reviewer", "reviewer"),
        ("lead", "lead"),
        ("admin", "admin"),
    ]
    assert len({account.password for account in made}) == 3
    for account in made:
        stored = Reviewer.objects.get(username=account.username)
        assert stored.role == account.role
        assert stored.check_password(account.password)


def test_asked_again_nothing_is_made(tables):
    create_first_accounts()
    before = list(Reviewer.objects.order_by("id").values())
    assert create_first_accounts() == []
    assert list(Reviewer.objects.order_by("id").values()) == before


def test_roles_that_somebody_has_are_left_alone(ada, max):
    assert [account.role for account in create_first_accounts()] == ["lead"]


def test_a_taken_name_gets_a_number(tables):
    make_reviewer("lead", role="reviewer")
    made = {account.role: account.username for account in create_first_accounts()}
    assert made == {"lead": "lead2", "admin": "admin"}
