"""Articles matched with the desk that DATABASE_URL names, in a process of its own.

`python -m bench.incremental.measuring fill|match SIZE COUNT FOLDER`: fills it with SIZE claims, or matches
the next COUNT articles and prints a line of JSON for each.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import django

HELD_BACK = 60


def main() -> None:
    """Do what the command line says."""
    django.setup()
    from django.core.management import call_command

    from bench.incremental.base import CLAIMS_OF_A_SOURCE, fill, make_articles
    from claims.models import Source

    what, size, count, folder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
    if what == "fill":
        call_command("migrate", verbosity=0)
        fill(size, articles=HELD_BACK, folder=folder)
        return
    kept = folder / f"articles-{size}.json"
    if not kept.exists():
        articles = make_articles(size, HELD_BACK)
        kept.write_text(json.dumps([[article.texts, article.groups] for article in articles]))
    first = Source.objects.count() - -(-size // CLAIMS_OF_A_SOURCE)
    for texts, groups in json.loads(kept.read_text())[first : first + count]:
        print(json.dumps(measure(texts, groups)), flush=True)


def measure(texts: list[str], groups: list[int]) -> dict[str, Any]:
    """One article: `seconds` from its claims in hand to their places.

    `known`: how many of its claims have likes on the desk; `found`: how many came to where these are.
    """
    from django.db import connection, transaction

    from claims.actions.clustering import cluster_claims
    from claims.actions.ingest import add_source, store_claims
    from claims.models import Claim, Cluster
    from claims.models.clock import database_now
    from claims.records import CheckWorthiness, ExtractedClaim

    connection.ensure_connection()
    text = "\n".join(texts)
    place, extracted = 0, []
    for claim in texts:
        extracted.append(ExtractedClaim(place, place + len(claim), claim, "body", CheckWorthiness(0.5, ())))
        place += len(claim) + 1
    source = add_source(text=text, by=None, at=database_now())
    started = time.perf_counter()
    with transaction.atomic():
        claims = store_claims(source, extracted)
    stored = time.perf_counter()
    statements: list[float] = []
    cpu = time.process_time()
    with connection.execute_wrapper(_Watch(statements)):
        moved = cluster_claims(at=database_now())
    ended, cpu_ended = time.perf_counter(), time.process_time()
    placed = dict(Claim.objects.filter(source=source).values_list("text", "cluster_id"))
    known = [
        (claim, group)
        for claim, group in zip(texts, groups, strict=True)
        if Cluster.objects.filter(pk=group + 1).exists()
    ]
    found = sum(placed[claim] == group + 1 for claim, group in known)
    return {
        "seconds": ended - started,
        "cpu": cpu_ended - cpu,
        "storing": stored - started,
        "statements": len(statements),
        "sql": sum(statements),
        "moved": moved,
        "known": len(known),
        "found": found,
        "claims": len(claims),
    }


class _Watch:
    """Notes how long each statement takes."""

    def __init__(self, seconds: list[float]) -> None:
        self.seconds = seconds

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds.append(time.perf_counter() - started)


if __name__ == "__main__":
    main()
