"""manage.py process_sources: claims found, ranked and clustered in every source that is new."""

from typing import Any

from django.core.management.base import BaseCommand

from claims.actions.processing import process_sources
from claims.models.clock import database_now


class Command(BaseCommand):
    help = "Extracts, ranks and clusters the claims of sources that were not processed yet."

    def handle(self, *args: Any, **options: Any) -> None:
        done = process_sources(at=database_now())
        self.stdout.write(
            f"Sources processed: {done.sources}; claims found: {done.claims};"
            f" claims moved to another cluster: {done.moved}."
        )
        if done.is_outdated:
            self.stdout.write(
                "Older claims were matched by an earlier matcher. To renew that: manage.py recluster"
            )
