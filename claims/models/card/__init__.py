"""The card: all that a reviewer sees of a cluster, read at once."""

from claims.models.card.cluster_card import ClusterCard, LinkedClaim, LookAlike
from claims.models.card.earlier import Earlier
from claims.models.card.parts import CardSide, Member, Piece, Quote
from claims.models.card.quotes import read_quotes
from claims.models.card.read import read_card
from claims.models.card.said import SaidWhere, find_where_said
from claims.models.card.sides import side_letter
from claims.models.card.ties import Tie, Together, WeakestLink

__all__ = [
    "CardSide",
    "ClusterCard",
    "Earlier",
    "LinkedClaim",
    "LookAlike",
    "Member",
    "Piece",
    "Quote",
    "SaidWhere",
    "Tie",
    "Together",
    "WeakestLink",
    "find_where_said",
    "read_card",
    "read_quotes",
    "side_letter",
]
