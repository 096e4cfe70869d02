"""Reading the environment: what is missing or makes no sense is named, never guessed."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from factcheck import environment


@pytest.mark.parametrize(("written", "meant"), [("1", True), (" Yes ", True), ("off", False), ("", False)])
def test_a_flag_is_yes_or_no(monkeypatch, written, meant):
    monkeypatch.setenv("FLAG", written)
    assert environment.flag("FLAG") is meant


def test_a_flag_that_is_neither_is_refused(monkeypatch):
    monkeypatch.setenv("FLAG", "maybe")
    with pytest.raises(ImproperlyConfigured, match="FLAG must be 1 or 0, not 'maybe'"):
        environment.flag("FLAG")


@pytest.mark.parametrize("written", ["abc", "0", "10", "nan", "inf", "٣٣"])
def test_a_number_outside_its_bounds_is_refused(monkeypatch, written):
    monkeypatch.setenv("NUMBER", written)
    with pytest.raises(ImproperlyConfigured, match="NUMBER must"):
        environment.number("NUMBER", 5, low=1, high=9)


def test_a_number_may_be_left_to_its_default(monkeypatch):
    monkeypatch.delenv("NUMBER", raising=False)
    assert environment.number("NUMBER", 5, low=1, high=9) == 5


def test_a_choice_outside_the_list_is_refused(monkeypatch):
    monkeypatch.setenv("CHOICE", "prod")
    with pytest.raises(ImproperlyConfigured, match="CHOICE must be one of local, production"):
        environment.choice("CHOICE", "local", ("local", "production"))


def test_words_are_parted_by_commas(monkeypatch):
    monkeypatch.setenv("WORDS", " a.example, ,b.example ")
    assert environment.words("WORDS") == ["a.example", "b.example"]


def test_what_is_demanded_has_no_default(monkeypatch):
    monkeypatch.setenv("SECRET", "  ")
    with pytest.raises(ImproperlyConfigured, match="Set SECRET"):
        environment.demanded("SECRET")


def test_a_secret_is_kept_where_only_its_owner_reads_it(tmp_path: Path):
    path = tmp_path / "var" / "secret_key"
    secret = environment.kept_secret(path)
    assert len(secret) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert environment.kept_secret(path) == secret
    assert list(path.parent.iterdir()) == [path]


def test_processes_that_start_at_once_agree_on_one_secret(tmp_path: Path):
    with ThreadPoolExecutor(8) as threads:
        secrets = set(threads.map(lambda _: environment.kept_secret(tmp_path / "secret_key"), range(8)))
    assert len(secrets) == 1


def test_without_an_address_the_database_is_a_file(tmp_path: Path):
    settings = environment.database("", tmp_path / "var" / "desk.sqlite3")
    assert settings["ENGINE"] == "django.db.backends.sqlite3"
    assert settings["NAME"] == str(tmp_path / "var" / "desk.sqlite3")
    assert (tmp_path / "var").is_dir()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_an_address_names_a_server(tmp_path: Path, scheme):
    settings = environment.database(f"{scheme}://desk:p%40ss@db.example:5433/desk?sslmode=require", tmp_path)
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert [settings[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        *("desk", "desk", "p@ss", "db.example", "5433")
    ]
    assert settings["OPTIONS"]["sslmode"] == "require"
    assert settings["OPTIONS"]["pool"]


@pytest.mark.parametrize("url", ["mysql://db/desk", "desk.sqlite3", "postgres://[broken"])
def test_an_address_that_makes_no_sense_is_refused(tmp_path: Path, url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        environment.database(url, tmp_path)


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)]
)
def test_sqlite_loses_nothing_it_acknowledged(tmp_path: Path, django_db_blocker, pragma, value):
    connection = ConnectionHandler({"default": environment.database("", tmp_path / "desk.sqlite3")})[
        "default"
    ]
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)
    connection.close()


def test_transactions_on_sqlite_take_the_writers_place_at_once(tmp_path: Path, django_db_blocker):
    settings = {"default": environment.database("", tmp_path / "desk.sqlite3")}
    first, second = (ConnectionHandler(settings)["default"] for _ in range(2))
    with django_db_blocker.unblock():
        second.settings_dict["OPTIONS"]["timeout"] = 0
        first.ensure_connection()
        second.ensure_connection()
        first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        with pytest.raises(OperationalError, match="locked"):
            second.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        first.rollback()
    for connection in (first, second):
        connection.close()
