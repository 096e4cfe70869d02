"""Drawing pairs and judging them: each kind from its own, none twice, nothing moved by an answer."""

from random import Random

import pytest

from claims.actions.audit import as_threshold_sees, draw_pairs, judge_pair, take_back
from claims.actions.clustering import cluster_claims
from claims.actions.membership import split_cluster
from claims.actions.refusal import Refused
from claims.models import AuditPair, Claim, Event, Match
from claims.models.clock import database_now
from claims.records import Comparison
from tests.factories import make_audit_pair, make_claim
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, match, matched_cluster

TOPICS = ["bridge", "mill", "harbour", "tunnel", "chapel", "station", "market", "castle"]
TOLD = [
    "The old {} of Harlow was closed on Monday after inspectors found {} cracks in it.",
    "The old {} of Harlow was closed after inspectors had found {} cracks in it on Monday.",
    "Harlow opens the {} again next year and pays {} million pounds for the work.",
]


def draw(seed=1, each=10):
    return draw_pairs(at=database_now(), random=Random(seed), each=each)


def drawn(stratum):
    return set(AuditPair.objects.filter(stratum=stratum).values_list("a", "b"))


@pytest.fixture
def a_desk(db):
    """Claims about eight buildings, matched."""
    for number, topic in enumerate(TOPICS):
        for words in TOLD:
            make_claim(words.format(topic, number + 11))
    cluster_claims(at=database_now())


def test_each_kind_is_drawn_from_its_own(a_desk):
    assert draw(each=1000) == AuditPair.objects.count()
    home = dict(Claim.objects.values_list("id", "cluster_id"))
    known = set(Match.objects.values_list("a", "b"))
    joined, near, far = (drawn(kind) for kind in ("joined", "near", "far"))
    assert joined
    assert near
    assert far
    assert joined == set(Match.objects.joining().values_list("a", "b")) - near
    assert all(home[a] == home[b] for a, b in joined)
    assert near <= known
    assert all(home[a] != home[b] for a, b in near | far)
    assert not far & known


def test_no_pair_is_drawn_twice(a_desk):
    draw(1, each=3)
    first = set(AuditPair.objects.values_list("a", "b"))
    draw(2, each=100)
    assert AuditPair.objects.count() == len(set(AuditPair.objects.values_list("a", "b")))
    assert first < set(AuditPair.objects.values_list("a", "b"))


def test_the_drawn_pairs_stand_for_all(a_desk):
    draw(each=4)
    joined = AuditPair.objects.filter(stratum="joined")
    total = Match.objects.joining().count()
    assert sum(joined.values_list("weight", flat=True)) == pytest.approx(total)


def test_far_pairs_stand_for_as_many_as_there_are(a_desk):
    """Drawing from every claim reaches them from wherever one can; fewer draws do so on average."""
    draw(each=len(TOPICS) * len(TOLD))
    whole = sum(AuditPair.objects.filter(stratum="far").values_list("weight", flat=True))
    AuditPair.objects.all().delete()
    halves = []
    for seed in range(12):
        draw(seed, each=8)
        halves.append(sum(AuditPair.objects.filter(stratum="far").values_list("weight", flat=True)))
        AuditPair.objects.all().delete()
    assert sum(halves) / len(halves) == pytest.approx(whole, rel=0.35)


def test_a_join_that_people_parted_is_still_one_of_the_matcher(lea):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_TOO)
    picked = cluster.claims.latest("id").pk
    split_cluster(cluster_id=cluster.pk, claim_ids=[picked], by=lea, note="", at=database_now())
    draw()
    assert len(drawn("joined")) == 1
    assert drawn("near") == set()


def test_an_empty_desk_has_nothing_to_draw(db):
    assert draw() == 0


@pytest.mark.parametrize(
    ("comparison", "joined", "apart"),
    [
        (Comparison(0.7, "same", None, ()), 0.7, 0.0),
        (Comparison(0.4, "possible", None, ()), 0.6, 0.4),
        (Comparison(0.7, "possible", None, ()), 0.7, 0.0),
        (Comparison(0.4, "differs", "value", ()), 0.8, 0.0),
    ],
)
def test_only_what_the_threshold_keeps_apart_would_be_joined_by_another(comparison, joined, apart):
    assert as_threshold_sees(comparison, is_joined=True) == joined
    assert as_threshold_sees(comparison, is_joined=False) == apart


def test_an_answer_is_kept_and_changes_nothing_else(ada):
    a, b = make_claim(BRIDGE_14), make_claim(BRIDGE_19)
    match(a, b)
    pair = make_audit_pair(a, b)
    events, homes = Event.objects.count(), set(Claim.objects.values_list("id", "cluster_id"))
    judge_pair(pair_id=pair.pk, is_same=True, by=ada, at=database_now())
    pair.refresh_from_db()
    assert (pair.is_same, pair.judged_by) == (True, ada)
    assert (Event.objects.count(), set(Claim.objects.values_list("id", "cluster_id"))) == (events, homes)


def test_whoever_answered_may_answer_again_and_nobody_else(ada, ben):
    pair = make_audit_pair()
    judge_pair(pair_id=pair.pk, is_same=True, by=ada, at=database_now())
    judge_pair(pair_id=pair.pk, is_same=None, by=ada, at=database_now())
    for act in (
        lambda: judge_pair(pair_id=pair.pk, is_same=False, by=ben, at=database_now()),
        lambda: take_back(pair_id=pair.pk, by=ben),
    ):
        with pytest.raises(Refused, match="meanwhile"):
            act()
    pair.refresh_from_db()
    assert (pair.is_same, pair.judged_by) == (None, ada)
    take_back(pair_id=pair.pk, by=ada)
    assert list(AuditPair.objects.waiting()) == [pair]


def test_the_last_answer_draws_more_while_figures_want_them(a_desk, ada):
    a, b = Claim.objects.order_by("id")[:2]
    pair = make_audit_pair(a, b)
    judge_pair(pair_id=pair.pk, is_same=True, by=ada, at=database_now())
    assert AuditPair.objects.waiting().exists()


def test_two_at_once_answer_a_pair_once(race, ada, ben):
    pair = make_audit_pair()
    people = (ada, ben)

    def judge(number):
        return judge_pair(pair_id=pair.pk, is_same=bool(number), by=people[number], at=database_now())

    answers = race(2, judge)
    assert sorted(type(answer).__name__ for answer in answers) == ["AuditPair", "Refused"]
