"""python -m tests.torture [--short] [--only sqlite|postgresql]: exit status 1 when a count is not zero."""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import postgres
from tests.databases import Engine, PostgresqlServer, SqliteFiles, throw_away
from tests.torture.report import tell
from tests.torture.scenarios import Result, Scenario, play, sign_all_in
from tests.torture.server import Place

FULL = (
    Scenario("20 at once", 20),
    Scenario("50 at once", 50),
    Scenario("two readers a claim", 20, reads=2),
    Scenario("workers killed", 20, kills=20),
    Scenario("database restarted", 20, restarts=3, every=5),
    Scenario("control: a naive queue", 20, is_naive=True, seconds=15),
)
SHORT = (
    Scenario("everything at once", 6, seconds=9, reads=2, kills=1, restarts=1, every=1.5, must_empty=False),
    Scenario("control: a naive queue", 6, is_naive=True, seconds=5),
)
CLUSTERS, FEW_CLUSTERS = 80, 16
# Real durability, unlike the databases of the tests: what was acknowledged must be on the disk.
DURABLE = "-c listen_addresses='' -c max_connections=100"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--short", action="store_true", help="half a minute, few people, one of each fault")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="one database")
    parser.add_argument("--scenario", default="", help="only those whose name holds these words")
    given = parser.parse_args()
    chosen = [one for one in (SHORT if given.short else FULL) if given.scenario in one.name]
    clusters = FEW_CLUSTERS if given.short else CLUSTERS
    results = [
        result
        for engine in ("sqlite", "postgresql")
        if given.only in (None, engine)
        for result in torture(engine, chosen, clusters)
    ]
    print(tell(results))
    return 0 if all(result.is_passed for result in results) else 1


def torture(engine: str, scenarios: list[Scenario], clusters: int) -> Iterator[Result]:
    """Play the scenarios, each on a copy of one filled database."""
    reviewers = max(scenario.reviewers for scenario in scenarios)
    with tempfile.TemporaryDirectory(prefix="torture-") as name:
        folder = Path(name)
        with _databases(engine, folder) as (databases, server), throw_away(databases) as template:
            began = time.monotonic()
            place = Place(template, folder / "var")
            place.fill(clusters=clusters, reviewers=reviewers)
            cookies = sign_all_in(place, reviewers)
            _say(f"{engine}: filled, everybody signed in after {time.monotonic() - began:.0f} s")
            for scenario in scenarios:
                if scenario.restarts and server is None and not scenario.kills:
                    continue
                with throw_away(databases, template) as copy:
                    result = play(scenario, Place(copy, place.folder), cookies, engine, server)
                _say(f"{engine}: {scenario.name}, {len(result.ledger.kept)} saves in {result.seconds:.0f} s")
                yield result


@contextmanager
def _databases(engine: str, folder: Path) -> Iterator[tuple[Engine, postgres.Server | None]]:
    """Where databases are made; of PostgreSQL the server, to be restarted."""
    if engine == "sqlite":
        yield SqliteFiles(folder), None
    elif binaries := postgres.find_binaries():
        with postgres.run(binaries, options=DURABLE) as server:
            yield PostgresqlServer(server.url, strategy="file_copy"), server
    else:
        raise SystemExit("No PostgreSQL: install postgresql.")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
