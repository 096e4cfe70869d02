"""Accounts: the first ones of a fresh desk."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from claims.actions.retry import in_transaction
from claims.models import Reviewer

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is easily taken for another


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account just made. Its password is nowhere else."""

    username: str
    role: str
    password: str


@in_transaction
def create_first_accounts() -> list[NewAccount]:
    """An account for each role that nobody has. Roles that somebody has are left alone."""
    taken = set(Reviewer.objects.values_list("role", flat=True).distinct())
    return [_create_account(role) for role in Reviewer.Role.values if role not in taken]


def _create_account(role: str) -> NewAccount:
    username = next(name for name in _usernames(role) if not Reviewer.objects.filter(username=name).exists())
    password = _make_password()
    Reviewer.objects.create_user(username, password=password, role=role)
    return NewAccount(username, role, password)


def _usernames(role: str) -> Iterator[str]:
    """admin, admin2, admin3, …"""
    yield role
    for number in count(2):
        yield f"{role}{number}"


def _make_password() -> str:
    """Four groups of four letters and digits: 79 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
