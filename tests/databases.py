"""Throw-away databases: a migrated template, and copies of it to which a test may commit.

The append-only triggers refuse what Django's own tests that commit do at their end (empty every table), and
they are never switched off; so such a test gets a database of its own instead.
"""

import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql


@dataclass(frozen=True)
class Database:
    """`name` is what Django calls it, `url` what a process of its own reads as DATABASE_URL."""

    name: str
    url: str


class Engine(Protocol):
    """Where databases are made and thrown away."""

    def create(self, template: Database | None = None) -> Database:
        """A new database: empty, or a copy of `template`, to which nobody may be connected."""
        ...

    def drop(self, database: Database) -> None: ...


class SqliteFiles:
    """Databases as files in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def create(self, template: Database | None = None) -> Database:
        path = self.folder / f"{uuid.uuid4().hex}.sqlite3"
        if template:
            # Whoever closes last moves the write-ahead log into the file; a copy without it would lose rows.
            assert not Path(f"{template.name}-wal").exists(), "somebody is connected to the template"
            shutil.copyfile(template.name, path)
        return Database(str(path), f"sqlite:///{path}")

    def refill(self, database: Database, template: Database) -> None:
        """Make it a copy of `template` once more, while a server is connected to it."""
        with (
            closing(sqlite3.connect(template.name)) as origin,
            closing(sqlite3.connect(database.name)) as copy,
        ):
            origin.backup(copy)

    def drop(self, database: Database) -> None:
        for ending in ("", "-wal", "-shm"):
            Path(f"{database.name}{ending}").unlink(missing_ok=True)


class PostgresqlServer:
    """Databases on a server.

    `strategy` is how PostgreSQL copies a template. After a crash, sequences of a copy made by its default way
    begin where the copy began (ids that are taken are given out once more); made by "file_copy" they do not.
    """

    def __init__(self, url: str, *, strategy: str = "wal_log") -> None:
        self.url = url
        self.strategy = strategy

    def create(self, template: Database | None = None) -> Database:
        name = f"factcheck_test_{uuid.uuid4().hex}"
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY {}")
        origin = template.name if template else "template0"
        self._execute(statement.format(*map(sql.Identifier, (name, origin, self.strategy))))
        return Database(name, urlsplit(self.url)._replace(path=f"/{name}").geturl())

    def drop(self, database: Database) -> None:
        self._execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database.name)))

    def _execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def throw_away(engine: Engine, template: Database | None = None) -> Iterator[Database]:
    """A database for as long as the block lasts."""
    database = engine.create(template)
    try:
        yield database
    finally:
        engine.drop(database)


@contextmanager
def connected(database: Database) -> Iterator[None]:
    """Django works on `database` meanwhile, in this thread and in new ones."""
    before, wrapper = connections.settings["default"], connections["default"]
    connections.settings["default"] = {**before, "NAME": database.name}
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"] = before
        connections["default"] = wrapper


def migrate(database: Database) -> None:
    with connected(database):
        call_command("migrate", verbosity=0)
