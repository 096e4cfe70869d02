"""Signing off: list, preview, signature, and what was withdrawn after it had gone outside."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions.check_again import ask_to_check_again
from claims.models import Cluster, ExportRun, Reviewer, SignOff
from claims.models.clock import database_now
from tests.factories import decide, make_cluster


def decided(by: Reviewer, *texts: str, label: str = "consistent") -> Cluster:
    cluster = make_cluster(*texts)
    decide(cluster, by, label, note="Two logs agree.")
    return cluster


def page_of(client, query: str = "") -> str:
    response = client.get(f"/sign-off/{query}")
    assert response.status_code == 200
    return str(response.content.decode())


def sign(client, *clusters: Cluster) -> Any:
    preview = page_of(client, "?" + "&".join(f"cluster={cluster.pk}" for cluster in clusters))
    return client.post("/sign-off/", {"shown": re.findall(r'name="shown" value="([^"]+)"', preview)})


def ask(cluster: Cluster, by: Reviewer) -> None:
    ids = [claim.pk for claim in cluster.claims.all()]
    ask_to_check_again(cluster_id=cluster.pk, claim_ids=ids, reason="New.", by=by, at=database_now())


def test_the_list_holds_decided_clusters_not_signed_off_yet(as_lea, ada):
    done, waiting, flagged = decided(ada, "Hail fell."), decided(ada, "Snow fell."), decided(ada, "Fog came.")
    make_cluster("Rain fell.")
    sign(as_lea, done)
    ask(flagged, ada)
    page = page_of(as_lea)
    assert "Snow fell." in page
    assert f"?cluster={waiting.pk}" in page
    assert [words for words in ("Hail fell.", "Fog came.", "Rain fell.") if words in page] == []


def test_an_empty_list_says_so(as_lea):
    assert "Nothing waits to be signed off." in page_of(as_lea)


def test_the_preview_says_in_words_what_is_signed_off(as_lea, ada):
    one = decided(ada, "Hail fell.", "It hailed.")
    other = decided(ada, "Snow fell.", label="unverified")
    page = page_of(as_lea, f"?cluster={one.pk}&cluster={other.pk}")
    assert "3 verdicts on 2 clusters: 2 consistent, 1 unverified." in page
    assert page.count("Two logs agree.") == 3
    assert not SignOff.objects.exists()


def test_signing_off_is_done_and_said(as_lea, lea, ada):
    one, other = decided(ada, "Hail fell.", "It hailed."), decided(ada)
    response = sign(as_lea, one, other)
    assert (response.status_code, response["Location"]) == (303, "/sign-off/")
    assert "Signed off 3 verdicts." in page_of(as_lea)
    assert set(SignOff.objects.values_list("by", flat=True)) == {lea.pk}


def test_the_same_form_sent_twice_signs_off_once(as_lea, ada):
    cluster = decided(ada)
    shown = {"shown": f"{cluster.claims.get().pk}:{cluster.claims.get().verdict_id}"}
    for _ in range(2):
        assert as_lea.post("/sign-off/", shown).status_code == 303
    assert "Signed off already." in page_of(as_lea)
    assert SignOff.objects.count() == 1


def test_ones_own_verdicts_are_left_to_another_lead(as_lea, lea, ada, max):
    own, other = decided(lea, "Hail fell."), decided(ada, "Snow fell.")
    page = page_of(as_lea)
    assert "1 of your own: another lead signs it off" in page
    assert re.search(rf'value="{own.pk}"[^>]* disabled', page)
    assert "1 verdict of your own is left out" in page_of(as_lea, f"?cluster={own.pk}&cluster={other.pk}")
    sign(as_lea, own, other)
    assert SignOff.objects.get().claim == other.claims.get()


def test_the_only_lead_is_told_that_it_is_recorded(as_lea, lea):
    own = decided(lea)
    assert "you lead this desk alone, and that is recorded" in page_of(as_lea, f"?cluster={own.pk}")
    sign(as_lea, own)
    assert SignOff.objects.get().is_own


def test_a_verdict_that_changed_since_the_preview_is_refused_in_words(as_lea, ada):
    cluster = decided(ada)
    claim = cluster.claims.get()
    ask(cluster, ada)
    response = as_lea.post("/sign-off/", {"shown": f"{claim.pk}:{claim.verdict_id}"})
    assert response.status_code == 409
    assert "changed since you looked" in response.content.decode()


@pytest.mark.parametrize("sent", [{}, {"shown": "x"}, {"shown": "1"}, {"shown": "1:2:3"}, {"shown": "0:1"}])
def test_a_damaged_form_is_told_in_words(as_lea, sent):
    response = as_lea.post("/sign-off/", sent)
    assert response.status_code == 422
    assert b'role="alert"' in response.content


@pytest.mark.parametrize("query", ["?cluster=x", "?cluster=999", "?page=x", "?cluster=" + "9" * 30])
def test_an_address_that_makes_no_sense_shows_a_page(as_lea, query):
    assert "<h1>" in page_of(as_lea, query)


def test_reviewers_do_not_sign_off(as_ada):
    assert as_ada.get("/sign-off/").status_code == 403
    assert as_ada.post("/sign-off/", {"shown": "1:1"}).status_code == 403


def test_a_withdrawn_sign_off_names_the_exports_that_carried_it(as_lea, lea, ada):
    carried, kept = decided(ada, "Hail fell."), decided(ada, "Snow fell.")
    at = database_now() - timedelta(hours=1)
    run(at)
    sign(as_lea, carried, kept)
    run(database_now(), row_count=4711)
    run(database_now(), scope="desk", row_count=99)
    ask(carried, ada)
    run(database_now(), row_count=815)
    section = page_of(as_lea).split("Withdrawn after they had gone outside")[1]
    assert "Hail fell." in section
    assert "Snow fell." not in section
    assert re.findall(r"\((\d+) rows", section) == ["4711"]


def test_the_page_of_a_claim_tells_of_its_sign_off_and_of_what_was_withdrawn(as_lea, ada):
    cluster = decided(ada)
    address = f"/claims/{cluster.claims.get().pk}/"
    sign(as_lea, cluster)
    assert "signed off by lea" in as_lea.get(address).content.decode()
    run(database_now(), row_count=4711)
    ask(cluster, ada)
    page = as_lea.get(address).content.decode()
    assert "signed off by lea, " not in page.split("Withdrawn after it had gone outside")[0]
    assert "(4711 rows" in page


def run(at: Any, *, scope: str = "outside", row_count: int = 1) -> ExportRun:
    return ExportRun.objects.create(at=at, as_of=at, scope=scope, row_count=row_count, sha256="0" * 64)


def test_a_sign_off_withdrawn_before_any_export_is_not_listed(as_lea, ada):
    cluster = decided(ada)
    sign(as_lea, cluster)
    ask(cluster, ada)
    assert "Withdrawn after" not in page_of(as_lea)


def test_list_and_preview_ask_the_same_number_of_queries_however_much_there_is(as_lea, ada):
    def count(query: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            page_of(as_lea, query)
        return len(queries)

    clusters = [decided(ada)]
    few = count(""), count(f"?cluster={clusters[0].pk}")
    clusters += [decided(ada, "Hail fell.", "It hailed.") for _ in range(5)]
    picked = "&".join(f"cluster={cluster.pk}" for cluster in clusters)
    assert (count(""), count(f"?{picked}")) == few
