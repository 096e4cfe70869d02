"""Where each side of a card is said: in the article of the claim above, and in how many others."""

from dataclasses import dataclass

from claims.models.card.parts import CardSide, Member


@dataclass(frozen=True, slots=True)
class SaidWhere:
    """What a side says, empty for a silent one; `others` counts articles besides the headline claim's.

    `is_here`: the headline claim says it. `is_beside`: another claim of its article does.
    """

    says: str
    is_here: bool
    is_beside: bool
    others: int


def find_where_said(headline: Member, side: CardSide) -> SaidWhere:
    """Where the members of a side stand, seen from the headline claim."""
    sources = {member.claim.source_id for member in side.members}
    own = headline.claim.source_id
    is_here = any(member.is_headline for member in side.members)
    return SaidWhere(side.says, is_here, own in sources and not is_here, len(sources - {own}))
