"""Rules kept by triggers: history is only added to, texts are what every engine can hold."""

import os
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction

from claims.models import Against, Claim, Decision, Event, Evidence, Link, Reviewer, Source, Verdict, triggers
from claims.models.clock import database_now
from tests.databases import Database
from tests.factories import decide, make_claim, make_cluster, make_reviewer, make_source
from tests.refusals import refused
from tests.server import ROOT

HISTORY = [Decision, Verdict, Evidence, Against, Event]


@pytest.fixture
def history(ada: Reviewer) -> None:
    """A row in each table that is only added to."""
    recorded = decide(make_cluster(), ada, "conflicting", note="See the minutes.")
    recorded.decision.verdicts.get().against.create(claim=make_claim())


@pytest.mark.parametrize("model", HISTORY)
def test_history_cannot_be_changed(history, model):
    row = model.objects.order_by("id").last()
    before = model.objects.filter(pk=row.pk).values().get()
    column = next(field for field in model._meta.local_fields if not field.primary_key)
    with refused("append-only"):
        row.save()
    with refused("append-only"):
        model.objects.update(**{column.attname: getattr(row, column.attname)})
    with refused("append-only"):
        _execute(f"UPDATE {_table(model)} SET id = id + 1")
    assert model.objects.filter(pk=row.pk).values().get() == before


@pytest.mark.parametrize("model", HISTORY)
def test_history_cannot_be_deleted(history, model):
    count = model.objects.count()
    assert count
    with refused("append-only"):
        model.objects.all()._raw_delete("default")
    with refused("append-only"):
        _execute(f"DELETE FROM {_table(model)}")
    assert model.objects.count() == count


@pytest.mark.parametrize("model", HISTORY)
def test_history_cannot_be_replaced_or_emptied_at_once(committed_db, history, model):
    count = model.objects.count()
    if connection.vendor == "sqlite":
        statement = f"REPLACE INTO {_table(model)} SELECT * FROM {_table(model)}"
    else:
        statement = f"TRUNCATE {_table(model)} CASCADE"
    with refused("append-only"):
        _execute(statement)
    assert model.objects.count() == count


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (Source, "title"),
        (Source, "publisher"),
        (Source, "url"),
        (Claim, "folded"),
        (Link, "note"),
        (Reviewer, "username"),
    ],
)
def test_a_nul_is_refused(tables, model, field):
    row = _row(model)
    with pytest.raises((DatabaseError, ValueError)), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**{field: "https://a\0b"})


def test_a_nul_in_an_article_is_refused(tables):
    with pytest.raises((DatabaseError, ValueError)), transaction.atomic():
        make_source("The dam\0 holds.")


@pytest.mark.parametrize(
    ("model", "field"),
    [(Source, "title"), (Source, "publisher"), (Source, "url"), (Link, "note"), (Reviewer, "username")],
)
def test_a_text_longer_than_its_column_is_refused(tables, model, field):
    row = _row(model)
    longest = model._meta.get_field(field).max_length
    text = "https://".ljust(longest, "é")
    assert model.objects.filter(pk=row.pk).update(**{field: text}) == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**{field: f"{text}é"})


def test_migrate_puts_back_what_was_dropped(committed_db, ada):
    expected = triggers._triggers(connection)
    for name in expected:
        _drop(name)
    assert triggers.missing() == set(expected)
    call_command("migrate", verbosity=0)
    assert triggers.missing() == set()
    decide(make_cluster(), ada)
    with refused("append-only"):
        Decision.objects.update(revision=9)


def test_a_check_of_the_database_names_what_is_missing(committed_db, capsys):
    _drop(_any_trigger())
    call_command("check", databases=["default"])
    assert _any_trigger() in capsys.readouterr().err


def test_the_server_does_not_start_without_a_trigger(committed_db):
    assert _start_server(committed_db).returncode == 0
    _drop(_any_trigger())
    ended = _start_server(committed_db)
    assert ended.returncode != 0
    assert "Run: manage.py migrate" in ended.stderr
    assert _any_trigger() in ended.stderr


def _start_server(database: Database) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "factcheck.settings", "DATABASE_URL": database.url}
    command = [sys.executable, "-c", "import factcheck.wsgi"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def _row(model):
    if model is Link:
        a, b = make_claim(), make_claim()
        return Link.objects.create(a=a, b=b, by=make_reviewer(), kind="same", created_at=database_now())
    return {Source: make_source, Claim: make_claim}.get(model, make_reviewer)()


def _any_trigger() -> str:
    return min(triggers._triggers(connection))


def _drop(name: str) -> None:
    """Only ever on a copy of the database that is thrown away."""
    if connection.vendor == "sqlite":
        _execute(f"DROP TRIGGER {name}")
        return
    table = triggers._triggers(connection)[name].split(" ON ")[1].split()[0]
    _execute(f"DROP TRIGGER {name} ON {table}")


def _table(model: type[models.Model]) -> str:
    return model._meta.db_table


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
