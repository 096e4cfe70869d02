"""Settling what readers see differently: the list and the page of a cluster."""

import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Cluster, Decision
from claims.records import EvidenceInput
from tests.factories import decide, make_claim, make_cluster
from tests.matched import BRIDGE_14, BRIDGE_19, matched_cluster


@pytest.fixture(autouse=True)
def two_readers(settings):
    settings.REVIEWS_PER_CLAIM = 2


def dispute(ada, ben, *texts: str) -> Cluster:
    cluster = make_cluster(*texts)
    decide(cluster, ada, note="The gauge says so.", reason="scope")
    decide(cluster, ben, "unverified", note="Nobody else says so.")
    return cluster


def get(client, cluster: Cluster) -> str:
    response = client.get(f"/settle/{cluster.pk}/")
    assert response.status_code == 200
    return str(response.content.decode())


def hidden(page: str) -> dict[str, Any]:
    """What the form sends by itself."""
    form = page.split('id="review"')[1].split("</form>")[0]
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form):
        found.setdefault(name, []).append(value)
    return {name: values if name == "dispute" else values[0] for name, values in found.items()}


def send(client, cluster: Cluster, page: str, **typed: Any) -> Any:
    key = hidden(page)["dispute"][0].split(",")[0]
    said = {f"side{key}-{name}": value for name, value in typed.items()}
    return client.post(f"/settle/{cluster.pk}/", {**hidden(page), **said})


def test_the_list_tells_who_says_what_and_longest_waiting_first(as_lea, ada, ben):
    older, newer = dispute(ada, ben, "Hail fell."), dispute(ada, ben, "Snow fell.")
    decide(make_cluster("Rain fell."), ada)
    page = as_lea.get("/settle/").content.decode()
    assert page.index("Hail fell.") < page.index("Snow fell.")
    assert "Rain fell." not in page
    assert page.count("ada: consistent") == page.count("ben: unverified") == 2
    assert f"/settle/{older.pk}/" in page
    assert f"/settle/{newer.pk}/" in page


def test_a_list_without_disputes_says_so(as_lea):
    assert "Nothing is in dispute." in as_lea.get("/settle/").content.decode()


def test_leads_settle_and_reviewers_do_not(as_ada, ada, ben):
    cluster = dispute(ada, ben)
    assert as_ada.get("/settle/").status_code == 403
    assert as_ada.get(f"/settle/{cluster.pk}/").status_code == 403
    assert as_ada.post(f"/settle/{cluster.pk}/", {}).status_code == 403


def test_both_readings_stand_side_by_side_with_all_they_rest_on(as_lea, ada, ben):
    other = make_claim("The dam broke on Sunday.")
    cluster = make_cluster("The dam held.")
    pieces = [EvidenceInput("supports", url="https://a.example/log", title="The log", passage="It held.")]
    decide(cluster, ada, note="Seen it.", evidence=pieces)
    decide(cluster, ben, "conflicting", against=[other.pk], reason="later_events")
    page = get(as_lea, cluster)
    for words in (
        "The dam held.",
        "The dam broke on Sunday.",
        "Seen it.",
        "The log",
        "It held.",
        "Later events",
    ):
        assert words in page
    assert "ada," in page
    assert "ben," in page


def test_nothing_is_chosen_beforehand(as_lea, ada, ben):
    page = get(as_lea, dispute(ada, ben))
    assert " checked>" not in page
    assert page.count('type="radio"') == 4
    assert [f"<kbd>{key}</kbd>" in page for key in "1230"] == [True] * 4


def test_settling_stores_the_verdict_and_says_so(as_lea, lea, ada, ben):
    cluster = dispute(ada, ben, "Hail fell.", "It hailed.")
    response = send(as_lea, cluster, get(as_lea, cluster), label="consistent", note="Both gauges agree.")
    assert (response.status_code, response["Location"]) == (303, "/settle/")
    assert "Settled: 2 consistent." in as_lea.get("/settle/").content.decode()
    for claim in cluster.claims.all():
        assert (claim.decided_by, claim.verdict.note) == ("adjudication", "Both gauges agree.")
        assert claim.verdict.decision.reviewer == lea


def test_what_a_reader_rested_on_is_taken_over(as_lea, ada, ben):
    other = make_claim("The dam broke.")
    cluster = make_cluster("The dam held.")
    piece = EvidenceInput("contradicts", url="https://a.example/log", title="The log")
    decide(cluster, ada)
    decide(cluster, ben, "conflicting", against=[other.pk], evidence=[piece])
    page = get(as_lea, cluster)
    send(as_lea, cluster, page, label="conflicting", note="So it is.", rests_on=str(ben.pk))
    verdict = cluster.claims.get().verdict
    assert [against.claim for against in verdict.against.all()] == [other]
    assert [(one.stance, one.url, one.title) for one in verdict.evidence.all()] == [
        ("contradicts", "https://a.example/log", "The log")
    ]


