"""manage.py recluster: shows what would change, changes it, can be stopped, and a second run does nothing."""

import os
import subprocess
import sys
from collections import Counter
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from claims.actions.clustering import cluster_claims
from claims.actions.membership import split_cluster
from claims.management.commands import recluster as command
from claims.matching import MATCHER_VERSION
from claims.models import Claim, Match
from claims.models.clock import database_now
from tests.actions import recount
from tests.factories import decide, make_claim, make_source

FLOOD = "The flood in Lower Hutton destroyed 43 houses on Tuesday, the county said."
FLOOD_AGAIN = "The flood in Lower Hutton destroyed 43 houses on Tuesday, according to the county."
STRIKE = "Bus drivers in Port Marlow went on strike for higher wages."
PLACES = ["Harlow", "Ashby", "Marlow", "Denton"]
EVENTS = [
    "The flood in {} destroyed the old bridge and two mills on Tuesday",
    "Bus drivers in {} went on strike for higher wages and shorter shifts",
    "The hospital of {} closed its maternity ward because nurses were lacking",
]
ROOT = Path(__file__).parent.parent.parent


def recluster(**options: Any) -> str:
    output = StringIO()
    call_command("recluster", stdout=output, stderr=StringIO(), **options)
    return output.getvalue()


def everything() -> dict[str, list[dict[str, object]]]:
    models = apps.get_app_config("claims").get_models()
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def old_claim(text: str, **fields: Any) -> Claim:
    """A claim of before there were keys."""
    number = Claim.objects.count()
    source = make_source(f"Report {number}.\n\n{text}", origin=f"text:{number}")
    return make_claim(text, source=source, matched_at=database_now(), **fields)


def twice_told() -> None:
    """Twelve events, each told in two ways."""
    for place, event in product(PLACES, EVENTS):
        for ending in (", the county said.", ", according to the county."):
            old_claim(event.format(place) + ending)


def matched_long_ago() -> tuple[Claim, Claim, Claim]:
    """Claims that an earlier matcher left apart: its matches are there, and no keys."""
    claims = old_claim(FLOOD), old_claim(FLOOD_AGAIN), old_claim(STRIKE)
    said = {"probability": 0.4, "relation": "possible", "matcher_version": "1"}
    Match.objects.create(a=claims[0], b=claims[1], **said)
    Match.objects.create(a=claims[0], b=claims[2], **said)
    return claims


@pytest.mark.django_db
def test_a_desk_of_an_earlier_matcher_is_matched_again():
    flood, again, strike = matched_long_ago()
    said = recluster()
    assert said == (
        f"Matcher 1 → {MATCHER_VERSION} (2 matches of an earlier one); claims: 3; pairs compared: 2;"
        " matches changed: 2; pairs joined: 1; pairs parted: 0; claims moved: 1.\n"
    )
    assert list(Match.objects.values_list("a", "b", "relation", "matcher_version")) == [
        (flood.pk, again.pk, "same", MATCHER_VERSION)
    ]
    places = dict(Claim.objects.values_list("pk", "cluster_id"))
    assert places[flood.pk] == places[again.pk] == flood.cluster_id != places[strike.pk]
    recount.check_all()


@pytest.mark.django_db
def test_a_dry_run_shows_the_same_and_changes_nothing():
    flood, again, _ = matched_long_ago()
    before = everything()
    shown = recluster(dry_run=True).splitlines()
    assert everything() == before
    assert shown[0] == (
        f"Claim {again.pk} moves from cluster {again.cluster_id} to cluster {flood.cluster_id}: {FLOOD_AGAIN}"
    )
    assert shown[1].endswith("claims moved: 1. Nothing was changed.")
    assert recluster().strip() == shown[1].removesuffix(" Nothing was changed.")


@pytest.mark.django_db
@pytest.mark.parametrize("options", [{}, {"anew": True}])
def test_a_second_run_changes_nothing(options):
    matched_long_ago()
    recluster()
    before = everything()
    assert "matches changed: 0; pairs joined: 0; pairs parted: 0; claims moved: 0." in recluster(**options)
    assert everything() == before


@pytest.mark.django_db
def test_what_people_parted_and_decided_stays(ada, lea):
    flood, again, strike = matched_long_ago()
    third = old_claim(FLOOD, cluster=flood.cluster)
    split_cluster(cluster_id=flood.cluster_id, claim_ids=[third.pk], by=lea, note="", at=database_now())
    decide(again.cluster, ada)
    recluster()
    places = dict(Claim.objects.values_list("pk", "cluster_id"))
    assert (places[again.pk], places[strike.pk]) == (again.cluster_id, strike.cluster_id)
    assert places[third.pk] not in (places[flood.pk], flood.cluster_id)
    assert places[flood.pk] == places[again.pk]
    recount.check_all()


@pytest.mark.django_db
def test_stopped_it_goes_on_where_it_was(monkeypatch):
    twice_told()
    monkeypatch.setattr("claims.actions.reclustering.MOST_AT_ONCE", 1)
    taken = []

    def interrupted(step: Any, *, at: Any) -> Any:
        if len(taken) == 2:
            raise KeyboardInterrupt
        taken.append(step)
        return real(step, at=at)

    real = command.take_step
    monkeypatch.setattr(command, "take_step", interrupted)
    with pytest.raises(CommandError, match="run it again") as stopped:
        recluster()
    assert stopped.value.returncode == 130
    recount.check_all()
    monkeypatch.setattr(command, "take_step", real)
    assert "claims moved: 0" not in recluster()
    assert "claims moved: 0" in recluster(anew=True)
    assert _sizes() == [2] * 12


SMALL_STEPS = """
import django
django.setup()
from claims.actions import keys, reclustering
from django.core.management import call_command
keys.MOST_AT_ONCE = reclustering.MOST_AT_ONCE = 2
call_command("recluster")
"""


def test_killed_at_any_moment_it_ends_as_undisturbed(committed_db):
    twice_told()
    environment = {**os.environ, "DATABASE_URL": committed_db.url}
    for most in (24, 20, 15):
        run = subprocess.Popen([sys.executable, "-c", SMALL_STEPS], cwd=ROOT, env=environment)
        while len(_sizes()) >= most and run.poll() is None:
            pass
        run.kill()
        run.wait()
        recount.check_all()
    recluster()
    assert _sizes() == [2] * 12
    assert "claims moved: 0" in recluster(anew=True)


def _sizes() -> list[int]:
    return sorted(Counter(Claim.objects.values_list("cluster_id", flat=True)).values())


@pytest.mark.django_db
def test_sources_processed_beside_older_matches_join_them_and_say_so():
    flood, _, _ = matched_long_ago()
    late = make_claim(FLOOD.replace("the county", "officials"))
    output = StringIO()
    call_command("process_sources", stdout=output)
    assert "manage.py recluster" in output.getvalue()
    late.refresh_from_db()
    assert late.cluster_id == flood.cluster_id
    assert cluster_claims(at=database_now()) == 0
