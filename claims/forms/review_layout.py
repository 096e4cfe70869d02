"""Which claims a review form asks about, side by side: it travels with the form, as it was rendered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from claims.forms.fields import as_number
from claims.models.card import ClusterCard

MAX_MEMBERS = 2_000
MAX_SAYS_CHARACTERS = 120
INCOMPLETE = gettext_lazy("The form came back incomplete.")


@dataclass(frozen=True, slots=True)
class Layout:
    """`sides` hold all members the reviewer sees, one side where they agree.

    `asked` are the members to be labelled; `silent` those on the side that says nothing on what is disputed.
    `says` is what each side says; each of `earlier` is the id of a verdict with the members it is named for.
    """

    sides: tuple[tuple[int, ...], ...]
    asked: frozenset[int]
    silent: frozenset[int] = frozenset()
    says: tuple[str, ...] = ()
    earlier: tuple[tuple[int, ...], ...] = ()

    @property
    def members(self) -> tuple[int, ...]:
        return tuple(member for side in self.sides for member in side)

    @property
    def is_by_sides(self) -> bool:
        return len(self.sides) > 1

    @property
    def side_keys(self) -> tuple[str, ...]:
        """The keys of all sides; none where the members agree."""
        return tuple(str(side[0]) for side in self.sides) if self.is_by_sides else ()

    @property
    def asked_sides(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Key and claims of each side that has something to label. The key is its first member's id."""
        for side in self.sides:
            if claims := tuple(claim for claim in side if claim in self.asked):
                yield str(side[0]), claims

    def opponents(self, claim_id: int) -> list[int]:
        """Members that say otherwise: those of the other sides, silent ones neither have nor are any."""
        if claim_id in self.silent:
            return []
        others = [member for side in self.sides if claim_id not in side for member in side]
        return [member for member in others if member not in self.silent]

    def alike(self, claim_id: int) -> tuple[int, ...]:
        """Members that say the same: its side; for one that is silent on the dispute, all of them."""
        if claim_id in self.silent:
            return self.members
        return next(side for side in self.sides if claim_id in side)

    def key_of(self, claim_id: int) -> str:
        """The key of the side that `claim_id` is on."""
        return next(str(side[0]) for side in self.sides if claim_id in side)

    @property
    def earlier_ids(self) -> Mapping[int, int]:
        """By claim the verdict that is named for it."""
        return {claim: verdict for verdict, *claims in self.earlier for claim in claims}

    def as_fields(self) -> Mapping[str, list[str]]:
        """The hidden fields that `layout_from` reads back."""
        return {
            "sides": [_written(side) for side in self.sides],
            "asked": [_written(sorted(self.asked))],
            "silent": [_written(sorted(self.silent))],
            "says": list(self.says),
            "earlier": [_written(named) for named in self.earlier],
        }


def layout_from(sent: QueryDict) -> Layout:
    """The layout a form was rendered with. Raises ValidationError when it was tampered with."""
    sides = tuple(_read(words) for words in sent.getlist("sides"))
    layout = Layout(
        sides,
        _read_set(sent.get("asked", "")),
        _read_set(sent.get("silent", "")),
        says=tuple(words[:MAX_SAYS_CHARACTERS] for words in sent.getlist("says")),
        earlier=tuple(_read(words) for words in sent.getlist("earlier")),
    )
    members = layout.members
    named = layout.asked | layout.silent
    is_whole = layout.asked and len(set(members)) == len(members) and named <= set(members)
    if not is_whole or len(layout.says) not in (0, len(sides)):
        raise ValidationError(INCOMPLETE)
    return layout


def layout_of(card: ClusterCard) -> Layout:
    """The layout of a form over a card."""
    sides = [[member.claim.pk for member in side.members] for side in card.sides]
    return Layout(
        tuple(map(tuple, sides)) or (tuple(member.claim.pk for member in card.members),),
        asked=frozenset(member.claim.pk for member in card.asked),
        silent=frozenset(member.claim.pk for side in card.sides if side.is_silent for member in side.members),
        says=tuple(" ".join(side.says.split())[:MAX_SAYS_CHARACTERS] for side in card.sides),
        earlier=tuple((one.verdict.pk, *(member.claim.pk for member in one.members)) for one in card.earlier),
    )


def _read(words: str) -> tuple[int, ...]:
    numbers = words.split(",")
    if len(numbers) > MAX_MEMBERS:
        raise ValidationError(gettext_lazy("The form names too many claims."))
    return tuple(as_number(number) for number in numbers)


def _read_set(words: str) -> frozenset[int]:
    return frozenset(_read(words)) if words else frozenset()


def _written(ids: Iterable[int]) -> str:
    return ",".join(map(str, ids))
