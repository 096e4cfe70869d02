"""The card itself: a cluster as a reviewer sees it, with what is beside it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.models.card.earlier import Earlier, read_earlier
from claims.models.card.parts import CardSide, Member, Quote, choose_foremost
from claims.models.cluster import Cluster
from claims.models.link import Link
from claims.models.match import Match
from claims.models.origins import group_by_origin, say_origin
from claims.models.source import Source
from claims.models.talk import Talk
from claims.models.veil import Veil

if TYPE_CHECKING:
    from claims.models.card.ties import Tie, Together

# So many members, and sides, are shown in full; the others in a line each.
SHOWN_IN_FULL = 6
SIDES_IN_FULL = 6


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A claim of another cluster that resembles a member, and how the matcher judged the two."""

    member: Member
    tie: "Tie"

    @property
    def quote(self) -> Quote:
        return self.tie.there

    @property
    def match(self) -> Match:
        assert self.tie.match is not None
        return self.tie.match

    @property
    def says_otherwise(self) -> bool:
        return self.match.relation == Match.Relation.DIFFERS


@dataclass(frozen=True, slots=True)
class LinkedClaim:
    """A person's word on a member and another claim, which may be a member too."""

    link: Link
    member: Member
    other: Quote
    is_inside: bool


@dataclass(frozen=True, slots=True)
class ClusterCard:
    """A cluster as a reviewer sees it. `sides` is empty where its members agree.

    `unsettled` counts origins that may turn out to be one with another of these; `veil` hides some.
    """

    cluster: Cluster
    members: tuple[Member, ...]
    sides: tuple[CardSide, ...]
    look_alikes: tuple[LookAlike, ...]
    links: tuple[LinkedClaim, ...]
    first_because: tuple[str, ...]
    together: "Together"
    unsettled: int
    veil: Veil
    talk: Talk

    @property
    def headline(self) -> Member:
        return self.members[0]

    @property
    def others(self) -> tuple[Member, ...]:
        return self.members[1:]

    @property
    def foremost(self) -> list[Member]:
        """Members besides the headline claim that are shown in full."""
        return choose_foremost(self.others, SHOWN_IN_FULL)

    @property
    def rest(self) -> list[Member]:
        """Members that are shown in a line each."""
        return [member for member in self.others if member not in self.foremost]

    @property
    def otherwise(self) -> list[LookAlike]:
        """Look-alikes that say otherwise."""
        return [item for item in self.look_alikes if item.says_otherwise]

    @property
    def perhaps_same(self) -> list[LookAlike]:
        """Look-alikes that may be the same."""
        return [item for item in self.look_alikes if not item.says_otherwise]

    @property
    def asked(self) -> list[Member]:
        """Members that want a verdict of whoever the card is for."""
        return [member for member in self.members if member.is_asked]

    @property
    def decided(self) -> list[Member]:
        """Members that want no verdict of anybody."""
        return [member for member in self.members if not member.claim.is_undecided]

    @property
    def earlier(self) -> tuple[Earlier, ...]:
        """Verdicts to name beside the labels, with the members that each is named for."""
        return read_earlier(self.members, self.sides)

    @property
    def read(self) -> list[Member]:
        """Members that whoever the card is for has read, and others still have to."""
        return [member for member in self.members if member.claim.is_undecided and member.is_read]

    @property
    def foremost_sides(self) -> tuple[CardSide, ...]:
        """The sides that are shown in full, the largest."""
        return self.sides[:SIDES_IN_FULL]

    @property
    def rest_sides(self) -> tuple[CardSide, ...]:
        return self.sides[SIDES_IN_FULL:]

    @property
    def speaking_sides(self) -> list[CardSide]:
        return [side for side in self.sides if not side.is_silent]

    @property
    def origins(self) -> list[tuple[str, list[tuple[Source, str]]]]:
        """Origins in words with their articles and the names of these; those not known come as one."""
        names = {member.claim.source: member.quote.source_name for member in self.members}
        told: dict[str, list[tuple[Source, str]]] = {}
        for origin, sources in sorted(group_by_origin(names).items(), key=lambda group: -len(group[1])):
            told.setdefault(say_origin(origin, sources), []).extend((one, names[one]) for one in sources)
        return list(told.items())

    @property
    def contradictions(self) -> list[LinkedClaim]:
        return [linked for linked in self.links if linked.link.kind == Link.Kind.CONTRADICTS]
