"""Whether two sources are independent of one another, as far as the desk knows."""

from dataclasses import dataclass

from django.db.models import Q

from claims.models.origins import count_unsettled, origin_of, read_suggestions, say_origin
from claims.models.source import Derivation, Source


@dataclass(frozen=True, slots=True)
class Independence:
    """What is known of where two sources come from.

    `origin` names what both go back to, empty where they share none. `derivation` says that one comes from
    the other, or that somebody or the texts suggest so. `is_open`: they may turn out to share an origin.
    """

    origin: str
    derivation: Derivation | None
    is_open: bool

    @property
    def is_copy(self) -> bool:
        """Whether a lead confirmed that one comes from the other."""
        return self.derivation is not None and self.derivation.status == Derivation.Status.CONFIRMED


def read_independence(one: Source, other: Source) -> Independence:
    """Two queries."""
    ends = Q(source=one.pk, from_source=other.pk) | Q(source=other.pk, from_source=one.pk)
    between = Derivation.objects.filter(ends).exclude(status=Derivation.Status.REFUSED)
    derivation = between.order_by("status", "id").first()
    if derivation:
        is_from_other = derivation.source_id == one.pk
        derivation.source, derivation.from_source = (one, other) if is_from_other else (other, one)
    is_shared = origin_of(one) == origin_of(other)
    suggestions = read_suggestions([one, other])
    return Independence(
        origin=say_origin(origin_of(one), [one, other]) if is_shared else "",
        derivation=derivation,
        is_open=not is_shared and count_unsettled(map(origin_of, (one, other)), suggestions) > 0,
    )
