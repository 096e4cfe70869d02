"""What follows from decisions and members: outcomes, priorities."""

from math import log2

import pytest

from claims.actions.outcome import priority, refresh_cluster
from claims.models import Cluster, Decision, Match, Verdict
from claims.models.settling import settle
from tests.factories import make_claim, make_cluster, make_source


def verdict(reviewer_id: int, label: str, kind: str = "review") -> Verdict:
    """An unsaved verdict; an empty label stands for set aside."""
    decision = Decision(reviewer_id=reviewer_id, kind=kind)
    return Verdict(decision=decision, label=label, set_aside="" if label else "opinion")


@pytest.mark.parametrize(
    ("given", "readers", "outcome"),
    [
        ([], 1, ("pending", "")),
        ([verdict(1, "consistent")], 1, ("decided", "review")),
        ([verdict(1, "")], 1, ("set_aside", "review")),
        ([verdict(1, "consistent")], 2, ("pending", "")),
        ([verdict(1, "consistent"), verdict(1, "unverified")], 2, ("pending", "")),
        ([verdict(1, "consistent"), verdict(2, "consistent")], 2, ("decided", "agreement")),
        ([verdict(1, ""), verdict(2, "")], 2, ("set_aside", "agreement")),
        ([verdict(1, "consistent"), verdict(2, "unverified")], 2, ("disputed", "")),
        ([verdict(1, "consistent"), verdict(2, "")], 2, ("disputed", "")),
        (
            [verdict(1, "consistent"), verdict(2, ""), verdict(3, "unverified", "adjudication")],
            2,
            ("decided", "adjudication"),
        ),
    ],
)
def test_the_outcome_follows_from_the_verdicts_given(given, readers, outcome):
    outcome_now = settle(given, readers=readers)
    assert (outcome_now.status, outcome_now.decided_by) == outcome
    assert outcome_now.verdict is (given[-1] if outcome[1] else None)


def test_priority_grows_with_independent_origins_and_disagreement_outweighs_size():
    alone = Cluster(check_worthiness=0.5, origin_count=1)
    many = Cluster(check_worthiness=0.5, origin_count=8)
    disagreeing = Cluster(check_worthiness=0.5, origin_count=1, is_disagreeing=True)
    assert priority(alone) == 0.5
    assert priority(many) == 0.5 * (1 + log2(8))
    assert priority(disagreeing) > priority(many)


@pytest.mark.django_db
def test_copies_of_one_origin_count_once():
    cluster = make_cluster("The dam broke.")
    for number in (1, 2):
        source = make_source(f"The dam broke. Copy {number}.", origin="outlet:wire")
        make_claim("The dam broke.", source=source, cluster=cluster)
    refresh_cluster(cluster)
    assert (cluster.claim_count, cluster.source_count, cluster.origin_count) == (3, 3, 2)


@pytest.mark.django_db
def test_a_value_on_which_members_differ_makes_a_cluster_disagree():
    cluster = make_cluster("It is 190 miles.", "It is 186 miles.")
    a, b = cluster.claims.order_by("id")
    Match.objects.create(a=a, b=b, probability=0.4, relation="differs", differs_in="value", reasons=[])
    refresh_cluster(cluster)
    assert cluster.is_disagreeing


@pytest.mark.django_db
def test_a_look_alike_with_another_subject_makes_no_disagreement():
    cluster = make_cluster("Ghana won.", "Kenya won.")
    a, b = cluster.claims.order_by("id")
    Match.objects.create(a=a, b=b, probability=0.4, relation="differs", differs_in="subject", reasons=[])
    refresh_cluster(cluster)
    assert not cluster.is_disagreeing
