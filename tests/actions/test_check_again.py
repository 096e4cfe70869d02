"""Verdicts that want another look because something changed under them."""

import uuid

import pytest

from claims.actions.check_again import MAX_REASON_CHARACTERS, ask_to_check_again
from claims.actions.clustering import cluster_claims
from claims.actions.ingest import add_source, extract_source_claims
from claims.actions.links import record_contradiction, revoke_link
from claims.actions.membership import keep_apart, merge_clusters, split_cluster
from claims.actions.membership_undo import undo_membership
from claims.actions.queue import take_next
from claims.actions.refusal import Refused
from claims.actions.review import undo_decision
from claims.actions.source_details import edit_source
from claims.models import CheckAgain, Claim, Cluster, Event, Reviewer
from claims.models.clock import database_now
from tests.actions import recount
from tests.factories import decide, make_claim, make_cluster
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, match

ASIDE = {"set_aside": "opinion"}


def merge(cluster: Cluster, into: Cluster, by: Reviewer) -> None:
    merge_clusters(cluster_id=cluster.pk, into_id=into.pk, by=by, note="", at=database_now())
    into.refresh_from_db()


def ask(cluster: Cluster, by: Reviewer, reason: str = "The minister spoke again.") -> int:
    ids = list(cluster.claims.values_list("pk", flat=True))
    flagged = ask_to_check_again(
        cluster_id=cluster.pk, claim_ids=ids, reason=reason, by=by, at=database_now()
    )
    cluster.refresh_from_db()
    return flagged


def open_checks() -> list[tuple[int, str]]:
    return list(CheckAgain.objects.filter(ended_at=None).order_by("id").values_list("claim", "cause"))


def article(text: str) -> None:
    """An article comes in, as the desk takes it."""
    source = add_source(text=text, by=None, at=database_now())
    extract_source_claims(source_id=source.pk, at=database_now())
    cluster_claims(at=database_now())


def decided(text: str, by: Reviewer) -> Claim:
    """The claim of an article of one sentence, decided."""
    article(text)
    claim = Claim.objects.get(text=text)
    decide(claim.cluster, by)
    claim.refresh_from_db()
    return claim


def test_a_differing_claim_that_the_matcher_brings_flags_the_verdict_it_contradicts(ada):
    claim = decided(BRIDGE_14, ada)
    article(BRIDGE_19)
    late = Claim.objects.get(text=BRIDGE_19)
    assert late.cluster_id == claim.cluster_id
    claim.refresh_from_db()
    check = claim.check_again
    assert (check.cause, check.told, check.verdict) == (
        "differing_member",
        {"claims": [late.pk]},
        claim.verdict,
    )
    assert (claim.status, claim.verdict.label) == ("decided", "consistent")
    assert claim.cluster.status == Cluster.Status.OPEN


def test_a_claim_that_says_the_same_flags_nothing(ada):
    claim = decided(BRIDGE_14, ada)
    article(BRIDGE_TOO)
    assert Claim.objects.get(text=BRIDGE_TOO).cluster_id == claim.cluster_id
    assert open_checks() == []


def test_merging_flags_the_decided_ones_of_either_cluster_that_differ_across(ada, lea):
    one, other = make_cluster(BRIDGE_14), make_cluster(BRIDGE_19)
    match(one.claims.get(), other.claims.get())
    decide(one, ada), decide(other, ada)
    ids = sorted(Claim.objects.values_list("pk", flat=True))
    merge(one, other, lea)
    assert open_checks() == [(pk, "differing_member") for pk in ids]
    assert other.status == Cluster.Status.OPEN


def test_undoing_a_merge_takes_its_flags_back(ada, lea):
    one, other = make_cluster(BRIDGE_14), make_cluster(BRIDGE_19)
    match(one.claims.get(), other.claims.get())
    decide(one, ada), decide(other, ada)
    before = standings()
    merge(one, other, lea)
    event = Event.objects.filter(kind=Event.Kind.CLUSTER_MERGED).latest("id")
    undo_membership(event_id=event.pk, by=lea, at=database_now())
    assert open_checks() == []
    assert standings() == before
    recount.check_claims()
    assert ask(other, ada) == 1
    decide(other, ada, "unverified")
    assert other.claims.get().verdict.label == "unverified"


def standings() -> set[tuple[object, ...]]:
    of_a_claim = (
        "pk",
        "cluster",
        "cluster__status",
        "status",
        "verdict",
        "reads",
        "reads_after",
        "check_again",
    )
    return set(Claim.objects.values_list(*of_a_claim))


def test_merging_what_differed_inside_one_of_the_two_already_flags_nothing(ada, lea):
    one, other = make_cluster(BRIDGE_14, BRIDGE_19), make_cluster("Snow fell.")
    match(*one.claims.all())
    decide(one, ada)
    merge(other, one, lea)
    assert open_checks() == []


def test_merging_flags_where_a_contradiction_was_recorded_across(ada, lea):
    one, other = make_cluster("The dam held."), make_cluster("The dam broke.")
    record_contradiction(
        claim_id=one.claims.get().pk, other_id=other.claims.get().pk, by=ada, note="", at=database_now()
    )
    decide(one, ada)
    merge(other, one, lea)
    assert open_checks() == [(one.claims.get(text="The dam held.").pk, "differing_member")]


