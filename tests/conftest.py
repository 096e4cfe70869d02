"""What every test may ask for: the engine, databases, races, the cast and their clients."""

import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
import hypothesis
import pytest
from django.db import connection, connections
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests import postgres
from tests.databases import Database, Engine, PostgresqlServer, SqliteFiles, connected, migrate, throw_away
from tests.server import Desk, Server, serve, set_up

if TYPE_CHECKING:  # nothing that needs settings is imported before `pytest_configure` chose them
    from claims.models import Reviewer

type Race = Callable[[int, Callable[[int], Any]], list[Any]]

# A slow moment of the machine is no fault of the code.
hypothesis.settings.register_profile("suite", deadline=None, max_examples=50)
hypothesis.settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--engine", choices=["sqlite", "postgresql"], default="sqlite", help="The database of this run."
    )


def pytest_configure(config: pytest.Config) -> None:
    """Choose the database before Django reads its settings; nothing of the desk's own `var/` is touched."""
    stack = ExitStack()
    config.add_cleanup(stack.close)
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="factcheck-"))
    Path(folder, "static").mkdir()
    for name in ("ENVIRONMENT", "DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"):
        os.environ.pop(name, None)
    os.environ |= {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    if config.getoption("engine") == "postgresql":
        # Kept in the environment, so that the workers of a parallel run share this server.
        os.environ["TEST_DATABASE_URL"] = os.environ["DATABASE_URL"] = stack.enter_context(postgres.serve())
    django.setup()


def pytest_report_header(config: pytest.Config) -> str:
    return f"database: {config.getoption('engine')}"


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    if "DATABASE_URL" in os.environ:
        return PostgresqlServer(os.environ["DATABASE_URL"])
    return SqliteFiles(tmp_path_factory.mktemp("databases"))


@pytest.fixture(scope="session")
def template(engine: Engine, django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    """A migrated database that nobody writes to."""
    with throw_away(engine) as database:
        with django_db_blocker.unblock():
            migrate(database)
        yield database


@pytest.fixture(scope="session")
def django_db_setup(
    engine: Engine,
    template: Database,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """The database of `db`: pytest-django rolls back in it what each test did."""
    unblock, block = django_db_blocker.unblock(), django_db_blocker.block()
    with throw_away(engine, template) as database, unblock, connected(database), block:
        yield


@pytest.fixture
def committed_db(
    request: pytest.FixtureRequest, engine: Engine, template: Database, django_db_blocker: DjangoDbBlocker
) -> Iterator[Database]:
    """A database of this test's own, for what commits: threads, other processes, a real server."""
    if "db" in request.fixturenames:  # its transaction must not begin on ours
        request.getfixturevalue("db")
    with throw_away(engine, template) as database, django_db_blocker.unblock(), connected(database):
        yield database


@pytest.fixture(scope="session")
def desk(engine: Engine, template: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk as a newcomer has it after `make run`; nobody writes to it."""
    with throw_away(engine, template) as database:
        yield set_up(database, tmp_path_factory.mktemp("var"))


@pytest.fixture(scope="session")
def running(engine: Engine, desk: Desk) -> Iterator[Server]:
    """The real server on a copy of that desk, for one test after another: most are shorter than its start."""
    with throw_away(engine, desk.database) as database, serve(replace(desk, database=database)) as running:
        yield running


@pytest.fixture
def server(
    request: pytest.FixtureRequest, engine: Engine, desk: Desk, django_db_blocker: DjangoDbBlocker
) -> Iterator[Server]:
    """The real server on a copy of that desk as it was. The test itself works on the same database."""
    with ExitStack() as stack:
        if isinstance(engine, SqliteFiles):
            server = request.getfixturevalue("running")
            server.wait_until_idle()
            engine.refill(server.desk.database, desk.database)
        else:  # a database of PostgreSQL cannot be replaced under those who are connected
            database = stack.enter_context(throw_away(engine, desk.database))
            server = stack.enter_context(serve(replace(desk, database=database)))
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(connected(server.desk.database))
        yield server
        server.assert_nothing_broke()


@pytest.fixture
def tables(request: pytest.FixtureRequest) -> None:
    """The tables, in whichever database the test works on."""
    own = {"server", "committed_db"} & set(request.fixturenames)
    request.getfixturevalue(own.pop() if own else "db")


@pytest.fixture
def race(committed_db: Database) -> Race:
    """race(count, function): calls function(0) … function(count - 1) at once, each on its own connection.

    Returns what each gave back, or the exception it raised.
    """

    def run(count: int, function: Callable[[int], Any]) -> list[Any]:
        start = threading.Barrier(count)

        def enter(number: int) -> Any:
            try:
                connection.ensure_connection()
                start.wait(timeout=60)
                return function(number)
            except Exception as error:
                return error
            finally:
                connections.close_all()

        with ThreadPoolExecutor(count) as threads:
            return list(threads.map(enter, range(count)))

    return run


@pytest.fixture
def ada(tables: None) -> "Reviewer":
    """Reviews."""
    return _person("ada", "reviewer")


@pytest.fixture
def ben(tables: None) -> "Reviewer":
    """Reviews too."""
    return _person("ben", "reviewer")


@pytest.fixture
def lea(tables: None) -> "Reviewer":
    """Leads the desk."""
    return _person("lea", "lead")


@pytest.fixture
def max(tables: None) -> "Reviewer":
    """Administers."""
    return _person("max", "admin")


@pytest.fixture
def as_ada(ada: "Reviewer") -> Client:
    return _signed_in(ada)


@pytest.fixture
def as_ben(ben: "Reviewer") -> Client:
    return _signed_in(ben)


@pytest.fixture
def as_lea(lea: "Reviewer") -> Client:
    return _signed_in(lea)


@pytest.fixture
def as_max(max: "Reviewer") -> Client:
    return _signed_in(max)


@pytest.fixture
def anonymous(tables: None) -> Client:
    """Cleo, a stranger without an account."""
    return Client()


def _person(username: str, role: str) -> "Reviewer":
    from tests.factories import make_reviewer

    return make_reviewer(username, role=role)


def _signed_in(reviewer: "Reviewer") -> Client:
    client = Client()
    client.force_login(reviewer)
    return client
