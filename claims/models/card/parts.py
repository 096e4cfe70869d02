"""What a card consists of: quotes, members and their sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claims.models.claim import Claim
from claims.models.decision import Verdict
from claims.models.origins import find_outlet

if TYPE_CHECKING:
    from claims.models.card.ties import Tie

LONG = 300
# So many members of a side are shown in full, those still to be labelled first; the others in a line each.
SHOWN_OF_A_SIDE = 3

type Kind = Literal["", "added", "missing", "changed", "exchanged"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim as it stands in its source: the words of its paragraph before and after it.

    `fellow` names another article of the card that has the same origin; `is_unsettled`: its origin may turn
    out to be that of another one there. `is_first`: no claim of its article stands before it on the card.
    """

    claim: Claim
    source_name: str
    before: str
    after: str
    fellow: str = ""
    is_unsettled: bool = False
    is_first: bool = True

    @property
    def outlet(self) -> str:
        """The outlet that its article comes from, where that is not its publisher."""
        return find_outlet(self.claim.source)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: "changed" ones are disputed, others differ from what they are compared with or not."""

    text: str
    kind: Kind = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A claim of the cluster. `verdict` holds now; `earlier` are others given to it, newest first.

    `why` is what ties it to the headline claim, or to the next claim on the way there, if anything does.
    `is_read`: whoever the card is for has given it a verdict that counts now.
    """

    quote: Quote
    pieces: tuple[Piece, ...]
    is_headline: bool
    why: "Tie | None"
    verdict: Verdict | None
    earlier: tuple[Verdict, ...]
    is_read: bool = False

    @property
    def claim(self) -> Claim:
        return self.quote.claim

    @property
    def is_long(self) -> bool:
        """Whether it takes more than a few lines in large type."""
        return len(self.claim.text) > LONG

    @property
    def is_asked(self) -> bool:
        """Whether it wants a verdict of whoever the card is for."""
        return self.claim.is_undecided and not self.is_read


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

    @property
    def foremost(self) -> list[Member]:
        return choose_foremost(self.members, SHOWN_OF_A_SIDE)

    @property
    def rest(self) -> list[Member]:
        return [member for member in self.members if member not in self.foremost]


def choose_foremost(members: Sequence[Member], count: int) -> list[Member]:
    """The members to show in full, in their order: the headline claim, then those still to be labelled."""
    if len(members) <= count + 1:  # a line that says "one more" is no shorter than the one
        return list(members)
    chosen = sorted(members, key=lambda member: (not member.is_headline, not member.is_asked))[:count]
    return [member for member in members if member in chosen]