def test_a_contradiction_recorded_or_taken_back_flags_the_decided_end(ada):
    one, other = make_claim("The dam held."), make_claim("The dam broke.")
    decide(one.cluster, ada)
    version = one.cluster.version
    link = record_contradiction(claim_id=one.pk, other_id=other.pk, by=ada, note="", at=database_now())
    assert open_checks() == [(one.pk, "links_changed")]
    one.cluster.refresh_from_db()
    assert (one.cluster.status, one.cluster.version) == ("open", version + 1)
    decide(one.cluster, ada)
    assert open_checks() == []
    revoke_link(link_id=link.pk, by=ada, at=database_now())
    assert open_checks() == [(one.pk, "links_changed")]


def test_claims_kept_apart_and_split_off_flag_nothing(ada, lea):
    one, other = make_cluster("Hail fell.", "Snow fell."), make_claim("It hailed.")
    decide(one, ada)
    keep_apart(claim_id=one.headline_id, other_id=other.pk, by=lea, at=database_now())
    snow = one.claims.get(text="Snow fell.")
    split_cluster(cluster_id=one.pk, claim_ids=[snow.pk], by=lea, note="", at=database_now())
    assert open_checks() == []


def test_corrected_details_of_a_source_flag_nothing(ada, lea):
    claim = decided(BRIDGE_14, ada)
    changes = {"title": "Cracks", "publisher": "The Gazette", "published_at": database_now()}
    edit_source(source_id=claim.source_id, changes=changes, note="", by=lea, at=database_now())
    assert open_checks() == []


def test_anybody_asks_for_another_look_with_a_reason(ada, ben):
    cluster = make_cluster("Hail fell.", "It hailed.")
    decide(cluster, ada)
    version = cluster.version
    assert ask(cluster, ben) == 2
    assert (cluster.status, cluster.version) == (Cluster.Status.OPEN, version + 1)
    check = CheckAgain.objects.first()
    assert (check.cause, check.told) == ("asked", {"reason": "The minister spoke again."})
    event = Event.objects.filter(kind=Event.Kind.CHECK_AGAIN).first()
    assert (event.by, event.note, event.claim) == (ben, "The minister spoke again.", check.claim)


def test_asking_twice_flags_once(ada, ben):
    cluster = make_cluster()
    decide(cluster, ada)
    assert ask(cluster, ada) == 1
    assert ask(cluster, ben) == 0
    assert CheckAgain.objects.count() == 1


@pytest.mark.parametrize(
    ("reason", "words"),
    [("", "Say why"), (" \n", "Say why"), ("x" * (MAX_REASON_CHARACTERS + 1), "at most 1,000")],
)
def test_asking_without_a_reason_or_with_a_book_is_refused(ada, reason, words):
    cluster = make_cluster()
    decide(cluster, ada)
    with pytest.raises(Refused, match=words):
        ask(cluster, ada, reason)
    assert open_checks() == []


def test_what_has_no_verdict_is_not_checked_again(ada):
    with pytest.raises(Refused, match="that have a verdict"):
        ask(make_cluster(), ada)


def test_a_flagged_claim_returns_to_the_queue_and_its_verdict_stands_until_the_next(ada):
    cluster = make_cluster()
    decide(cluster, ada)
    assert take_next(reviewer=ada, at=database_now()) is None
    ask(cluster, ada)
    lease = take_next(reviewer=ada, at=database_now())
    assert lease.cluster == cluster
    claim = cluster.claims.get()
    assert (claim.verdict.label, claim.reads) == ("consistent", 0)
    second = decide(cluster, ada, "unverified").decision
    claim.refresh_from_db()
    assert (claim.verdict.label, claim.check_again, cluster.status) == ("unverified", None, "decided")
    check = CheckAgain.objects.get()
    assert check.ended_by == second
    event = Event.objects.get(kind=Event.Kind.CHECKED_AGAIN)
    assert (event.claim, event.before) == (claim, {"check": check.pk, "cause": "asked"})


def test_setting_aside_checks_again_too(ada):
    cluster = make_cluster()
    decide(cluster, ada)
    ask(cluster, ada)
    decide(cluster, ada, **ASIDE)
    assert cluster.claims.get().status == "set_aside"
    assert open_checks() == []


def test_undoing_the_second_look_brings_the_flag_and_the_first_verdict_back(ada):
    cluster = make_cluster()
    decide(cluster, ada)
    ask(cluster, ada)
    second = decide(cluster, ada, "unverified").decision
    undo_decision(decision_id=second.pk, by=ada, idempotency_key=str(uuid.uuid4()), at=database_now())
    claim = cluster.claims.get()
    assert (claim.verdict.label, claim.check_again) == ("consistent", CheckAgain.objects.get())
    assert open_checks() == [(claim.pk, "asked")]


def test_every_reader_is_asked_again(ada, ben, settings):
    settings.REVIEWS_PER_CLAIM = 2
    cluster = make_cluster()
    decide(cluster, ada), decide(cluster, ben)
    ask(cluster, ada)
    decide(cluster, ada, "unverified")
    claim = cluster.claims.get()
    assert (claim.verdict.label, claim.reads, claim.is_undecided) == ("consistent", 1, True)
    assert take_next(reviewer=ben, at=database_now()).cluster == cluster
    decide(cluster, ben, "unverified")
    claim.refresh_from_db()
    assert (claim.verdict.label, claim.decided_by, claim.check_again) == ("unverified", "agreement", None)


def test_asking_in_a_race_flags_once(committed_db, ada, ben, race):
    cluster = make_cluster()
    decide(cluster, ada)
    people = [ada, ben, ada, ben]
    results = race(4, lambda number: ask(Cluster.objects.get(pk=cluster.pk), people[number]))
    assert sorted(results) == [0, 0, 0, 1]
    assert CheckAgain.objects.count() == 1
