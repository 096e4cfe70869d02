"""Migration 0002: a desk of the first release keeps its claims and matches, and its rules."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from claims.models import Claim, Match, triggers
from tests.databases import Database, Engine, connected, throw_away


@pytest.fixture
def first_release(engine: Engine, django_db_blocker) -> Iterator[Database]:
    with throw_away(engine) as database, django_db_blocker.unblock(), connected(database):
        call_command("migrate", "claims", "0001", verbosity=0)
        yield database


def test_claims_and_matches_stay_and_pairs_without_meaning_go(first_release):
    _store_three_claims()
    call_command("migrate", verbosity=0)
    assert list(Claim.objects.order_by("id").values_list("text", "is_keyed")) == [
        ("One.", False),
        ("Two.", False),
        ("Three.", False),
    ]
    assert list(Match.objects.values_list("a__text", "b__text", "relation", "rule")) == [
        ("One.", "Two.", "same", "")
    ]
    assert not triggers.missing()
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.update(text="Four.")


def test_it_can_be_taken_back(first_release):
    call_command("migrate", verbosity=0)
    call_command("migrate", "claims", "0001", verbosity=0)
    assert "claims_matchkey" not in connection.introspection.table_names()
    call_command("migrate", verbosity=0, stdout=StringIO())
    assert not Claim.objects.exists()


def _store_three_claims() -> None:
    apps = MigrationExecutor(connection).loader.project_state([("claims", "0001_initial")]).apps
    models = {name: apps.get_model("claims", name) for name in ("Source", "Cluster", "Claim", "Match")}
    text = "One. Two. Three."
    source = models["Source"].objects.create(text=text, text_sha256="0" * 64)
    claims = [
        models["Claim"].objects.create(
            source=source,
            start=text.index(part),
            end=text.index(part) + len(part),
            text=part,
            folded=part.lower(),
            check_worthiness=0.5,
            cluster=models["Cluster"].objects.create(),
        )
        for part in ("One.", "Two.", "Three.")
    ]
    for a, b, relation in ((0, 1, "same"), (0, 2, "unrelated")):
        said = {"probability": 0.5, "relation": relation, "matcher_version": "1"}
        models["Match"].objects.create(a=claims[a], b=claims[b], **said)
