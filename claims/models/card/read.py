"""Reading the card of a cluster: a fixed number of queries, whatever the size of the cluster."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Case, Prefetch, When

from claims.models.card.differences import disputed_spans, marked_pieces
from claims.models.card.parts import CardSide, ClusterCard, LinkedClaim, LookAlike, Member, Quote
from claims.models.card.quotes import quote_of, read_quotes, surrounded
from claims.models.card.sides import side_letter, sides_among
from claims.models.card.words import first_because, likeness_of, words_seen_from
from claims.models.cluster import Cluster
from claims.models.decision import Against, Evidence, Verdict
from claims.models.link import Link
from claims.models.match import Match, as_comparison
from claims.records import Comparison

type Pair = tuple[int, int]

MOST_LOOK_ALIKES = 4
MOST_MATCHES = 60
MOST_VERDICTS = 300


def read_card(cluster: Cluster) -> ClusterCard:
    """The card of a cluster that has members.

    Eight queries at most: members, verdicts on them with evidence and opponents, matches within and leaving,
    links, and the claims elsewhere that matches and links lead to.
    """
    claims = surrounded().filter(cluster=cluster).in_reading_order()
    quotes = sorted(map(quote_of, claims), key=lambda quote: quote.claim.pk != cluster.headline_id)
    comparisons = {(m.a_id, m.b_id): as_comparison(m) for m in Match.objects.within(cluster.pk)}
    members = _members(quotes, comparisons, _verdicts_on(cluster))
    links = list(Link.objects.active().touching(cluster.pk).select_related("by").order_by("id"))
    leaving = _leaving(cluster, links)
    inside = {member.claim.pk: member for member in members}
    ends = {pk for link in links for pk in (link.a_id, link.b_id)}
    ends |= {pk for match in leaving for pk in (match.a_id, match.b_id)}
    elsewhere = read_quotes(ends - inside.keys())
    return ClusterCard(
        cluster=cluster,
        members=members,
        sides=_sides(members, comparisons, links),
        look_alikes=_look_alikes(leaving, inside, elsewhere),
        links=tuple(_linked(link, inside, elsewhere) for link in links),
        first_because=first_because(cluster),
    )


def _verdicts_on(cluster: Cluster) -> dict[int, list[Verdict]]:
    """All verdicts on the members, newest first, by claim."""
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
    for verdict in verdicts:
        by_claim[verdict.claim_id].append(verdict)
    return by_claim


def _members(
    quotes: Sequence[Quote], comparisons: Mapping[Pair, Comparison], verdicts: Mapping[int, list[Verdict]]
) -> tuple[Member, ...]:
    """The members, the headline claim first; the others marked where they differ from it."""
    own = _by_member(comparisons)
    texts = {quote.claim.pk: quote.claim.text for quote in quotes}
    headline_id = quotes[0].claim.pk
    return tuple(
        Member(
            quote=quote,
            pieces=marked_pieces(
                quote.claim.text,
                disputed_spans(pk, own[pk]),
                headline="" if pk == headline_id else texts[headline_id],
            ),
            is_headline=pk == headline_id,
            likeness=None if pk == headline_id else likeness_of(pk, headline_id, own[pk], texts),
            verdict=next((v for v in verdicts.get(pk, []) if v.pk == quote.claim.verdict_id), None),
            earlier=tuple(v for v in verdicts.get(pk, []) if v.pk != quote.claim.verdict_id),
        )
        for pk, quote in zip(texts, quotes, strict=True)
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


def _leaving(cluster: Cluster, links: Iterable[Link]) -> list[Match]:
    """Matches with claims elsewhere that no person parted: what says otherwise, then the likeliest."""
    parted = {(link.a_id, link.b_id) for link in links if link.kind == Link.Kind.NOT_SAME}
    found = Match.objects.leaving(cluster.pk)
    otherwise_first = Case(When(relation=Match.Relation.DIFFERS, then=0), default=1)
    foremost = found.order_by(otherwise_first, "-probability", "id")[:MOST_MATCHES]
    return [match for match in foremost if (match.a_id, match.b_id) not in parted]


def _look_alikes(
    leaving: Iterable[Match], inside: Mapping[int, Member], elsewhere: Mapping[int, Quote]
) -> tuple[LookAlike, ...]:
    """Claims elsewhere, each once with its likeliest match."""
    found: dict[int, LookAlike] = {}
    for match in leaving:
        member_id, other_id = (match.a_id, match.b_id) if match.a_id in inside else (match.b_id, match.a_id)
        if other_id in found or len(found) == MOST_LOOK_ALIKES:
            continue
        member, other = inside[member_id], elsewhere[other_id]
        words = words_seen_from(member_id, member.claim.text, match, other.claim.text)
        found[other_id] = LookAlike(other, member, match, words)
    return tuple(found.values())


def _linked(link: Link, inside: Mapping[int, Member], elsewhere: Mapping[int, Quote]) -> LinkedClaim:
    member_id, other_id = (link.a_id, link.b_id) if link.a_id in inside else (link.b_id, link.a_id)
    if is_inside := other_id in inside:
        return LinkedClaim(link, inside[member_id], inside[other_id].quote, is_inside)
    return LinkedClaim(link, inside[member_id], elsewhere[other_id], is_inside)
