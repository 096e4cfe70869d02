"""What waits to be settled: claims that readers see differently, and what each of them said."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max, Prefetch, Q, QuerySet

from claims.models.card import CardSide, ClusterCard, Member, Quote, read_card, read_quotes
from claims.models.claim import Claim
from claims.models.cluster import Cluster
from claims.models.decision import Against, Evidence, Verdict, VerdictQuerySet
from claims.models.reviewer import Reviewer
from claims.models.settling import latest_by_reader


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one reader says: their verdict, with the claims that it names as these stand in their sources."""

    verdict: Verdict
    against: tuple[Quote, ...]
    evidence: tuple[tuple[Evidence, Quote | None], ...]

    @property
    def reader(self) -> Reviewer:
        return self.verdict.decision.reviewer


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims of a cluster, of one side where there are sides, that the same readers see alike differently.

    `said`: what each reader says of the first of them, as of the others.
    """

    members: tuple[Member, ...]
    side: CardSide | None
    said: tuple[Opinion, ...]

    @property
    def key(self) -> str:
        return str(self.members[0].claim.pk)

    @property
    def claim_ids(self) -> list[int]:
        return [member.claim.pk for member in self.members]


@dataclass(frozen=True, slots=True)
class SettlePage:
    """The disputes of a cluster. `is_own_case`: another lead has to settle it."""

    card: ClusterCard
    disputes: tuple[Dispute, ...]
    is_own_case: bool


def is_own_case(reviewer: Reviewer, claim_ids: Collection[int]) -> bool:
    """Whether a verdict of `reviewer` is among those in dispute, and there is a lead of whom none is."""
    parties = Verdict.objects.counting().filter(claim__in=claim_ids).values("decision__reviewer")
    if not parties.filter(decision__reviewer=reviewer).exists():
        return False
    return Reviewer.objects.leads().exclude(pk__in=parties).exists()


def list_disputed() -> QuerySet[Cluster]:
    """Clusters with a disputed claim and `since`, when its last reader spoke; longest waiting first."""
    disputed = Claim.objects.filter(status=Claim.Status.DISPUTED)
    spoke = Max("claims__verdicts__decision__decided_at", filter=Q(claims__status=Claim.Status.DISPUTED))
    found = Cluster.objects.filter(pk__in=disputed.values("cluster"))
    return found.annotate(since=spoke).select_related("headline").order_by("since", "id")


def read_opinions(clusters: Iterable[Cluster]) -> dict[int, list[tuple[Reviewer, list[str]]]]:
    """By cluster each reader of its disputed claims with what they call these. One query."""
    said: dict[int, dict[Reviewer, list[str]]] = {}
    disputed = {"claim__cluster__in": list(clusters), "claim__status": Claim.Status.DISPUTED}
    for verdict in _latest(Verdict.objects.counting().filter(**disputed)):
        outcomes = said.setdefault(verdict.claim.cluster_id, {}).setdefault(verdict.decision.reviewer, [])
        if verdict.outcome not in outcomes:
            outcomes.append(verdict.outcome)
    return {pk: list(readers.items()) for pk, readers in said.items()}


def read_settle_page(cluster: Cluster, reader: Reviewer) -> SettlePage:
    """The disputes of a cluster beside its card. Seven queries at most besides the card's."""
    card = read_card(cluster, reader)
    disputed = [member for member in card.members if member.claim.status == Claim.Status.DISPUTED]
    ids = [member.claim.pk for member in disputed]
    return SettlePage(card, tuple(_part(card, disputed, ids)), is_own_case(reader, ids))


def read_latest(claim_ids: Collection[int]) -> dict[int, list[Verdict]]:
    """By claim the latest verdict of each reader that counts now, with its evidence. Three queries."""
    found: dict[int, list[Verdict]] = {pk: [] for pk in claim_ids}
    on_them = (
        Verdict.objects.counting()
        .filter(claim__in=claim_ids)
        .prefetch_related(
            Prefetch("evidence", Evidence.objects.order_by("id")),
            Prefetch("against", Against.objects.order_by("claim_id")),
        )
    )
    for verdict in _latest(on_them):
        found[verdict.claim_id].append(verdict)
    return found


def _latest(counting: VerdictQuerySet) -> list[Verdict]:
    """Of verdicts that count now the latest of each reader on each claim, in the order they were given."""
    by_claim: dict[int, list[Verdict]] = {}
    for verdict in counting.select_related("decision__reviewer", "claim").order_by("id"):
        by_claim.setdefault(verdict.claim_id, []).append(verdict)
    return [verdict for given in by_claim.values() for verdict in latest_by_reader(given)]


def _part(card: ClusterCard, disputed: Iterable[Member], ids: Collection[int]) -> Iterable[Dispute]:
    """The disputed members in groups that one verdict may settle."""
    latest = read_latest(ids)
    groups: dict[tuple[object, ...], list[Member]] = {}
    for member in disputed:
        side, said = _side_of(member, card), latest[member.claim.pk]
        alike = ((v.decision.reviewer_id, v.label, v.set_aside, v.reason, v.note) for v in said)
        groups.setdefault((side.key if side else "", *alike), []).append(member)
    shown = [latest[members[0].claim.pk] for members in groups.values()]
    quotes = read_quotes(pk for said in shown for verdict in said for pk in _named(verdict))
    for members, said in zip(groups.values(), shown, strict=True):
        opinions = tuple(_opinion(verdict, quotes) for verdict in said)
        yield Dispute(tuple(members), _side_of(members[0], card), opinions)


def _named(verdict: Verdict) -> Iterable[int]:
    """The claims it is against or rests on."""
    yield from (against.claim_id for against in verdict.against.all())
    yield from (piece.claim_id for piece in verdict.evidence.all() if piece.claim_id)


def _opinion(verdict: Verdict, quotes: Mapping[int, Quote]) -> Opinion:
    return Opinion(
        verdict,
        tuple(quotes[against.claim_id] for against in verdict.against.all()),
        tuple((piece, quotes.get(piece.claim_id or 0)) for piece in verdict.evidence.all()),
    )


def _side_of(member: Member, card: ClusterCard) -> CardSide | None:
    return next((side for side in card.sides if member in side.members), None)
