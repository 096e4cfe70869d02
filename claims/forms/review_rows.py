"""The review form laid out on its card: what stands in which row."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.forms.fields import is_id
from claims.forms.review import ReviewForm
from claims.forms.review_forms import EvidenceForm, ExceptionForm, LabelForm
from claims.forms.review_parts import MAX_EXCEPTIONS, MAX_OFFERED_EXCEPTIONS
from claims.forms.review_words import tell_chosen, tell_faults
from claims.models import Verdict
from claims.models.card import CardSide, ClusterCard, Earlier, Member, Quote


@dataclass(frozen=True, slots=True)
class LabelChoice:
    """A label as people choose it: its key on the keyboard, its word, what it says."""

    value: str
    key: str
    word: str | Promise
    says: str | Promise


LABEL_CHOICES = (
    LabelChoice(
        Verdict.Label.CONSISTENT,
        "1",
        gettext_lazy("Consistent"),
        gettext_lazy("Someone independent backs this, and nothing credible says otherwise."),
    ),
    LabelChoice(
        Verdict.Label.CONFLICTING,
        "2",
        gettext_lazy("Conflicting"),
        gettext_lazy("A credible source or evidence says otherwise. Say which."),
    ),
    LabelChoice(
        Verdict.Label.UNVERIFIED,
        "3",
        gettext_lazy("Unverified"),
        gettext_lazy("Only this source, or copies of it, says so."),
    ),
    LabelChoice("set_aside", "0", gettext_lazy("Set aside"), gettext_lazy("Not something we can check.")),
)


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One label to choose, for the claims of a side, or for all where there are no sides."""

    form: LabelForm
    members: tuple[Member, ...]
    side: CardSide | None
    opponents: tuple[CardSide, ...]
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """What may be said of one claim alone; `side` is the prefix of the label it departs from."""

    member: Member
    form: ExceptionForm
    evidence: EvidenceForm
    side: str

    @property
    def is_used(self) -> bool:
        return _is_filled(self.form) or _is_filled(self.evidence)


@dataclass(frozen=True, slots=True)
class Opponent:
    """A claim that a conflicting verdict may be against; `quote` is missing for one named earlier."""

    claim_id: int
    why: str
    quote: Quote | None
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class FormRows:
    """The rows of the form, in the order of the page.

    `will` says what saving it would write, once chosen; `faults` what is in its way, field by field.
    """

    labels: tuple[LabelRow, ...]
    exceptions: tuple[ExceptionRow, ...]
    opponents: tuple[Opponent, ...]
    hidden: tuple[tuple[str, str], ...]
    has_evidence: bool
    has_against: bool
    will: str
    faults: tuple[tuple[str, str], ...]
    choices: tuple[LabelChoice, ...] = LABEL_CHOICES

    @property
    def are_exceptions_by_number(self) -> bool:
        """Whether there are too many claims to offer an exception for each."""
        return sum(len(row.members) for row in self.labels) > MAX_OFFERED_EXCEPTIONS

    @property
    def is_full(self) -> bool:
        return len(self.exceptions) >= MAX_EXCEPTIONS

    @property
    def asked_for(self) -> list[int]:
        """The claims whose exceptions were asked for by number."""
        return [row.member.claim.pk for row in self.exceptions if self.are_exceptions_by_number]

    @property
    def has_exceptions(self) -> bool:
        return bool(self.asked_for) or any(row.is_used for row in self.exceptions)


def lay_out(form: ReviewForm, card: ClusterCard) -> FormRows:
    """The form's parts beside what they are about. The form must be one over this card."""
    parts = form.parts
    members = {member.claim.pk: member for member in card.members}
    return FormRows(
        labels=tuple(_label_rows(form, card)),
        exceptions=tuple(
            ExceptionRow(members[pk], part, parts.own_evidence[pk], f"side{parts.layout.key_of(pk)}")
            for pk, part in parts.exceptions.items()
        ),
        opponents=tuple(_opponents(form, card)),
        will=tell_chosen(form),
        faults=tuple(tell_faults(form)),
        has_evidence=any(map(_is_filled, parts.evidence)),
        has_against=any(parts.shared[name].value() for name in ("against", "against_numbers"))
        or bool(parts.shared.errors),
        hidden=tuple((name, value) for name, values in parts.layout.as_fields().items() for value in values),
    )


def _is_filled(form: Form) -> bool:
    """Whether anything was typed or chosen in it."""
    return any(field.value() for field in form)


def _label_rows(form: ReviewForm, card: ClusterCard) -> Iterator[LabelRow]:
    labels = form.parts.labels
    if not card.sides:
        yield from (LabelRow(label, tuple(card.asked), None, (), card.earlier) for label in labels.values())
    for side in card.sides:
        if side.key in labels:
            others = () if side.is_silent else tuple(s for s in card.speaking_sides if s is not side)
            earlier = tuple(one for one in card.earlier if one.members[0] in side.members)
            yield LabelRow(labels[side.key], tuple(side.asked), side, others, earlier)


def _opponents(form: ReviewForm, card: ClusterCard) -> Iterator[Opponent]:
    """Claims to tick: contradictions people recorded, look-alikes, and whatever was ticked before."""
    shared = form.parts.shared
    ticked = {str(value) for value in shared["against"].value() or []}
    named: dict[int, tuple[str, Quote | None]] = {}
    for linked in card.contradictions:
        if not linked.is_inside:
            named.setdefault(linked.other.claim.pk, (_("recorded as contradicting"), linked.other))
    for look_alike in card.look_alikes:
        why = _("says otherwise") if look_alike.says_otherwise else _("looks alike")
        named.setdefault(look_alike.quote.claim.pk, (why, look_alike.quote))
    if not card.sides and len(card.members) > 1:
        for member in card.members:
            named.setdefault(member.claim.pk, (_("on this card"), member.quote))
    for value in sorted(ticked):
        if is_id(value):
            named.setdefault(int(value), (_("named before"), None))
    for claim_id, (why, quote) in named.items():
        yield Opponent(claim_id, why, quote, str(claim_id) in ticked)
