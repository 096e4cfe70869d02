"""Whatever people and the matcher do, in whatever order: what must never happen does not."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import override_settings
from hypothesis import Phase
from hypothesis import settings as bounded
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from claims.actions.adjudication import adjudicate
from claims.actions.check_again import ask_to_check_again
from claims.actions.ingest import add_source
from claims.actions.links import record_contradiction, revoke_link
from claims.actions.marking import mark_claim
from claims.actions.membership import merge_clusters, split_cluster
from claims.actions.membership_undo import undo_membership
from claims.actions.origins import propose_derivation, settle_derivation
from claims.actions.processing import process_sources
from claims.actions.queue import release_lease, skip_lease, take_next, take_over_lease
from claims.actions.reclustering import plan_reclustering, take_step
from claims.actions.refusal import Refused
from claims.actions.review import record_decision, undo_decision
from claims.actions.sign_off import sign_off
from claims.actions.source_details import edit_source
from claims.models import Claim, Cluster, Decision, Derivation, Event, Lease, Link, Reviewer, Source
from claims.models.card import read_card
from claims.records import DecisionInput, EvidenceInput, VerdictInput
from tests.actions import recount
from tests.factories import make_reviewer

SENTENCES = [
    "The flood in Lower Hutton destroyed 43 houses on Tuesday, the county said.",
    "The flood in Lower Hutton destroyed 43 houses on Tuesday, according to the county.",
    "The flood in Lower Hutton destroyed 61 houses on Tuesday, the county said.",
    "The flood destroyed 43 houses in Lower Hutton on Tuesday.",
    "Bus drivers in Port Marlow went on strike for higher wages.",
    "Bus drivers in Port Marlow did not go on strike for higher wages.",
    "Bus drivers went on strike in Port Marlow for higher wages on Friday.",
]
PICK = st.integers(0, 10**6)  # a place in a list, whatever its length
WHO = st.sampled_from(["ada", "ben", "lea"])
MOSTLY_LEA = st.sampled_from(["lea", "lea", "ada"])
OUTCOMES = st.sampled_from(["consistent", "conflicting", "unverified", "set_aside", "undecided"])


class Desk(RuleBasedStateMachine):
    """Three people and the matcher at work. Acts may be refused, in words; nothing else may go wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.before = transaction.savepoint_create()
        self.people: dict[str, Reviewer] = {
            "ada": make_reviewer("ada"),
            "ben": make_reviewer("ben"),
            "lea": make_reviewer("lea", role="lead"),
            "mia": make_reviewer("mia", role="lead"),
        }
        self.at = datetime(2030, 1, 1, tzinfo=UTC)
        self.articles = 0
        self.forms: list[tuple[int, str, DecisionInput, dict[int, int]]] = []
        self.settings = override_settings()
        self.history = recount.history()
        self.outcomes, self.versions = recount.outcomes(), recount.versions()
        self.clusters_seen: set[int] = set()
        self.wanted: tuple[int, ...] = ()  # readers of a claim, where that changes meanwhile

    def teardown(self) -> None:
        self.settings.disable()
        transaction.savepoint_rollback(self.before)

    def attempt(self, act: Any, **said: Any) -> Any:
        try:
            return act(**said)
        except (Refused, PermissionDenied):
            return None

    @initialize(
        first=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True),
        readers=st.sampled_from([1, 2]),
    )
    def open(self, first: list[str], readers: int) -> None:
        self.settings = override_settings(REVIEWS_PER_CLAIM=readers)
        self.settings.enable()
        self.publish([*first[:1], *SENTENCES[4:6]])
        self.publish(SENTENCES[:2])
        self.publish(first)

    @rule(minutes=st.sampled_from([1, 20]))
    def time_passes(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)

    @rule(sentences=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True))
    def publish(self, sentences: list[str]) -> None:
        self.articles += 1
        text = "\n\n".join([*sentences, f"The archive holds {self.articles} volumes."])
        add_source(text=text, by=None, at=self.at)
        self.match(lambda: process_sources(at=self.at))

    @rule(who=WHO, source=PICK, start=st.integers(0, 80), length=st.integers(1, 60))
    def mark(self, who: str, source: int, start: int, length: int) -> None:
        chosen = self.pick(Source, source)
        said = {"source_id": chosen.pk, "start": start, "end": start + length}
        self.match(lambda: self.attempt(mark_claim, **said, by=self.people[who], at=self.at))

    def match(self, act: Any) -> None:
        """Whatever the matcher does, claims that people placed or decided stay where they are."""
        fixed = {c.pk: c.cluster_id for c in Claim.objects.all() if c.placed_by_id or c.status != "pending"}
        act()
        now = dict(Claim.objects.filter(pk__in=fixed).values_list("pk", "cluster_id"))
        assert now == fixed

    def open_form(self, who: str) -> None:
        """Take a card, or go on with one's own, and read what its form asks."""
        lease = take_next(reviewer=self.people[who], at=self.at)
        if lease is None:
            return
        assert lease.reviewer == self.people[who]
        assert lease.expires_at > self.at
        card = read_card(lease.cluster, self.people[who], is_reading=True)
        asked = [member.claim.pk for member in card.asked]
        by_sides = [member.claim.pk for side in card.sides for member in side.members if member.is_asked]
        assert asked
        assert sorted(by_sides or asked) == sorted(asked)
        form = DecisionInput(new_key(), lease.cluster.version, str(lease.token), by_sides or asked, ())
        earlier = {member.claim.pk: one.verdict.pk for one in card.earlier for member in one.members}
        self.forms.append((lease.cluster_id, who, form, earlier))

    take = rule(who=WHO)(open_form)

    @rule(who=WHO, first=OUTCOMES, others=OUTCOMES)
    def review(self, who: str, first: str, others: str) -> None:
        self.open_form(who)
        self.send(-1, first, others)

    @precondition(lambda self: self.forms)
    @rule(form=PICK, first=OUTCOMES, others=OUTCOMES, by=st.sampled_from(["", "", "ben"]))
    def send(self, form: int, first: str, others: str, by: str = "") -> None:
        """Save a form opened once: its first claim labelled one way, the others another."""
        if not self.forms:
            return
        cluster_id, who, opened, earlier = self.forms[form % len(self.forms)]
        labels = [first, *[others] * len(opened.members)]
        given = [
            self.verdict(pk, label, earlier.get(pk))
            for pk, label in zip(opened.members, labels, strict=False)
        ]
        sent = replace(opened, verdicts=[verdict for verdict in given if verdict])
        said = {"cluster_id": cluster_id, "reviewer": self.people[by or who], "form": sent}
        if recorded := self.attempt(record_decision, **said, decided_at=self.at):
            assert recorded.decision.reviewer == self.people[who] == self.people[by or who]
            assert recorded.decision.idempotency_key == opened.idempotency_key

    def verdict(self, pk: int, outcome: str, earlier: int | None = None) -> VerdictInput | None:
        if outcome == "undecided":
            return None
        if outcome == "set_aside":
            return VerdictInput(claim_id=pk, given_to="claim", set_aside="opinion", earlier_id=earlier)
        stance = "supports" if outcome == "consistent" else "contradicts"
        evidence = [EvidenceInput(stance, url="https://example.org/")] if outcome != "unverified" else []
        return VerdictInput(
            claim_id=pk, given_to="claim", label=outcome, evidence=evidence, earlier_id=earlier
        )

    @rule(who=WHO, first=OUTCOMES, others=OUTCOMES)
    def save_and_undo(self, who: str, first: str, others: str) -> None:
        """One step back: everything is as before it, and the card is one's own again."""
        self.open_form(who)
        before, count = recount.standing(), Decision.objects.count()
        self.send(-1, first, others)
        last = Decision.objects.order_by("id").last()
        if last is None or Decision.objects.count() == count:
            return
        assert undo_decision(decision_id=last.pk, by=last.reviewer, idempotency_key=new_key(), at=self.at)
        assert recount.standing() == before
        held = Lease.objects.filter(reviewer=last.reviewer, ended_at=None).get()
        assert held.cluster_id == last.cluster_id

    @precondition(lambda self: settings.REVIEWS_PER_CLAIM > 1)
    @rule(one=OUTCOMES, other=OUTCOMES)
    def read_by_two(self, one: str, other: str) -> None:
        """Ada and Ben read what comes first, mostly the same."""
        for who, label in (("ada", one), ("ben", other)):
            release_lease(reviewer=self.people[who], at=self.at)
            self.review(who, label, label)

    @precondition(lambda self: disputed().exists())
    @rule(who=st.sampled_from(["lea", "mia"]), place=PICK, first=OUTCOMES, others=OUTCOMES)
    def settle_dispute(self, who: str, place: int, first: str, others: str) -> None:
        cluster = disputed()[place % disputed().count()]
        members = sorted(cluster.claims.filter(status="disputed").values_list("pk", flat=True))
        given = [self.verdict(pk, first if pk == members[0] else others) for pk in members]
        form = DecisionInput(new_key(), cluster.version, "", members, [v for v in given if v])
        said = {"cluster_id": cluster.pk, "by": self.people[who], "form": form}
        self.attempt(adjudicate, **said, at=self.at)

    @precondition(lambda self: decided().exists())
    @rule(who=st.sampled_from(["lea", "mia"]), place=PICK)
    def sign_off(self, who: str, place: int) -> None:
        claim = decided()[place % decided().count()]
        verdicts = {claim.pk: claim.verdict_id}
        self.attempt(sign_off, verdicts=verdicts, by=self.people[who], at=self.at)

    @precondition(lambda self: decided().exists())
    @rule(who=WHO, place=PICK)
    def ask_to_check_again(self, who: str, place: int) -> None:
        chosen = decided()[place % decided().count()]
        said = {"cluster_id": chosen.cluster_id, "claim_ids": [chosen.pk], "reason": "Called back."}
        self.attempt(ask_to_check_again, **said, by=self.people[who], at=self.at)

    @precondition(lambda self: self.forms)
    @rule(who=WHO, decision=PICK)
    def undo(self, who: str, decision: int) -> None:
        last = Decision.objects.last_of(self.people[who])
        if chosen := self.pick(Decision, decision) if who == "lea" else last:
            said = {"decision_id": chosen.pk, "by": self.people[who], "idempotency_key": new_key()}
            self.attempt(undo_decision, **said, at=self.at)

    @rule(who=WHO, reason=st.sampled_from(["time", "expert", ""]))
    def skip(self, who: str, reason: str) -> None:
        self.attempt(skip_lease, reviewer=self.people[who], reason=reason, at=self.at)

    @rule(who=WHO)
    def release(self, who: str) -> None:
        release_lease(reviewer=self.people[who], at=self.at)

    @rule(who=WHO, lease=PICK)
    def take_over(self, who: str, lease: int) -> None:
        if chosen := self.pick(Lease, lease):
            self.attempt(take_over_lease, lease_id=chosen.pk, by=self.people[who], at=self.at)

    @rule(
        who=MOSTLY_LEA,
        cluster=PICK,
        members=st.sets(st.integers(0, 2), min_size=1, max_size=2),
        is_own=st.booleans(),
        is_undone=st.booleans(),
    )
    def split(self, who: str, cluster: int, members: set[int], is_own: bool, is_undone: bool) -> None:
        chosen = self.cluster(who, cluster, is_own=is_own)
        ids = list(chosen.claims.order_by("id").values_list("pk", flat=True))
        picked = [ids[member] for member in members if member < len(ids)]
        said = {"cluster_id": chosen.pk, "claim_ids": picked, "by": self.people[who], "note": ""}
        before = recount.places()
        if self.attempt(split_cluster, **said, at=self.at) and is_undone:
            self.undo_last_act(who, before)

    @rule(who=MOSTLY_LEA, cluster=PICK, into=PICK, is_own=st.booleans(), is_undone=st.booleans())
    def merge(self, who: str, cluster: int, into: int, is_own: bool, is_undone: bool) -> None:
        ids = {"cluster_id": self.pick(Cluster, cluster).pk}
        ids["into_id"] = self.cluster(who, into, is_own=is_own).pk
        before = recount.places()
        said = {"by": self.people[who], "note": "", "at": self.at}
        if self.attempt(merge_clusters, **ids, **said) and is_undone:
            self.undo_last_act(who, before)

    def undo_last_act(self, who: str, before: set[tuple[Any, ...]]) -> None:
        """At once, nothing stands in the way, and members, placings and links are as before."""
        event = acts().latest("id")
        undo_membership(event_id=event.pk, by=self.people[who], at=self.at)
        assert recount.places() == before

    @precondition(lambda self: acts().exists())
    @rule(who=MOSTLY_LEA, place=PICK)
    def undo_act(self, who: str, place: int) -> None:
        chosen = acts()[place % acts().count()]
        self.attempt(undo_membership, event_id=chosen.pk, by=self.people[who], at=self.at)

    def cluster(self, who: str, place: int, *, is_own: bool) -> Cluster:
        """The one that somebody holds, else one of the largest."""
        held = Cluster.objects.filter(leases__reviewer=self.people[who], leases__ended_at=None)
        largest = Cluster.objects.order_by("-claim_count", "id")[:5]
        chosen = (held.first() if is_own else None) or largest[place % len(largest)]
        return chosen

    @rule(who=WHO, claim=PICK, other=PICK)
    def contradict(self, who: str, claim: int, other: int) -> None:
        ids = {"claim_id": self.pick(Claim, claim).pk, "other_id": self.pick(Claim, other).pk}
        self.attempt(record_contradiction, **ids, by=self.people[who], note="", at=self.at)

    @rule(who=WHO, link=PICK)
    def revoke(self, who: str, link: int) -> None:
        if chosen := self.pick(Link, link):
            self.attempt(revoke_link, link_id=chosen.pk, by=self.people[who], at=self.at)

    @rule(who=MOSTLY_LEA, source=PICK, publisher=st.sampled_from(["Courier", "COURIER", ""]))
    def name_publisher(self, who: str, source: int, publisher: str) -> None:
        said = {"source_id": self.pick(Source, source).pk, "changes": {"publisher": publisher}, "note": ""}
        self.attempt(edit_source, **said, by=self.people[who], at=self.at)

    @rule(who=MOSTLY_LEA, source=PICK, day=st.sampled_from([None, 5, 12]))
    def date(self, who: str, source: int, day: int | None) -> None:
        published = datetime(2029, 3, day, tzinfo=UTC) if day else None
        said = {"source_id": self.pick(Source, source).pk, "changes": {"published_at": published}, "note": ""}
        self.match(lambda: self.attempt(edit_source, **said, by=self.people[who], at=self.at))

    @rule(is_anew=st.booleans())
    def recluster(self, is_anew: bool) -> None:
        """What was planned is what happens, and then nothing is left to do."""
        plan = plan_reclustering(is_anew=is_anew)
        before = dict(Claim.objects.values_list("pk", "cluster_id"))
        self.match(lambda: [take_step(step, at=self.at) for step in plan.steps])
        after = dict(Claim.objects.values_list("pk", "cluster_id"))
        assert {pk for pk in before if before[pk] != after[pk]} == plan.moves.keys()
        again = plan_reclustering(is_anew=True)
        assert (again.steps, again.moves) == ([], {})

    @rule(source=PICK, other=PICK, outlet=st.sampled_from(["", "Wire"]))
    def derive(self, source: int, other: int, outlet: str) -> None:
        said: dict[str, Any] = {"source_id": self.pick(Source, source).pk, "from_outlet": outlet}
        if not outlet:
            said["from_source_id"] = self.pick(Source, other).pk
        if proposed := self.attempt(propose_derivation, **said, by=self.people["ada"], at=self.at):
            self.settle(proposed)

    @rule(derivation=PICK, is_confirmed=st.booleans())
    def settle_again(self, derivation: int, is_confirmed: bool) -> None:
        if chosen := self.pick(Derivation, derivation):
            self.settle(chosen, is_confirmed=is_confirmed)

    def settle(self, derivation: Derivation, *, is_confirmed: bool = True) -> None:
        said = {"derivation_id": derivation.pk, "is_confirmed": is_confirmed}
        self.attempt(settle_derivation, **said, by=self.people["lea"], at=self.at)

    def pick(self, table: Any, place: int) -> Any:
        rows = table.objects.order_by("id")
        count = rows.count()
        return rows[place % count] if count else None

    @invariant()
    def nobody_is_asked_twice(self) -> None:
        """What is held wants a verdict of who holds it, and nobody else is asked more than is wanted."""
        for lease in Lease.objects.live(at=self.at).filter(cluster__status="open"):
            assert lease.slot < max(self.wanted or [settings.REVIEWS_PER_CLAIM])

    @invariant()
    def the_tables_agree(self) -> None:
        recount.check_all(self.wanted)

    @invariant()
    def history_only_grows(self) -> None:
        now = recount.history()
        for table, rows in self.history.items():
            assert rows.items() <= now[table].items()
        self.history = now

    @invariant()
    def a_version_grows_with_each_change(self) -> None:
        outcomes, versions = recount.outcomes(), recount.versions()
        for pk, version in versions.items():
            if pk in self.versions:
                is_changed = outcomes.get(pk) != self.outcomes.get(pk)
                assert version > self.versions[pk] if is_changed else version >= self.versions[pk]
            else:
                assert pk not in self.clusters_seen, "an id was used again"
        self.outcomes, self.versions = outcomes, versions
        self.clusters_seen |= versions.keys()


def decided() -> Any:
    return Claim.objects.exclude(verdict=None).order_by("id")


def disputed() -> Any:
    return Cluster.objects.filter(claims__status="disputed").distinct().order_by("id")


def acts() -> Any:
    return Event.objects.filter(kind__in=["cluster_split", "cluster_merged"]).order_by("id")


def new_key() -> str:
    return str(uuid.uuid4())


@pytest.mark.django_db
def test_nothing_that_must_never_happen_does():
    # A fault is told as it was found: making it smaller would take minutes.
    without_shrinking = (Phase.explicit, Phase.reuse, Phase.generate)
    bounds = bounded(max_examples=14, stateful_step_count=20, phases=without_shrinking)
    run_state_machine_as_test(Desk, settings=bounds)
