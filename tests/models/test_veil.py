"""What is kept from a reader who has yet to say their own, and when it is told."""

import csv

import pytest

from claims.actions.adjudication import adjudicate
from claims.actions.check_again import ask_to_check_again
from claims.actions.links import record_contradiction
from claims.models import Cluster
from claims.models.card import read_card
from claims.models.clock import database_now
from claims.models.veil import draw_veil, veiled_from
from claims.records import DecisionInput, VerdictInput
from tests.factories import decide, make_claim, make_cluster, make_comment, make_lease

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_readers(settings):
    settings.REVIEWS_PER_CLAIM = 2


def contradict(claim, by):
    other = make_claim()
    return record_contradiction(claim_id=claim.pk, other_id=other.pk, by=by, note="", at=database_now())


def read_again(*readers, label="conflicting"):
    """A cluster that the readers decided and that is to be checked again."""
    cluster = make_cluster("The mayor resigned.")
    for reader in readers:
        decide(cluster, reader, label)
    ids = [cluster.claims.get().pk]
    ask_to_check_again(cluster_id=cluster.pk, claim_ids=ids, reason="Look.", by=readers[0], at=database_now())
    return Cluster.objects.get(pk=cluster.pk)


def test_it_falls_with_ones_own_verdict(ada, ben):
    cluster = make_cluster("", "")
    decide(cluster, ben)
    assert veiled_from(ada).count() == 2
    assert draw_veil(ada, clusters=[cluster.pk]).clusters == {cluster.pk}
    decide(cluster, ada)
    assert not veiled_from(ada).exists()
    assert draw_veil(ada, clusters=[cluster.pk]).clusters == set()


def test_who_read_in_an_earlier_round_reads_blind_again(ada, ben):
    cluster = read_again(ada, ben)
    assert veiled_from(ada).get() == cluster.claims.get()
    decide(cluster, ada, "unverified")
    assert not veiled_from(ada).exists()
    assert veiled_from(ben).exists()


def test_one_source_may_want_more_readers_than_the_others(ada, settings):
    settings.REVIEWS_PER_CLAIM = 1
    cluster = make_cluster("", "")
    claim = cluster.claims.earliest("id")
    claim.source.reviews_per_claim = 3
    claim.source.save()
    veil = draw_veil(ada, clusters=[cluster.pk])
    assert veil.claims == {claim.pk}
    assert veil.clusters == {cluster.pk}


def test_what_readers_disputed_is_open_to_everybody(ada, ben, lea):
    cluster = make_cluster()
    decide(cluster, ben, "conflicting")
    decide(cluster, lea, "unverified")
    assert not draw_veil(ada, clusters=[cluster.pk]).claims


def test_a_lead_sees_all_but_on_the_card_they_read(lea, as_lea, ben):
    cluster = make_cluster()
    make_comment(cluster, ben, "I doubt it.")
    make_lease(cluster, lea)
    assert "I doubt it." in as_lea.get(f"/clusters/{cluster.pk}/").content.decode()
    assert "I doubt it." not in as_lea.get("/").content.decode()
    assert (
        "I doubt it."
        not in as_lea.post(
            f"/clusters/{cluster.pk}/comment/",
            {"text": "So do I.", "key": "a" * 32, "reading": "1"},
            headers={"HX-Request": "true"},
        ).content.decode()
    )


def test_a_contradiction_of_others_leaves_no_mark(ada, as_ada, ben):
    cluster = make_cluster("It fell.", "It fell down.")
    contradict(cluster.claims.earliest("id"), ben)
    cluster.refresh_from_db()
    card = read_card(cluster, ada)
    assert card.contradictions == []
    assert "somebody recorded a contradiction" not in card.first_because
    assert "Contradicted" not in as_ada.get("/clusters/").content.decode()
    assert "It fell" not in as_ada.get("/clusters/?differ=on").content.decode()


def test_ones_own_contradiction_stays(ada, ben):
    cluster = make_cluster("It fell.")
    own = contradict(cluster.claims.get(), ada)
    contradict(cluster.claims.get(), ben)
    assert [linked.link for linked in read_card(Cluster.objects.get(pk=cluster.pk), ada).contradictions] == [
        own
    ]


def test_members_are_not_parted_by_what_others_said(ada, ben):
    cluster = make_cluster("It fell.", "It stands.")
    one, other = cluster.claims.order_by("id")
    record_contradiction(claim_id=one.pk, other_id=other.pk, by=ben, note="", at=database_now())
    assert read_card(cluster, ada).sides == ()
    assert len(read_card(cluster, ben).sides) == 2
    decide(cluster, ada)
    assert len(read_card(Cluster.objects.get(pk=cluster.pk), ada).sides) == 2


@pytest.mark.parametrize(
    ("standing", "is_found"), [("conflicting", False), ("decided", False), ("pending", True)]
)
def test_no_filter_tells_what_was_said_before(as_ada, ben, lea, standing, is_found):
    read_again(ben, lea)
    page = as_ada.get(f"/claims/?standing={standing}").content.decode()
    assert ("The mayor resigned." in page) == is_found


def test_a_search_does_not_tell_it_either(as_ada, ada, ben, lea):
    claim = read_again(ben, lea).claims.get()
    page = as_ada.get(f"/claims/{claim.pk}/").content.decode()
    assert "shown once you have said what you think" in page
    assert "badge--conflicting" not in page


def test_ones_own_export_keeps_back_what_became_of_it(ada, as_ada, ben, lea):
    cluster = make_cluster()
    decide(cluster, ada, "unverified")
    decide(cluster, ben, "conflicting")
    claim = cluster.claims.get()
    form = DecisionInput(
        idempotency_key="a",
        cluster_version=cluster.version,
        lease_token="",
        members=[claim.pk],
        verdicts=[VerdictInput(claim_id=claim.pk, given_to="cluster", set_aside="opinion", note="No.")],
    )
    adjudicate(cluster_id=cluster.pk, by=lea, form=form, at=database_now())
    assert own_row(as_ada)["status"] == "set_aside"
    ask_to_check_again(cluster_id=cluster.pk, claim_ids=[claim.pk], reason="Look.", by=lea, at=database_now())
    row = own_row(as_ada)
    assert (row["label"], row["final_label"], row["status"]) == ("unverified", "", "pending")


def own_row(client):
    response = client.post("/export/verdicts.csv", {"what": "own_outcome"})
    body = b"".join(response.streaming_content).decode()
    (row,) = csv.DictReader(body.splitlines())
    return row


def test_it_is_drawn_with_one_query_over_however_many(ada, django_assert_num_queries):
    clusters = [make_cluster("", "") for _ in range(6)]
    with django_assert_num_queries(1):
        veil = draw_veil(ada, clusters=[cluster.pk for cluster in clusters])
    assert len(veil.claims) == 12


def test_nothing_is_asked_for_a_lead(lea, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert draw_veil(lea, clusters=[1]).claims == set()
