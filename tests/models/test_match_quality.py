"""How good matching is: what people did counts, and answers on drawn pairs stand for all."""

import pytest

from claims.actions.clustering import cluster_claims
from claims.actions.membership import merge_clusters, split_cluster
from claims.models import AuditPair, Claim, Match
from claims.models.clock import database_now
from claims.models.match_quality import Worked, read_match_quality
from tests.factories import decide, make_audit_pair, make_claim, make_cluster
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, match, matched_cluster

FIRE = "A fire destroyed the old paper mill of Harlow on Tuesday night."


def worked():
    found = read_match_quality().worked
    return (found.kept, found.parted, found.merged)


def judged(ada, stratum, *, same, other, size=None, likeness=0.5):
    """Answers on pairs of one kind, which stand for so many."""
    one, now = make_claim(), database_now()
    for number in range(same + other):
        weight = (size or same + other) / (same + other)
        told = {"is_same": number < same, "judged_by": ada, "judged_at": now, "drawn_at": now}
        make_audit_pair(one, make_claim(), stratum=stratum, weight=weight, probability=likeness, **told)


def test_a_cluster_decided_together_keeps_its_joins(ada):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_TOO, BRIDGE_19)
    assert worked() == (0, 0, 0)
    decide(cluster, ada)
    assert worked() == (Match.objects.joining().count(), 0, 0)


def test_what_was_decided_apart_says_nothing(ada, settings):
    settings.REVIEWS_PER_CLAIM = 1
    cluster = matched_cluster(BRIDGE_14)
    decide(cluster, ada)
    late = make_claim(BRIDGE_TOO, cluster=cluster)
    match(cluster.claims.earliest("id"), late)
    decide(cluster, ada)
    assert worked() == (0, 0, 0)


def test_a_split_parts_joins_and_a_merge_adds_one(lea):
    cluster, fire = matched_cluster(BRIDGE_14, BRIDGE_TOO), make_cluster(FIRE)
    picked = cluster.claims.latest("id").pk
    split_cluster(cluster_id=cluster.pk, claim_ids=[picked], by=lea, note="", at=database_now())
    assert worked() == (0, 1, 0)
    merge_clusters(cluster_id=fire.pk, into_id=cluster.pk, by=lea, note="", at=database_now())
    assert worked() == (0, 1, 1)


def test_too_few_joins_have_no_figure_and_say_how_many_are_needed():
    assert (Worked(20, 4, 0).precision, Worked(20, 4, 0).wanted) == (None, 6)
    enough = Worked(29, 1, 0)
    assert enough.precision is not None
    assert enough.precision.value == pytest.approx(29 / 30)


def test_answers_on_drawn_pairs_become_figures(ada):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_TOO)
    a, b = cluster.claims.order_by("id")
    told = {"is_same": True, "judged_by": ada, "judged_at": database_now()}
    make_audit_pair(a, b, stratum="joined", **told)
    judged(ada, "far", same=2, other=48, size=100, likeness=0.1)
    found = read_match_quality()
    assert found.precision is not None
    assert found.quality is not None
    assert found.precision.value == 1
    assert found.quality.missed.value == pytest.approx(4)
    assert found.quality.recall.value == pytest.approx(1 / 5)
    assert found.quality.recall.low < 0.2 < found.quality.recall.high
    assert [at for at, _ in found.thresholds] == [0.4, 0.5, 0.6, 0.7, 0.8, 0.9]


def test_until_there_are_enough_answers_there_is_no_figure(ada):
    matched_cluster(BRIDGE_14, BRIDGE_TOO)
    judged(ada, "far", same=0, other=29, size=1000)
    found = read_match_quality()
    assert (found.precision, found.quality, found.thresholds) == (None, None, [])
    assert found.wanted == 2


def test_pairs_that_nobody_can_tell_are_not_waited_for(ada):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_TOO)
    a, b = cluster.claims.order_by("id")
    make_audit_pair(a, b, stratum="joined", judged_by=ada, judged_at=database_now())
    joined = read_match_quality().samples[0]
    assert (joined.unsure, joined.wanted) == (1, 0)
    assert read_match_quality().precision is None


def test_the_number_of_queries_does_not_grow(ada, django_assert_num_queries):
    for number in range(4):
        make_claim(f"The old mill of Harlow was closed after {number} inspectors found cracks in it.")
    cluster_claims(at=database_now())
    decide(Claim.objects.earliest("id").cluster, ada)
    judged(ada, "near", same=3, other=3)
    assert AuditPair.objects.count() == 6
    with django_assert_num_queries(8):
        read_match_quality()
