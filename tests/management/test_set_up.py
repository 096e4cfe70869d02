"""manage.py set_up: a fresh desk is made ready, a used one left as people left it."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from claims.models import Claim, Reviewer, Source
from tests.databases import Database
from tests.factories import decide, make_cluster, make_reviewer


def set_up() -> str:
    output = StringIO()
    call_command("set_up", stdout=output)
    return output.getvalue()


def everything() -> dict[str, list[dict[str, object]]]:
    """Every row of every table of ours."""
    models = apps.get_app_config("claims").get_models()
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def test_a_fresh_desk_holds_claims_and_accounts(committed_db: Database) -> None:
    said = set_up()
    assert Source.objects.count() == 5
    assert not Source.objects.unprocessed().exists()
    assert f"claims found: {Claim.objects.count()};" in said
    assert set(Reviewer.objects.values_list("role", flat=True)) == {"reviewer", "lead", "admin"}


def test_a_used_desk_is_left_as_it_is(committed_db: Database) -> None:
    set_up()
    decide(make_cluster(), make_reviewer("ada"))
    Source.objects.filter(text_sha256=Source.objects.earliest("id").text_sha256).update(title="Put right")
    call_command("process_sources", stdout=StringIO())  # what was just added by hand is matched
    before = everything()
    said = set_up()
    assert everything() == before
    assert "passwords" not in said


@pytest.mark.parametrize("role", ["reviewer", "admin"])
def test_articles_are_not_loaded_beside_a_desks_own(committed_db: Database, role: str) -> None:
    make_cluster("The mill stands idle.")
    make_reviewer("dora", role=role)
    set_up()
    assert Source.objects.count() == 1
    assert Reviewer.objects.filter(role=role).get().username == "dora"
