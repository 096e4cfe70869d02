"""A desk set up and filled with made-up claims and people, by the product's own models.

A process with the product's settings: `python -m tests.torture.filling CLUSTERS REVIEWERS`.
"""

import os
import random
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.models import Claim

PLACES = (
    "Brandow",
    "Estorf",
    "Hallin",
    "Korvik",
    "Lundau",
    "Marnitz",
    "Ostheim",
    "Pellworm",
    "Tarnow",
    "Zeddin",
)
THINGS = ("bridges", "bakeries", "buses", "teachers", "wells", "wind turbines", "libraries", "farms")
WORDINGS = (
    "The council of {place} counted {number} {thing} in its district in {year}.",
    "In {year} the council of {place} counted {number} {thing} in the whole district.",
    "{place} has {number} {thing} in its district, the council counted in {year}.",
    "{number} {thing} were counted in the district by the council of {place} in {year}.",
)
SOURCES = 24
LEADS = 3
PASSWORD = "a torture staple battery"
CHANCE = random.Random(7)  # the same desk each time


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    clusters, reviewers = (int(number) for number in sys.argv[1:])
    make_people(reviewers)
    make_clusters(clusters)


def make_people(reviewers: int) -> None:
    """`reader1` … and `lead1` …, all with one password, hashed once: it takes long by design."""
    from django.contrib.auth.hashers import make_password

    from claims.models import Reviewer

    hashed = make_password(PASSWORD)
    roles = [("reader", reviewers, Reviewer.Role.REVIEWER), ("lead", LEADS, Reviewer.Role.LEAD)]
    Reviewer.objects.bulk_create(
        Reviewer(username=f"{word}{number}", role=role, password=hashed)
        for word, count, role in roles
        for number in range(1, count + 1)
    )


def make_clusters(count: int) -> None:
    """Clusters of one to four claims, every one of another source; a third of the larger disagree."""
    from django.db import transaction

    from claims.actions.outcome import refresh_clusters
    from claims.actions.pairing import store_matches
    from claims.models import Claim, Cluster

    articles: list[list[tuple[int, str]]] = [[] for _ in range(SOURCES)]
    with transaction.atomic():
        clusters = Cluster.objects.bulk_create(Cluster() for _ in range(count))
        for cluster, members in zip(clusters, make_texts(count), strict=True):
            for article, text in zip(CHANCE.sample(articles, len(members)), members, strict=True):
                article.append((cluster.pk, text))
        claims = [claim for number, said in enumerate(articles) for claim in make_article(number, said)]
        by_cluster: dict[int, list[int]] = {}
        for claim in Claim.objects.bulk_create(claims):
            by_cluster.setdefault(claim.cluster_id, []).append(claim.pk)
        store_matches(pair for ids in by_cluster.values() for pair in combinations(sorted(ids), 2))
        refresh_clusters(clusters)


def make_article(number: int, said: Sequence[tuple[int, str]]) -> "Iterator[Claim]":
    """A source that says these things, each a claim for the cluster beside it, a paragraph each."""
    from django.utils import timezone

    from claims.models import Claim, Source
    from claims.text.normal import fold

    title, now = f"Report number {number}", timezone.now()
    text = "\n\n".join([title, *(words for _, words in said)])
    source = Source.objects.create(title=title, text=text, text_sha256=Source.digest(text), extracted_at=now)
    start = len(title) + 2
    for cluster, words in said:
        yield Claim(
            source=source,
            text=words,
            start=start,
            end=start + len(words),
            folded=fold(words),
            cluster_id=cluster,
            check_worthiness=round(CHANCE.uniform(0.4, 0.9), 2),
            matched_at=now,
        )
        start += len(words) + 2


def make_texts(count: int) -> Iterator[list[str]]:
    """For each cluster what its claims say."""
    for number in range(count):
        told = {
            "place": PLACES[number % len(PLACES)],
            "thing": THINGS[number // len(PLACES) % len(THINGS)],
            "year": 1900 + number // (len(PLACES) * len(THINGS)),
        }
        wordings = CHANCE.sample(WORDINGS, CHANCE.choice((1, 1, 2, 2, 3, 4)))
        is_disagreeing = len(wordings) > 1 and CHANCE.random() < 0.34
        figures = [12 + number, 12 + number + (7 if is_disagreeing else 0)]
        yield [
            wording.format(number=figures[position % 2], **told) for position, wording in enumerate(wordings)
        ]


if __name__ == "__main__":
    main()