def test_the_lead_adds_evidence_and_opponents(as_lea, ada, ben):
    other, cluster = make_claim(), dispute(ada, ben)
    key = cluster.claims.get().pk
    page = get(as_lea, cluster)
    typed = {f"side{key}evidence-where": "https://b.example", f"side{key}evidence-stance": "contradicts"}
    label = {
        f"side{key}-label": "conflicting",
        f"side{key}-note": "See.",
        f"side{key}-against": f"#{other.pk}",
    }
    as_lea.post(f"/settle/{cluster.pk}/", {**hidden(page), **typed, **label})
    verdict = cluster.claims.get().verdict
    assert [against.claim for against in verdict.against.all()] == [other]
    assert verdict.evidence.get().url == "https://b.example"


def test_sides_are_settled_apart_and_one_can_wait(as_lea, ada, ben):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19)
    decide(cluster, ada)
    decide(cluster, ben, "unverified")
    page = get(as_lea, cluster)
    first, second = hidden(page)["dispute"]
    said = {
        f"side{first}-label": "consistent",
        f"side{first}-reason": "scope",
        f"side{second}-label": "undecided",
    }
    assert as_lea.post(f"/settle/{cluster.pk}/", {**hidden(page), **said}).status_code == 303
    assert Claim.objects.get(pk=first).status == "decided"
    assert Claim.objects.get(pk=second).status == "disputed"
    assert second in get(as_lea, cluster)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Choose a label."),
        ({"label": "consistent"}, "Give a reason or a note"),
        ({"label": "set_aside"}, "Say why it is set aside."),
        ({"label": "conflicting", "note": "No."}, "Say what it conflicts with"),
        ({"label": "true", "note": "No."}, "There is no such label"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(as_lea, ada, ben, typed, words):
    cluster = dispute(ada, ben)
    response = send(as_lea, cluster, get(as_lea, cluster), **{"note": "", **typed}, against="")
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    if typed.get("note"):
        assert "No.</textarea>" in page
    assert cluster.claims.get().status == "disputed"


def test_a_form_of_an_older_version_is_refused_and_its_words_come_back(as_lea, ada, ben, max):
    cluster = dispute(ada, ben)
    page = get(as_lea, cluster)
    Cluster.objects.filter(pk=cluster.pk).update(version=cluster.version + 1)
    response = send(as_lea, cluster, page, label="consistent", note="Hours of work.")
    assert response.status_code == 409
    assert "changed while you read it" in response.content.decode()
    assert "Hours of work." in response.content.decode()
    assert " checked>" not in response.content.decode()


def test_the_same_form_sent_twice_settles_once(as_lea, ada, ben):
    cluster = dispute(ada, ben)
    page = get(as_lea, cluster)
    for _ in range(2):
        assert send(as_lea, cluster, page, label="consistent", note="So.").status_code == 303
    assert "settled already" in as_lea.get("/settle/").content.decode()
    assert Decision.objects.filter(kind="adjudication").count() == 1


@pytest.mark.parametrize("sent", [{}, {"dispute": "x"}, {"dispute": "1,1"}, {"dispute": "1", "key": "k"}])
def test_a_damaged_form_is_told_in_words(as_lea, ada, ben, sent):
    cluster = dispute(ada, ben)
    response = as_lea.post(f"/settle/{cluster.pk}/", sent)
    assert response.status_code == 422
    assert b'role="alert"' in response.content


def test_ones_own_case_is_shown_without_a_form(as_lea, lea, ada, max):
    cluster = make_cluster()
    decide(cluster, ada)
    decide(cluster, lea, "unverified")
    page = get(as_lea, cluster)
    assert "Another lead settles this." in page
    assert 'id="review"' not in page
    claim = cluster.claims.get()
    sent = {
        "key": str(uuid.uuid4()),
        "version": cluster.version,
        "dispute": claim.pk,
        f"side{claim.pk}-label": "consistent",
        f"side{claim.pk}-note": "I say so.",
    }
    assert as_lea.post(f"/settle/{cluster.pk}/", sent).status_code == 409


def test_a_cluster_without_disputes_says_so(as_lea):
    assert "Nothing is in dispute here any more." in get(as_lea, make_cluster())
    assert as_lea.get("/settle/999/").status_code == 404


def test_both_pages_ask_the_same_number_of_queries_however_much_there_is(as_lea, ada, ben):
    def count(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert as_lea.get(address).status_code == 200
        return len(queries)

    cluster = dispute(ada, ben, "Hail fell.", "It hailed.")
    few = count("/settle/"), count(f"/settle/{cluster.pk}/")
    for _ in range(5):
        cluster = dispute(ada, ben, "Hail fell.", "It hailed.", "There was hail.")
    assert (count("/settle/"), count(f"/settle/{cluster.pk}/")) <= few
