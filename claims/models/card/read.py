"""Reading the card of a cluster: a fixed number of queries, whatever the size of the cluster."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Case, Prefetch, When

from claims.models.card.cluster_card import ClusterCard, LinkedClaim
from claims.models.card.descent import read_descent
from claims.models.card.differences import disputed_spans, marked_pieces
from claims.models.card.look_alikes import choose_look_alikes, read_leaving
from claims.models.card.parts import CardSide, Member, Quote
from claims.models.card.quotes import quote_of, read_quotes, surrounded
from claims.models.card.sides import side_letter, sides_among
from claims.models.card.ties import Together
from claims.models.card.within import read_within
from claims.models.card.words import first_because
from claims.models.cluster import Cluster
from claims.models.decision import Against, Evidence, Verdict
from claims.models.link import Link
from claims.models.match import Match
from claims.models.reviewer import Reviewer
from claims.models.talk import read_talk
from claims.models.veil import Veil, draw_veil
from claims.records import Comparison

type Pair = tuple[int, int]

MOST_LINKS = 200
MOST_VERDICTS = 300


def read_card(
    cluster: Cluster,
    reader: Reviewer | None = None,
    *,
    is_reading: bool = False,
) -> ClusterCard:
    """The card of a cluster that has members, as it is for `reader`, who is not asked twice about a claim.

    What others said is left out where it is veiled; for a lead only while they are `is_reading`, to give a
    verdict of their own. Fourteen queries at most, two more with a reader and one a generation of mergers:
    members, suggested origins, verdicts on them with evidence and opponents, links, matches within (in short,
    then those that are shown) and leaving, claims elsewhere that these lead to, comments with mentions.
    """
    claims = surrounded().filter(cluster=cluster).in_reading_order()
    quotes = sorted(map(quote_of, claims), key=lambda quote: quote.claim.pk != cluster.headline_id)
    quotes, unsettled = read_descent(quotes)
    links, leaving = _links(cluster), read_leaving(cluster)
    pairs: list[Link | Match] = [*links, *leaving]
    ends = {pk for pair in pairs for pk in (pair.a_id, pair.b_id)}
    elsewhere = read_quotes(ends - {quote.claim.pk for quote in quotes})
    veil = draw_veil(reader, claims=elsewhere, clusters=[cluster.pk], is_reading=is_reading)
    for quote in (*quotes, *elsewhere.values()):
        veil.claim(quote.claim)
    links = veil.links(links)
    comparisons, together = read_within(cluster.pk, {quote.claim.pk: quote for quote in quotes}, links)
    verdicts = _verdicts_on(cluster, veil)
    members = _members(quotes, comparisons, together, verdicts, read=_read_by(reader, cluster))
    inside = {member.claim.pk: member for member in members}
    return ClusterCard(
        cluster=veil.cluster(cluster),
        members=members,
        sides=_sides(members, comparisons, links),
        look_alikes=choose_look_alikes(leaving, inside, elsewhere),
        links=tuple(_linked(link, inside, elsewhere) for link in links),
        first_because=first_because(cluster, [quote.claim for quote in quotes]),
        together=together,
        unsettled=unsettled,
        veil=veil,
        talk=read_talk(cluster.pk, veil),
    )


def _links(cluster: Cluster) -> list[Link]:
    """What people said of members: what contradicts and joins, then what parts; the newest of each first."""
    said = Link.objects.active().touching(cluster.pk).select_related("by")
    joining_first = Case(When(kind=Link.Kind.NOT_SAME, then=1), default=0)
    return list(said.order_by(joining_first, "-id")[:MOST_LINKS])


def _read_by(reader: Reviewer | None, cluster: Cluster) -> set[int]:
    """Members that `reader` has given a verdict that counts now."""
    if reader is None:
        return set()
    own = Verdict.objects.counting().filter(claim__cluster=cluster, decision__reviewer=reader)
    return set(own.values_list("claim_id", flat=True))


def _verdicts_on(cluster: Cluster, veil: Veil) -> dict[int, list[Verdict]]:
    """The verdicts on the members, newest first, by claim."""
    verdicts = (
        Verdict.objects.filter(claim__cluster=cluster)
        .select_related("decision__reviewer", "decision__undone_by")
        .prefetch_related(
            Prefetch("evidence", Evidence.objects.select_related("claim").order_by("id")),
            Prefetch("against", Against.objects.select_related("claim").order_by("claim_id")),
        )
        .order_by("-id")[:MOST_VERDICTS]
    )
    by_claim: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in veil.verdicts(verdicts):
        by_claim[verdict.claim_id].append(verdict)
    return by_claim


def _members(
    quotes: Sequence[Quote],
    comparisons: Mapping[Pair, Comparison],
    together: Together,
    verdicts: Mapping[int, list[Verdict]],
    *,
    read: Collection[int],
) -> tuple[Member, ...]:
    """The members, the headline claim first; the others marked where they differ from it."""
    own = _by_member(comparisons)
    headline = quotes[0].claim
    towards_headline = together.ties_towards(headline.pk)
    return tuple(
        Member(
            quote=quote,
            pieces=marked_pieces(
                quote.claim.text,
                disputed_spans(pk, own[pk]),
                headline="" if pk == headline.pk else headline.text,
            ),
            is_headline=pk == headline.pk,
            why=towards_headline.get(pk),
            verdict=next((v for v in verdicts.get(pk, []) if v.pk == quote.claim.verdict_id), None),
            earlier=tuple(v for v in verdicts.get(pk, []) if v.pk != quote.claim.verdict_id),
            is_read=pk in read,
        )
        for pk, quote in ((quote.claim.pk, quote) for quote in quotes)
    )


def _by_member(comparisons: Mapping[Pair, Comparison]) -> dict[int, dict[Pair, Comparison]]:
    own: dict[int, dict[Pair, Comparison]] = defaultdict(dict)
    for pair, comparison in comparisons.items():
        for claim_id in pair:
            own[claim_id][pair] = comparison
    return own


def _sides(
    members: Sequence[Member], comparisons: Mapping[Pair, Comparison], links: Iterable[Link]
) -> tuple[CardSide, ...]:
    """The sides, when there are several."""
    ordered = sorted(members, key=lambda member: member.claim.pk)  # as matches store their pairs
    place = {member.claim.pk: position for position, member in enumerate(ordered)}
    contradictions = [
        (place[link.a_id], place[link.b_id])
        for link in links
        if link.kind == Link.Kind.CONTRADICTS and {link.a_id, link.b_id} <= place.keys()
    ]
    sides = sides_among(
        [member.claim.text for member in ordered],
        {(place[a], place[b]): comparison for (a, b), comparison in comparisons.items()},
        contradictions,
    )
    if len(sides) < 2:
        return ()
    return tuple(
        CardSide(side_letter(n), side.says, not side.says, tuple(ordered[m] for m in side.members))
        for n, side in enumerate(sides)
    )


def _linked(link: Link, inside: Mapping[int, Member], elsewhere: Mapping[int, Quote]) -> LinkedClaim:
    member_id, other_id = (link.a_id, link.b_id) if link.a_id in inside else (link.b_id, link.a_id)
    if is_inside := other_id in inside:
        return LinkedClaim(link, inside[member_id], inside[other_id].quote, is_inside)
    return LinkedClaim(link, inside[member_id], elsewhere[other_id], is_inside)
