"""Claims in any order of arrival: the groups are those of all matched at once."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations

import pytest
from django.db import transaction

from claims.actions.ingest import add_source
from claims.actions.processing import process_sources
from claims.actions.reclustering import plan_reclustering, take_step
from claims.models import Claim
from claims.models.clock import database_now

PLACES = ["Harlow", "Ashby", "Marlow", "Denton", "Corby", "Tring"]
WAYS = [
    "The flood in {place} destroyed {count} houses on Tuesday, the county said.",
    "The flood in {place} destroyed {count} houses on Tuesday, according to the county.",
    "On Tuesday the flood in {place} destroyed {count} houses.",
    "A flood destroyed {count} houses in {place} on Tuesday, officials said, and the school was closed.",
    "The flood in {place} did not destroy {count} houses on Tuesday, the county said.",
    "The council of {place} will vote on a new dam of {count} metres in spring.",
    "The council in {place} is to vote on the new dam of {count} metres in spring, the mayor said.",
    "Drivers in {place} went on strike for {count} days over low wages and long shifts.",
    "Bus drivers in {place} were on strike for {count} days over low wages.",
]


def make_sentences(chosen: random.Random, count: int) -> list[str]:
    """Sentences of a few events, many of them told more than once."""
    return [
        chosen.choice(WAYS).format(place=chosen.choice(PLACES), count=chosen.choice([43, 43, 43, 61]))
        for _ in range(count)
    ]


def publish(sentences: list[str], number: int) -> None:
    text = "\n\n".join([*sentences, f"The archive of shelf {number} holds {number + 7} volumes."])
    add_source(text=text, by=None, at=database_now())


def run() -> int:
    return process_sources(at=database_now()).moved


def recluster() -> int:
    plan = plan_reclustering(is_anew=True)
    moved = sum(take_step(step, at=database_now()) for step in plan.steps)
    assert moved == len(plan.moves)
    return moved


def joined_pairs() -> set[frozenset[int]]:
    """Pairs of claims that share a cluster."""
    together: dict[int, list[int]] = {}
    for pk, cluster in Claim.objects.values_list("pk", "cluster_id"):
        together.setdefault(cluster, []).append(pk)
    return {frozenset(pair) for members in together.values() for pair in combinations(members, 2)}


@contextmanager
def taken_back() -> Iterator[None]:
    """What is done inside leaves nothing behind."""
    point = transaction.savepoint_create()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)


@pytest.mark.django_db
def test_the_order_of_arrival_makes_hardly_a_difference():
    different = total = 0
    for seed in range(20):
        chosen = random.Random(seed)
        with taken_back():
            sentences = make_sentences(random.Random("the same ones"), 40)
            chosen.shuffle(sentences)
            while sentences:
                publish([sentences.pop() for _ in range(min(len(sentences), chosen.randint(1, 9)))], total)
                total += 1
                run()
            before = joined_pairs()
            recluster()
            after = joined_pairs()
            different += len(before ^ after)
            assert len(after) > 20
    assert different <= 0.01 * 20 * len(after), f"{different} pairs"
