"""Claims elsewhere that say otherwise than those of an article: by people's word, or by the matcher's."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Left

from claims.models.claim import Claim
from claims.models.link import Link
from claims.models.match import Match
from claims.models.source import OPENING, Source, name_of, opening_of

EXCERPT_WORDS = 9
MOST_LINKS = 500
MOST_MATCHES = 2_000
MOST_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Echo:
    """A claim that says otherwise, in its first words; `is_said`: people recorded that it contradicts."""

    claim_id: int
    source_id: int
    source_name: str
    words: str
    is_said: bool


def read_contradictions(cluster_ids: Collection[int]) -> list[Link]:
    """What people said contradicts a claim of these clusters, the newest first. One query."""
    said = Link.objects.active().contradictions()
    touching = said.filter(Q(a__cluster__in=cluster_ids) | Q(b__cluster__in=cluster_ids))
    return list(touching.order_by("-id")[:MOST_LINKS])


def read_otherwise(source: Source) -> list[tuple[int, int]]:
    """Claims of the source, each with one of another cluster that is alike and says otherwise.

    The likeliest come first; those that a person parted are left out. Two queries: an "or" between the two
    ends would read all matches.
    """
    parted = Link.objects.active().filter(kind=Link.Kind.NOT_SAME, a=OuterRef("a"), b=OuterRef("b"))
    differing = Match.objects.filter(relation=Match.Relation.DIFFERS).exclude(a__cluster=F("b__cluster"))
    found: list[tuple[float, int, int]] = []
    for own, other in (("a", "b"), ("b", "a")):
        rows = differing.filter(**{f"{own}__source": source}).exclude(Exists(parted))
        columns = ("probability", f"{own}_id", f"{other}_id")
        found += rows.order_by("-probability", "id").values_list(*columns)[:MOST_MATCHES]
    return [(own, other) for _, own, other in sorted(found, key=lambda row: (-row[0], *row[1:]))]


def tell_echoes(
    claim_ids: Collection[int], contradictions: Iterable[Link], otherwise: Iterable[tuple[int, int]]
) -> Mapping[int, Sequence[Echo]]:
    """A few for each claim, what people said first. One query, none when there is nothing."""
    ends: dict[int, dict[int, bool]] = defaultdict(dict)
    for link in contradictions:
        for own, other in ((link.a_id, link.b_id), (link.b_id, link.a_id)):
            if own in claim_ids:
                ends[own][other] = True
    for own, other in otherwise:
        if len(ends[own]) < MOST_SHOWN:
            ends[own].setdefault(other, False)
    told = _read_claims({other for others in ends.values() for other in others})
    return {
        own: [_echo(told[other], is_said) for other, is_said in others.items() if other in told]
        for own, others in ends.items()
    }


def _read_claims(claim_ids: Collection[int]) -> dict[int, tuple[int, int, str, str]]:
    if not claim_ids:
        return {}
    columns = ("pk", "source_id", Left("text", OPENING), "source__title", opening_of("source__text"))
    rows = Claim.objects.filter(pk__in=claim_ids).values_list(*columns)
    return {
        pk: (pk, source_id, words, name_of(title, opening)) for pk, source_id, words, title, opening in rows
    }


def _echo(told: tuple[int, int, str, str], is_said: bool) -> Echo:
    pk, source_id, text, name = told
    words = text.split()
    excerpt = f"{' '.join(words[:EXCERPT_WORDS])}{' …' if len(words) > EXCERPT_WORDS else ''}"
    return Echo(pk, source_id, name, excerpt, is_said)
