"""What is kept from a reader who has yet to say their own: what others said of a claim that several read."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from claims.models.claim import Claim, ClaimQuerySet
from claims.models.cluster import Cluster
from claims.models.decision import Verdict
from claims.models.event import Event
from claims.models.link import Link
from claims.models.reviewer import Reviewer

# Told though somebody else did it: it says where a claim comes from, not what to think of it.
PLAIN = (
    *(Event.Kind.SOURCE_ADDED, Event.Kind.SOURCE_EDITED, Event.Kind.TEXT_CORRECTED),
    *(Event.Kind.CLAIMS_EXTRACTED, Event.Kind.CLAIM_MARKED, Event.Kind.CLAIM_MOVED),
)


def veiled_from(reader: Reviewer) -> ClaimQuerySet:
    """Undecided claims that want more than one reader and lack a verdict of `reader` in this round.

    None for leads, who see everything unless they read themselves.
    """
    if reader.is_lead:
        return Claim.objects.none()
    return _unread_by(reader)


def _unread_by(reader: Reviewer) -> ClaimQuerySet:
    wanted = Coalesce(F("source__reviews_per_claim"), settings.REVIEWS_PER_CLAIM)
    return (
        Claim.objects.alias(readers_wanted=wanted).filter(readers_wanted__gt=1).undecided().unread_by(reader)
    )


@dataclass(frozen=True, slots=True)
class Veil:
    """Of these claims, and of these clusters as they hold one of them, `reader` sees only their own words."""

    reader: Reviewer | None = None
    claims: frozenset[int] = frozenset()
    clusters: frozenset[int] = frozenset()

    def hides(self, by_id: int | None, *claim_ids: int) -> bool:
        """Whether what somebody said of these claims is kept back: one is veiled, and it was another."""
        return not self.claims.isdisjoint(claim_ids) and not self._is_own(by_id)

    def hides_of(self, cluster_id: int, by_id: int | None = None) -> bool:
        """Whether what somebody said of a cluster is kept back."""
        return cluster_id in self.clusters and not self._is_own(by_id)

    def verdicts(self, given: Iterable[Verdict]) -> list[Verdict]:
        """Those to be shown. Each comes with its decision."""
        return [one for one in given if not self.hides(one.decision.reviewer_id, one.claim_id)]

    def links(self, said: Iterable[Link]) -> list[Link]:
        """Those to be shown: no contradiction of others; who said the rest, and why, is left out."""
        return list(self._links(said))

    def events(self, told: Iterable[Event]) -> list[Event]:
        """Those to be shown, of a claim's or a cluster's history."""
        return [event for event in told if event.kind in PLAIN or not self._hides_event(event)]

    def claim(self, claim: Claim) -> Claim:
        """The claim, as if nobody had said anything where it is veiled. Never save it."""
        if claim.pk in self.claims:
            claim.status, claim.verdict, claim.decided_by = Claim.Status.PENDING, None, ""
            claim.check_again, claim.sign_off = None, None
            if claim.placed_by_id and not self._is_own(claim.placed_by_id):
                claim.placed_by = _colleague()
        return claim

    def cluster(self, cluster: Cluster) -> Cluster:
        """The cluster, without marks of what others said where it is veiled. Never save it."""
        if cluster.pk in self.clusters:
            cluster.is_contradicted = False
        return cluster

    def _is_own(self, by_id: int | None) -> bool:
        return self.reader is not None and by_id == self.reader.pk

    def _links(self, said: Iterable[Link]) -> Iterator[Link]:
        for link in said:
            if self.hides(link.by_id, link.a_id, link.b_id):
                if link.kind == Link.Kind.CONTRADICTS:
                    continue
                link.by, link.note = _colleague(), ""
                link.revoked_by = _colleague() if link.revoked_by_id else None
            yield link

    def _hides_event(self, event: Event) -> bool:
        about = [event.claim_id] if event.claim_id else []
        of_cluster = bool(event.cluster_id) and self.hides_of(event.cluster_id or 0, event.by_id)
        return of_cluster or self.hides(event.by_id, *about, *claims_named(event))


def _colleague() -> Reviewer:
    """Who said it, where that is not told."""
    return Reviewer(username=gettext("a colleague"))


def draw_veil(
    reader: Reviewer | None,
    *,
    claims: Collection[int] = (),
    clusters: Collection[int] = (),
    is_reading: bool = False,
) -> Veil:
    """The veil over these claims and all claims of these clusters. One query, however many.

    Leads see everything, unless `is_reading`: they have the card before them to give their own verdict.
    Without a reader, as where nobody looks, nothing is veiled.
    """
    if reader is None or (reader.is_lead and not is_reading) or not (claims or clusters):
        return Veil(reader)
    among = _unread_by(reader).filter(Q(pk__in=claims) | Q(cluster__in=clusters))
    found = list(among.values_list("pk", "cluster"))
    return Veil(reader, frozenset(pk for pk, _ in found), frozenset(cluster for _, cluster in found))


def claims_named(event: Event) -> set[int]:
    """The claims that an event tells of besides its own."""
    told = (event.before.get("claims"), event.after.get("claims"))
    return {pk for claims in told if isinstance(claims, list) for pk in claims if isinstance(pk, int)}
