"""Two sources side by side: the questions both answer, what looks alike, and what only one says."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from claims.models.card.parts import Quote
from claims.models.card.quotes import quote_of, surrounded
from claims.models.card.ties import Tie
from claims.models.claim import Claim
from claims.models.compare_only import Only, read_only
from claims.models.compare_pairs import choose_look_alikes, choose_partners, read_matches, read_parted
from claims.models.compare_shared import Row, Shared, read_shared, tell_rows
from claims.models.independence import Independence, read_independence
from claims.models.link import Link
from claims.models.match import Match
from claims.models.reviewer import Reviewer
from claims.models.source import Source
from claims.models.source_choice import read_in_short
from claims.models.veil import draw_veil

MOST_CONTRADICTIONS = 50


@dataclass(frozen=True, slots=True)
class SourceComparison:
    """What two sources say, `here` and `there`; `rows` are the first of the questions both answer.

    `contradictions` are those that people recorded of claims of different questions.
    """

    here: Source
    there: Source
    independence: Independence
    shared: Shared
    differing: int
    rows: tuple[Row, ...]
    look_alikes: tuple[Tie, ...]
    contradictions: tuple[Tie, ...]
    only: tuple[Only, Only]

    @property
    def sources(self) -> tuple[Source, Source]:
        return self.here, self.there

    @property
    def left_out(self) -> int:
        """How many shared questions are not among the rows."""
        return self.shared.count - len(self.rows)

    @property
    def otherwise(self) -> list[Tie]:
        """Pairs that look alike and say otherwise."""
        return [tie for tie in self.look_alikes if tie.match and tie.match.differs_in]

    @property
    def perhaps_same(self) -> list[Tie]:
        """Pairs that look alike and may be the same."""
        return [tie for tie in self.look_alikes if tie.match and not tie.match.differs_in]


def read_comparison(here_id: int, there_id: int, *, reader: Reviewer) -> SourceComparison | None:
    """The comparison as `reader` may see it; None unless both sources are there. Twelve queries at most."""
    sources = read_in_short((here_id, there_id))
    if len(sources) < 2:
        return None
    here, there = sources[here_id], sources[there_id]
    shared = read_shared(here, there)
    matches = read_matches(here, there)
    alike = choose_look_alikes(matches, read_parted(here, there))
    partners = choose_partners(matches, shared.shown_ids)
    full = Match.objects.in_bulk([match.pk for match in (*partners.values(), *alike)])
    said = list(Link.objects.active().contradictions().between(here_id, there_id).select_related("by"))
    alike_ids = {pk for match in alike for pk in (match.a_id, match.b_id)}
    ends = alike_ids | {pk for link in said for pk in (link.a_id, link.b_id)}
    quotes = _read_quotes(shared.shown_ids | ends, sources)
    only = read_only(here, there, besides=alike_ids)
    listed = [claim for side in only for claim in side.claims]
    veil = draw_veil(reader, claims=quotes.keys() | {claim.pk for claim in listed})
    for claim in (*listed, *(quote.claim for quote in quotes.values())):
        veil.claim(claim)
    links = veil.links(said)
    return SourceComparison(
        here=here,
        there=there,
        independence=read_independence(here, there),
        shared=shared,
        differing=shared.count_differing(matches, links),
        rows=tell_rows(shared, quotes, {pk: full[match.pk] for pk, match in partners.items()}, links),
        look_alikes=_look_alikes([full[match.pk] for match in alike], here, quotes, links),
        contradictions=_contradictions(links, here, quotes),
        only=only,
    )


def _read_quotes(claim_ids: Collection[int], sources: Mapping[int, Source]) -> dict[int, Quote]:
    """The claims with their clusters, by id. One query."""
    found: dict[int, Quote] = {}
    for claim in surrounded().select_related("cluster").filter(pk__in=claim_ids):
        quote = quote_of(claim)
        quote.claim.source = sources[claim.source_id]
        found[claim.pk] = quote
    return found


def _look_alikes(
    alike: Iterable[Match], here: Source, quotes: Mapping[int, Quote], links: Iterable[Link]
) -> tuple[Tie, ...]:
    """Those that no person said more of, seen from `here`."""
    contradicted = {(link.a_id, link.b_id) for link in links}
    told = [match for match in alike if (match.a_id, match.b_id) not in contradicted]
    return tuple(Tie(*_ends(match, here, quotes), match=match) for match in told)


def _contradictions(links: Iterable[Link], here: Source, quotes: Mapping[int, Quote]) -> tuple[Tie, ...]:
    """Of claims in different clusters; a row tells of the others. The newest first."""
    newest = sorted(links, key=lambda link: -link.pk)
    ties = [Tie(*_ends(link, here, quotes), link=link) for link in newest]
    return tuple(tie for tie in ties if not tie.is_together)[:MOST_CONTRADICTIONS]


def _ends(pair: Match | Link, here: Source, quotes: Mapping[int, Quote]) -> tuple[Quote, Quote]:
    a, b = quotes[pair.a_id], quotes[pair.b_id]
    return (a, b) if _is_of(a.claim, here) else (b, a)


def _is_of(claim: Claim, source: Source) -> bool:
    return claim.source_id == source.pk
