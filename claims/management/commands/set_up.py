"""manage.py set_up: everything between a fresh checkout and a desk that can be served; harmless again."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from claims.models import Source


class Command(BaseCommand):
    help = "Migrates, loads the articles into a desk without sources, processes them, makes first accounts."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        if not Source.objects.exists():
            call_command("loaddata", "articles", stdout=self.stdout)
        call_command("process_sources", stdout=self.stdout)
        call_command("create_first_accounts", stdout=self.stdout)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("check", databases=["default"], stdout=self.stdout)
