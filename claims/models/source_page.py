"""The page of a source: its text with its claims, how each stands, and who else says it or otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.models.claim import Claim, ClaimQuerySet
from claims.models.echoes import Echo, read_contradictions, read_otherwise, tell_echoes
from claims.models.neighbours import Compared, Neighbours, read_neighbours
from claims.models.reviewer import Reviewer
from claims.models.source import Source
from claims.models.veil import draw_veil
from claims.text.normal import fold
from claims.text.reading import Paragraph, read


@dataclass(frozen=True, slots=True)
class Note:
    """A claim with what stands beside it in the margin.

    `is_unlabelled`: nobody has said anything of it, as far as the reader may know. `next`: the number and id
    of the next such claim.
    """

    claim: Claim
    neighbours: Neighbours | None
    echoes: Sequence[Echo]
    is_unlabelled: bool
    next: tuple[int, int] | None

    @property
    def start(self) -> int:
        return self.claim.start

    @property
    def end(self) -> int:
        return self.claim.end


@dataclass(frozen=True, slots=True)
class SourcePage:
    """The article as it is read. `headline`: its first line, where that is its title."""

    headline: Paragraph[Note] | None
    paragraphs: Sequence[Paragraph[Note]]
    notes: Sequence[Note]
    compared: Sequence[Compared]

    @property
    def reviewed(self) -> int:
        return sum(note.claim.is_decided for note in self.notes)

    @property
    def unlabelled(self) -> Sequence[Note]:
        return [note for note in self.notes if note.is_unlabelled]


def read_source_page(source: Source, reader: Reviewer) -> SourcePage:
    """What `reader` may see of an article. Twelve queries at most, however many claims it has.

    The claims with their verdicts and clusters, what people said contradicts, the veil; look-alikes from
    either end and the words of what says otherwise; six on neighbours.
    """
    claims = list(_claims(source))
    said = read_contradictions({claim.cluster_id for claim in claims}) if claims else []
    ends = {pk for link in said for pk in (link.a_id, link.b_id)}
    veil = draw_veil(reader, claims={*ends, *(claim.pk for claim in claims)})
    claims = [veil.claim(claim) for claim in claims]
    contradictions = veil.links(said)
    neighbours, compared = read_neighbours(source, claims, contradictions)
    otherwise = read_otherwise(source) if claims else []
    echoes = tell_echoes({claim.pk for claim in claims}, contradictions, otherwise)
    following = _following(claims)
    notes = [
        Note(
            claim=claim,
            neighbours=neighbours.get(claim.pk),
            echoes=echoes.get(claim.pk, ()),
            is_unlabelled=_is_unlabelled(claim),
            next=following.get(claim.pk),
        )
        for claim in claims
    ]
    paragraphs = read(source.text, notes, title=source.title)
    has_headline = bool(paragraphs) and _is_title(paragraphs[0], source)
    return SourcePage(
        headline=paragraphs[0] if has_headline else None,
        paragraphs=paragraphs[has_headline:],
        notes=notes,
        compared=compared,
    )


def _claims(source: Source) -> ClaimQuerySet:
    """Without what the page does not show: the words stand in the article already."""
    found = Claim.objects.filter(source=source).select_related("verdict", "cluster")
    return found.in_reading_order().defer("text", "folded", "check_worthiness_reasons")


def _is_unlabelled(claim: Claim) -> bool:
    return claim.status == Claim.Status.PENDING


def _following(claims: Sequence[Claim]) -> dict[int, tuple[int, int]]:
    """For each claim without a label the number and id of the next one."""
    unlabelled = [(number, claim.pk) for number, claim in enumerate(claims, 1) if _is_unlabelled(claim)]
    return {pk: after for (_, pk), after in pairwise(unlabelled)}


def _is_title(paragraph: Paragraph[Note], source: Source) -> bool:
    return paragraph.place == "headline" and fold(paragraph.text) == fold(source.title)
