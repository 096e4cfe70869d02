"""What a card consists of."""

from dataclasses import dataclass
from typing import Literal

from claims.models.claim import Claim
from claims.models.cluster import Cluster
from claims.models.decision import Verdict
from claims.models.link import Link
from claims.models.match import Match

# Below this likelihood that one verdict serves both, a look-alike rather says something else.
LIKELY = 0.3
LONG = 300

type Kind = Literal["", "added", "missing", "changed"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim as it stands in its source: the words of its paragraph before and after it."""

    claim: Claim
    source_name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of a member: "changed" ones are disputed, others differ from the headline or not."""

    text: str
    kind: Kind = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why a member is here: how likely one verdict serves it and its likest member, and the signs."""

    probability: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A claim of the cluster. `verdict` holds now; `earlier` are others given to it, newest first."""

    quote: Quote
    pieces: tuple[Piece, ...]
    is_headline: bool
    likeness: Likeness | None
    verdict: Verdict | None
    earlier: tuple[Verdict, ...]

    @property
    def claim(self) -> Claim:
        return self.quote.claim

    @property
    def is_long(self) -> bool:
        """Whether it takes more than a few lines in large type."""
        return len(self.claim.text) > LONG

    @property
    def is_asked(self) -> bool:
        """Whether it still wants a verdict."""
        return self.claim.status == Claim.Status.PENDING


@dataclass(frozen=True, slots=True)
class CardSide:
    """Members that say the same on what is disputed, in words; a silent side says nothing on it."""

    letter: str
    says: str
    is_silent: bool
    members: tuple[Member, ...]

    @property
    def key(self) -> str:
        return str(self.members[0].claim.pk)

    @property
    def asked(self) -> list[Member]:
        return [member for member in self.members if member.is_asked]


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A claim of another cluster that resembles a member, and how the matcher judged the two."""

    quote: Quote
    member: Member
    match: Match
    words: tuple[str, ...]

    @property
    def says_otherwise(self) -> bool:
        return self.match.relation == Match.Relation.DIFFERS

    @property
    def may_say_otherwise(self) -> bool:
        """Whether the matcher, though not sure, rather expects two verdicts than one."""
        return self.match.probability < LIKELY


@dataclass(frozen=True, slots=True)
class LinkedClaim:
    """A person's word on a member and another claim, which may be a member too."""

    link: Link
    member: Member
    other: Quote
    is_inside: bool


@dataclass(frozen=True, slots=True)
class ClusterCard:
    """A cluster as a reviewer sees it. `sides` is empty where its members agree."""

    cluster: Cluster
    members: tuple[Member, ...]
    sides: tuple[CardSide, ...]
    look_alikes: tuple[LookAlike, ...]
    links: tuple[LinkedClaim, ...]
    first_because: tuple[str, ...]

    @property
    def headline(self) -> Member:
        return self.members[0]

    @property
    def others(self) -> tuple[Member, ...]:
        return self.members[1:]

    @property
    def asked(self) -> list[Member]:
        """Members that still want a verdict."""
        return [member for member in self.members if member.is_asked]

    @property
    def decided(self) -> list[Member]:
        return [member for member in self.members if not member.is_asked]

    @property
    def speaking_sides(self) -> list[CardSide]:
        return [side for side in self.sides if not side.is_silent]

    @property
    def contradictions(self) -> list[LinkedClaim]:
        return [linked for linked in self.links if linked.link.kind == Link.Kind.CONTRADICTS]
