"""The verdicts that a card names beside its labels: what was said before of a claim, or of those like it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.models.check_again import CheckAgain
from claims.models.decision import Verdict

if TYPE_CHECKING:
    from claims.models.card.parts import CardSide, Member


@dataclass(frozen=True, slots=True)
class Earlier:
    """A verdict that holds, named for members that want one: their own, to be checked, or a neighbour's.

    `check` says why it is to be checked again; None where the members came later, or were left undecided.
    """

    verdict: Verdict
    members: "tuple[Member, ...]"
    check: CheckAgain | None = None


def read_earlier(members: "Sequence[Member]", sides: "Sequence[CardSide]") -> tuple[Earlier, ...]:
    """What is named for the asked ones of `members`: each verdict once, the newest first."""
    named: dict[int, tuple[Verdict, list[Member], CheckAgain | None]] = {}
    groups: list[Sequence[Member]] = [side.members for side in sides] or [members]
    for group in groups:
        for member, verdict in _named_in(group):
            check = member.claim.check_again if member.verdict else None
            named.setdefault(verdict.pk, (verdict, [], check))[1].append(member)
    found = [Earlier(verdict, tuple(asked), check) for verdict, asked, check in named.values()]
    return tuple(sorted(found, key=lambda earlier: -earlier.verdict.pk))


def _named_in(group: "Sequence[Member]") -> "Iterator[tuple[Member, Verdict]]":
    """Members that say the same on what is disputed: those asked about, with what is named for each."""
    common = _common(member.verdict for member in group if member.verdict and not member.is_asked)
    for member in group:
        if member.is_asked and (verdict := member.verdict or common):
            yield member, verdict


def _common(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The newest of verdicts that say the same; none where they do not."""
    found = list(verdicts)
    if len({(verdict.label, verdict.set_aside) for verdict in found}) != 1:
        return None
    return max(found, key=lambda verdict: verdict.pk)
