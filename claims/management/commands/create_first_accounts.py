"""manage.py create_first_accounts: somebody to sign in as, on a fresh desk."""

from typing import Any

from django.core.management.base import BaseCommand

from claims.actions.accounts import create_first_accounts


class Command(BaseCommand):
    help = "Makes a reviewer, a lead and an admin where nobody has that role, and shows their passwords once."

    def handle(self, *args: Any, **options: Any) -> None:
        made = create_first_accounts()
        if not made:
            self.stdout.write(
                "Accounts: every role has one. Password lost? .venv/bin/python manage.py changepassword NAME"
            )
            return
        self.stdout.write("Accounts, with passwords that are shown this once:")
        for account in made:
            self.stdout.write(f"  {account.username:10} {account.password}")
