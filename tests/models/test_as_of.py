"""The desk as of a moment is what it was then, whatever people and the matcher did since."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db.models import QuerySet
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from claims.actions.adjudication import adjudicate
from claims.actions.check_again import ask_to_check_again
from claims.actions.sign_off import sign_off
from claims.actions.steering import set_readers
from claims.models import Claim, Source
from claims.models.export import outcome_rows, outside_rows, reviewer_rows
from claims.records import DecisionInput, ExportRow
from claims.writers.verdict_csv import columns_of, write_verdict_csv
from tests.actions.test_invariants import PICK, WHO, Desk

# What the files say is today's: the words on a source, and how many origins a question has.
TODAYS: dict[str, Any] = {
    "source_title": "",
    "publisher": "",
    "source_url": "",
    "published_at": None,
    "origins": 0,
}


def files(as_of: datetime | None = None) -> dict[str, bytes]:
    """Every kind of file, without what is today's."""
    return {
        "outside": written("outside", outside_rows(as_of=as_of)),
        "desk": written("desk", outcome_rows(as_of=as_of)),
        "every": written("desk", outcome_rows(with_undecided=True, as_of=as_of)),
        "reviewers": written("reviewers", reviewer_rows(with_undecided=True, as_of=as_of)),
    }


def written(scope: str, rows: Iterator[ExportRow]) -> bytes:
    columns = columns_of(scope, has_final_label=scope == "reviewers")
    return b"".join(write_verdict_csv((replace(row, **TODAYS) for row in rows), columns))


class RememberedDesk(Desk):
    """Takes every file along after each act, and asks for all of them again at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.remembered: dict[datetime, dict[str, bytes]] = {}
        self.wanted = (1, 2)

    @rule(source=PICK, readers=st.sampled_from([None, 1, 2]))
    def want_readers(self, source: int, readers: int | None) -> None:
        said = {"source_id": self.pick(Source, source).pk, "readers": readers}
        self.attempt(set_readers, **said, by=self.people["lea"], at=self.at)

    @rule(who=WHO, claim=PICK)
    def ask_again(self, who: str, claim: int) -> None:
        if chosen := self.pick(Claim.objects.filter(verdict__isnull=False), claim):
            said = {"cluster_id": chosen.cluster_id, "claim_ids": [chosen.pk], "reason": "Look."}
            self.attempt(ask_to_check_again, **said, by=self.people[who], at=self.at)

    @rule()
    def sign(self) -> None:
        """Whatever may be signed off is."""
        for claim in Claim.objects.filter(verdict__isnull=False, check_again=None, sign_off=None):
            verdicts = {claim.pk: claim.verdict_id}
            self.attempt(sign_off, verdicts=verdicts, by=self.people["lea"], at=self.at)

    @rule(outcome=st.sampled_from(["consistent", "unverified", "set_aside"]))
    def adjudicate(self, outcome: str) -> None:
        disputed = Claim.objects.filter(status="disputed").order_by("id")
        if first := disputed.first():
            members = list(disputed.filter(cluster=first.cluster_id).values_list("pk", flat=True))
            given = [verdict for pk in members if (verdict := self.verdict(pk, outcome))]
            form = DecisionInput(str(uuid.uuid4()), first.cluster.version, "", members, given)
            said = {"cluster_id": first.cluster_id, "form": form, "by": self.people["lea"]}
            self.attempt(adjudicate, **said, at=self.at)

    def pick(self, table: Any, place: int) -> Any:
        return super().pick(SimpleNamespace(objects=table) if isinstance(table, QuerySet) else table, place)

    @invariant()
    def remember(self) -> None:
        self.remembered[self.at] = files()
        self.at += timedelta(minutes=1)

    def teardown(self) -> None:
        try:
            for at, then in self.remembered.items():
                assert files(as_of=at) == then
        finally:
            super().teardown()


@pytest.mark.django_db
def test_whatever_was_done_since_a_file_as_of_a_moment_is_the_one_of_that_moment() -> None:
    # A fault is told as it was found: making it smaller would take minutes.
    without_shrinking = (Phase.explicit, Phase.reuse, Phase.generate)
    bounds = settings(max_examples=8, stateful_step_count=25, phases=without_shrinking)
    run_state_machine_as_test(RememberedDesk, settings=bounds)
