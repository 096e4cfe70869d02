"""manage.py create_first_accounts."""

from io import StringIO

from django.contrib.auth import authenticate
from django.core.management import call_command
from django.http import HttpRequest


def test_the_passwords_shown_sign_in_and_are_shown_once(tables):
    first = _output()
    names_and_passwords = [line.split() for line in first.splitlines() if line.startswith("  ")]
    assert len(names_and_passwords) == 3
    for username, password in names_and_passwords:
        assert authenticate(HttpRequest(), username=username, password=password)
        assert password not in _output()


def _output() -> str:
    output = StringIO()
    call_command("create_first_accounts", stdout=output)
    return output.getvalue()
