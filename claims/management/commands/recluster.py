"""manage.py recluster: all claims matched again, what would change shown or done in short steps."""

import logging
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from claims.actions.clustering import cluster_claims
from claims.actions.keys import has_backlog, key_backlog
from claims.actions.reclustering import Plan, plan_reclustering, take_step
from claims.matching import MATCHER_VERSION
from claims.models import Claim
from claims.models.clock import database_now

audit = logging.getLogger("claims.audit")

MOST_SHOWN = 100
STOPPED = 130


class Command(BaseCommand):
    help = "Match all claims again: with the matcher as it is now, and with all that came in since."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Show what would change; change nothing.")
        parser.add_argument(
            "--anew",
            action="store_true",
            help="Compare also what this version of the matcher compared before.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self._told_at = time.monotonic()
        try:
            if options["dry_run"]:
                self._show(options["anew"])
            else:
                self._recluster(options["anew"])
        except KeyboardInterrupt:
            words = "Stopped. What is done stays done; run it again to go on."
            raise CommandError(words, returncode=STOPPED) from None

    def _show(self, is_anew: bool) -> None:
        # Claims without keys get them only to look: all of it is taken back.
        is_keying = has_backlog()
        with transaction.atomic() if is_keying else nullcontext():
            key_backlog()
            plan = self._plan(is_anew)
            if is_keying:
                transaction.set_rollback(True)
        for line in _differences(plan):
            self.stdout.write(line)
        self.stdout.write(f"{_summary(plan, len(plan.moves))} Nothing was changed.")

    def _recluster(self, is_anew: bool) -> None:
        cluster_claims(at=database_now())
        plan = self._plan(is_anew)
        moved = 0
        for number, step in enumerate(plan.steps):
            self._tell("steps taken", number, len(plan.steps))
            moved += take_step(step, at=database_now())
        audit.info("recluster by=command changed=%d moved=%d", plan.changed, moved)
        self.stdout.write(_summary(plan, moved))

    def _plan(self, is_anew: bool) -> Plan:
        return plan_reclustering(is_anew=is_anew, tell=self._tell)

    def _tell(self, what: str, done: int, total: int) -> None:
        """Progress, at most once a second."""
        if (now := time.monotonic()) - self._told_at >= 1:
            self._told_at = now
            self.stderr.write(f"{what}: {done:,} of {total:,}", style_func=str)


def _differences(plan: Plan) -> Iterator[str]:
    """A line for each claim that moves, the first of them."""
    shown = dict(list(plan.moves.items())[:MOST_SHOWN])
    texts = {claim.pk: str(claim) for claim in Claim.objects.filter(pk__in=shown).only("text")}
    for pk, (cluster, home) in shown.items():
        goes = f"cluster {home}" if home else "a new cluster"
        yield f"Claim {pk} moves from cluster {cluster} to {goes}: {texts.get(pk, '')}"
    if len(plan.moves) > MOST_SHOWN:
        yield f"… and {len(plan.moves) - MOST_SHOWN:,} more."


def _summary(plan: Plan, moved: int) -> str:
    older = sum(count for version, count in plan.versions.items() if version != MATCHER_VERSION)
    versions = ", ".join(sorted(plan.versions)) or "none"
    return (
        f"Matcher {versions} → {MATCHER_VERSION} ({older:,} matches of an earlier one);"
        f" claims: {plan.claims:,}; pairs compared: {plan.compared:,}; matches changed: {plan.changed:,};"
        f" pairs joined: {plan.joined:,}; pairs parted: {plan.parted:,}; claims moved: {moved:,}."
    )
