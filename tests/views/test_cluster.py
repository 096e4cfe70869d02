"""The page of a cluster."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions.links import record_contradiction
from claims.actions.membership import merge_clusters, split_cluster
from claims.matching import MATCHER_VERSION
from claims.models import Cluster, Derivation
from claims.models.clock import database_now
from claims.records import EvidenceInput
from tests.factories import decide, make_claim, make_cluster, make_lease
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, matched_cluster


def page(client, cluster):
    response = client.get(f"/clusters/{cluster.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_members_sides_and_where_each_stands(as_ada, ben):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19, BRIDGE_TOO)
    shown = page(as_ada, cluster)
    assert "They differ:" in shown
    assert "Not reviewed" in shown
    decide(cluster, ben, "unverified", note="Nobody else says so.")
    shown = page(as_ada, cluster)
    assert shown.count("Nobody else says so.") == 3
    assert "Decided" in shown


def test_it_tells_what_was_done_and_by_whom(as_ada, ada, ben, lea):
    cluster = make_cluster("It fell.")
    decision = decide(cluster, ben, "unverified").decision
    record_contradiction(
        claim_id=cluster.claims.get().pk,
        other_id=make_claim().pk,
        by=lea,
        note="It stands.",
        at=database_now(),
    )
    history = as_ada.get(f"/clusters/{cluster.pk}/").context["page"].history
    assert [(entry.by.username, entry.event and entry.event.kind) for entry in history] == [
        ("lea", "check_again"),
        ("lea", "link_recorded"),
        ("ben", None),
    ]
    shown = page(as_ada, cluster)
    assert re.search(r"Said that <a [^>]+>#\d+</a> and <a [^>]+>#\d+</a> contradict each other\.", shown)
    assert "It stands." in shown
    assert f'name="decision" value="{decision.pk}"' not in shown


def test_ones_own_decision_can_be_undone_from_it_and_any_by_a_lead(as_ben, as_lea, ben):
    cluster = make_cluster("It fell.")
    decision = decide(cluster, ben).decision
    for client in (as_ben, as_lea):
        assert f'name="decision" value="{decision.pk}"' in page(client, cluster)
    as_lea.post("/queue/undo/", {"decision": decision.pk, "key": uuid.uuid4()})
    shown = page(as_ben, cluster)
    assert "Undid the decision" in shown
    assert "Consistent → Not reviewed" in shown
    assert f'name="decision" value="{decision.pk}"' not in shown


def test_it_says_who_holds_it_and_lets_a_lead_end_that(as_ada, as_lea, ben):
    cluster = make_cluster("It fell.")
    lease = make_lease(cluster, ben)
    assert "ben has it until" in page(as_ada, cluster)
    address = f"/leases/{lease.pk}/take-over/"
    assert address not in page(as_ada, cluster)
    assert address in page(as_lea, cluster)


def test_only_who_may_change_it_is_offered_to(as_ada, as_lea, ada):
    cluster = make_cluster("It fell.", "It fell down.")
    split = f"/clusters/{cluster.pk}/split/"
    assert split not in page(as_ada, cluster)
    assert split in page(as_lea, cluster)
    make_lease(cluster, ada)
    assert split in page(as_ada, cluster)
    decide(cluster, ada)
    assert split not in page(as_ada, cluster)


def test_it_shows_what_joins_any_two_members(as_ada):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19, BRIDGE_TOO)
    ids = list(cluster.claims.order_by("id").values_list("id", flat=True))
    address = f"/clusters/{cluster.pk}/?one={ids[1]}&other={ids[2]}"
    shown = as_ada.get(address).content.decode()
    path = shown[shown.index('<ol class="chain">') :]
    assert path.index(f"#{ids[1]}</a>") < path.index(f"#{ids[2]}</a>")
    assert 'Joined: <span lang="en">a figure differs</span>' in path
    assert f"matcher {MATCHER_VERSION}" in path
    assert "The weakest link is between" in shown


def test_members_that_nothing_joins_were_placed_and_it_says_by_whom(as_ada, lea):
    cluster = make_cluster("It fell.", "It stood.", "It sank.")
    _one, two, three = cluster.claims.order_by("id")
    new = split_cluster(
        cluster_id=cluster.pk, claim_ids=[two.pk, three.pk], by=lea, note="", at=database_now()
    )
    shown = as_ada.get(f"/clusters/{new.pk}/?one={two.pk}&other={three.pk}").content.decode()
    assert f"leads from #{two.pk} to #{three.pk}" in shown
    assert f"#{three.pk} was put here by lea." in shown
    assert shown.count("off from") == 2  # with the path, and in the history


@pytest.mark.parametrize(
    "asked", ["one=1", "one=x&other=y", "one=&other=", "one=5&other=5", f"one={'9' * 30}"]
)
def test_two_members_that_are_none_are_asked_for_again(as_ada, asked):
    cluster = make_cluster("It fell.", "It fell down.")
    response = as_ada.get(f"/clusters/{cluster.pk}/?{asked}")
    assert response.status_code == 200
    assert b"Choose two different claims" in response.content


def test_two_claims_need_no_choice_of_what_joins_them(as_ada):
    shown = page(as_ada, matched_cluster(BRIDGE_14, BRIDGE_19))
    assert "One tie holds the two together, that between" in shown
    assert "What joins" not in shown


def test_a_claim_on_its_own_hangs_together_with_nothing(as_ada):
    assert "hang together" not in page(as_ada, make_cluster("It fell."))


def test_its_origins_are_told_with_what_is_not_known(as_ada):
    cluster = make_cluster("It fell.", "It fell down.")
    sources = [claim.source for claim in cluster.claims.all()]
    Derivation.objects.create(source=sources[0], from_source=sources[1])
    cluster = Cluster.objects.get()
    shown = page(as_ada, cluster)
    assert "Same question (2 articles, 2 origins; 1 unsettled)" in shown
    assert "Publisher not known, each counts as its own" in shown
    assert "1 of these may go back to another one here" in shown


def test_a_large_cluster_is_shown_in_short(as_ada, django_assert_max_num_queries):
    cluster = make_cluster(*(f"Bridge {number} fell in the night of Monday." for number in range(200)))
    with django_assert_max_num_queries(20):
        shown = page(as_ada, cluster)
    assert "193 more claims" in shown
    assert shown.count("In its paragraph") < 10
    assert len(shown) < 300_000


def test_a_merged_cluster_leads_to_where_it_went(as_ada, lea):
    gone, kept = make_cluster("It fell."), make_cluster("It fell down.")
    merge_clusters(cluster_id=gone.pk, into_id=kept.pk, by=lea, note="", at=database_now())
    assert as_ada.get(f"/clusters/{gone.pk}/").headers["Location"] == f"/clusters/{kept.pk}/"


def test_a_cluster_that_is_not_there_is_not_found(as_ada):
    assert as_ada.get("/clusters/987654/").status_code == 404
    assert as_ada.get(f"/clusters/{'9' * 30}/").status_code == 404


def test_the_number_of_queries_does_not_grow(as_ada, ada, ben):
    texts = [BRIDGE_14.replace("14", str(number)) for number in range(20, 32)]
    counts = []
    for cluster in (matched_cluster(BRIDGE_14, BRIDGE_19), matched_cluster(BRIDGE_TOO, *texts)):
        decide(
            cluster, ada, "unverified", evidence=[EvidenceInput(stance="context", url="https://example.org")]
        )
        for claim in cluster.claims.all():
            other = make_claim()
            record_contradiction(claim_id=claim.pk, other_id=other.pk, by=ben, note="", at=database_now())
        with CaptureQueriesContext(connection) as queries:
            page(as_ada, cluster)
        counts.append(len(queries))
    # session, person; cluster; card: members, the veil, those read, verdicts, evidence, against, links,
    # within in short, those shown, leaving, claims elsewhere, suggested origins, clusters merged into it,
    # comments; lease; mentions; of its history: clusters merged into it, which decisions, these, their
    # verdicts, events, the veil, all verdicts, checks and changes of readers
    clock = connection.vendor == "postgresql"
    assert counts == [28 + clock, 28 + clock]
    assert Cluster.objects.filter(is_disagreeing=True).count() == 2
