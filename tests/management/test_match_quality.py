"""manage.py match_quality: the figures in words, and drawing pairs."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from claims.actions.clustering import cluster_claims
from claims.models import AuditPair
from claims.models.clock import database_now
from tests.factories import make_audit_pair, make_claim
from tests.matched import BRIDGE_14, BRIDGE_TOO, matched_cluster


def run(*arguments):
    out = StringIO()
    call_command("match_quality", *arguments, stdout=out)
    return out.getvalue()


def test_an_empty_desk_says_that_there_is_too_little(db):
    said = run()
    assert "Too few for a figure: 30 more joins have to be dealt with." in said
    assert "Too few answers to tell what is missed" in said


def test_pairs_are_drawn_when_asked(db):
    for text in (BRIDGE_14, BRIDGE_TOO):
        make_claim(text)
    cluster_claims(at=database_now())
    assert run("--draw", "5").startswith("1 pairs drawn.")
    assert AuditPair.objects.get().stratum == "joined"


def test_a_draw_of_none_is_refused(db):
    with pytest.raises(CommandError, match="1 or more"):
        run("--draw", "0")


def test_figures_are_told_with_their_intervals(ada):
    a, b = matched_cluster(BRIDGE_14, BRIDGE_TOO).claims.order_by("id")
    told = {"judged_by": ada, "judged_at": (now := database_now()), "drawn_at": now}
    make_audit_pair(a, b, stratum="joined", is_same=True, **told)
    for number in range(40):
        make_audit_pair(a, make_claim(), stratum="far", is_same=number < 2, **told)
    said = run()
    assert "Precision by the sample: 100.0% (100.0% to 100.0%)." in said
    assert "Recall: 33.3%" in said
    assert "Missed pairs: about 2 (2 to 2)." in said
