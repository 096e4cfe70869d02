"""The questions that two sources both answer, aligned in the order of the first one's text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from claims.models.card.parts import Piece, Quote
from claims.models.card.sides import sides_among
from claims.models.card.ties import Tie
from claims.models.claim import Claim
from claims.models.cluster import Cluster
from claims.models.compare_pairs import is_together
from claims.models.link import Link
from claims.models.match import Match, as_comparison
from claims.models.source import Source

MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class Question:
    """A cluster with claims of both sources, their ids in the order of the texts."""

    cluster_id: int
    here: tuple[int, ...]
    there: tuple[int, ...]

    @property
    def claim_ids(self) -> tuple[int, ...]:
        return self.here + self.there


@dataclass(frozen=True, slots=True)
class Shared:
    """All questions that two sources share."""

    questions: tuple[Question, ...]

    @property
    def count(self) -> int:
        return len(self.questions)

    @property
    def shown(self) -> tuple[Question, ...]:
        return self.questions[:MOST_ROWS]

    @property
    def shown_ids(self) -> set[int]:
        return {pk for question in self.shown for pk in question.claim_ids}

    def count_differing(self, matches: Iterable[Match], links: Iterable[Link]) -> int:
        """On how many the two differ, by the matcher or by people's word."""
        home = {pk: one.cluster_id for one in self.questions for pk in one.claim_ids}
        differing = {home.get(match.a_id) for match in matches if is_together(match) and match.differs_in}
        differing |= {home.get(link.a_id) for link in links if home.get(link.a_id) == home.get(link.b_id)}
        return len(differing - {None})


@dataclass(frozen=True, slots=True)
class Said:
    """A claim, marked where it differs from what the other source says; `says` is that in words."""

    claim: Claim
    pieces: tuple[Piece, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Row:
    """A question with what each source says on it, and the contradictions people recorded there."""

    here: tuple[Said, ...]
    there: tuple[Said, ...]
    is_differing: bool
    links: tuple[Link, ...]

    @property
    def cluster(self) -> Cluster:
        return self.here[0].claim.cluster

    @property
    def sides(self) -> list[str]:
        """What is said on what is disputed, in words, each once."""
        return list(dict.fromkeys(said.says for said in (*self.here, *self.there) if said.says))


def read_shared(here: Source, there: Source) -> Shared:
    """The questions both sources answer, in the order of `here`'s text. One query."""
    both = [Exists(Claim.objects.filter(source=one.pk, cluster=OuterRef("cluster"))) for one in (here, there)]
    claims = Claim.objects.filter(*both, source__in=(here.pk, there.pk)).order_by("start", "end", "id")
    found: dict[int, tuple[list[int], list[int]]] = {}
    rows = list(claims.values_list("cluster_id", "source_id", "pk"))
    for cluster_id, source_id, pk in sorted(rows, key=lambda row: row[1] != here.pk):
        found.setdefault(cluster_id, ([], []))[source_id != here.pk].append(pk)
    return Shared(tuple(Question(pk, tuple(one), tuple(other)) for pk, (one, other) in found.items()))


def tell_rows(
    shared: Shared, quotes: Mapping[int, Quote], partners: Mapping[int, Match], links: Sequence[Link]
) -> tuple[Row, ...]:
    """A row for each question that is shown. `partners`: the match by which each claim is held against."""
    return tuple(_tell_row(question, quotes, partners, links) for question in shared.shown)


def _tell_row(
    question: Question, quotes: Mapping[int, Quote], partners: Mapping[int, Match], links: Sequence[Link]
) -> Row:
    own = {pk: partners[pk] for pk in question.claim_ids if pk in partners}
    said = tuple(link for link in links if {link.a_id, link.b_id} <= set(question.claim_ids))
    is_differing = bool(said) or any(match.differs_in for match in own.values())
    says = _say(question, quotes, own.values(), said) if is_differing else {}
    pieces = _mark(question, quotes, own)
    here, there = (
        tuple(Said(quotes[pk].claim, pieces[pk], says.get(pk, "")) for pk in ids)
        for ids in (question.here, question.there)
    )
    return Row(here, there, is_differing, said)


def _mark(
    question: Question, quotes: Mapping[int, Quote], partners: Mapping[int, Match]
) -> dict[int, tuple[Piece, ...]]:
    """The words of each claim, held against its partner, or the first of the other source."""
    pieces: dict[int, tuple[Piece, ...]] = {}
    for ids, others in ((question.here, question.there), (question.there, question.here)):
        for pk in ids:
            match = partners.get(pk)
            other = (match.b_id if match.a_id == pk else match.a_id) if match else others[0]
            if pk not in pieces:
                pieces[pk], held_against = Tie(quotes[pk], quotes[other], match).pieces
                if partners.get(other) == match:  # each is the other's, and telling them apart takes a while
                    pieces.setdefault(other, held_against)
    return pieces


def _say(
    question: Question, quotes: Mapping[int, Quote], matches: Iterable[Match], links: Iterable[Link]
) -> dict[int, str]:
    """What each claim says on what is disputed, in words, empty where it says nothing."""
    ids = sorted(question.claim_ids)  # as matches store their pairs
    place = {pk: position for position, pk in enumerate(ids)}
    sides = sides_among(
        [quotes[pk].claim.text for pk in ids],
        {(place[match.a_id], place[match.b_id]): as_comparison(match) for match in matches},
        [(place[link.a_id], place[link.b_id]) for link in links],
    )
    return {ids[member]: side.says for side in sides for member in side.members}
