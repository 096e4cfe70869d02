"""The settle form: for each dispute of a cluster the lead's verdict, why, and what it rests on."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.forms.fields import NumbersField, TickedClaimsField, WordsField, as_number
from claims.forms.review_forms import SET_ASIDE, UNDECIDED, WRITTEN, EvidenceForm, LabelForm
from claims.forms.review_layout import MAX_MEMBERS
from claims.models import Evidence, Verdict
from claims.models.settle import Dispute, read_latest
from claims.records import DecisionInput, EvidenceInput, VerdictInput

DAMAGED = _("The form came back damaged. Look it over and settle it again.")


class DisputeForm(LabelForm):
    """The verdict on one dispute. `rests_on`: readers whose evidence and opponents it takes over."""

    note = WordsField(label=_("Note"), widget=forms.Textarea(attrs=WRITTEN | {"rows": 3}))
    rests_on = TickedClaimsField()
    against = NumbersField(label=_("Against claims"), widget=forms.TextInput(attrs={"placeholder": "12, 15"}))

    def clean(self) -> dict[str, Any]:
        kept = super().clean()
        is_said = kept.get("reason") or kept.get("note") or kept.get("set_aside")
        if kept.get("label") in Verdict.Label.values and not is_said and "note" not in self.errors:
            self.add_error("note", _("Give a reason or a note: those whose verdict it was will read it."))
        return kept


class SettleHeaderForm(forms.Form):
    """Which form it is, and which version of the cluster it shows."""

    key = forms.UUIDField()
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of one dispute: its claims, the verdict, a piece of evidence of the lead's own."""

    claims: tuple[int, ...]
    form: DisputeForm
    evidence: EvidenceForm

    @property
    def forms(self) -> tuple[forms.Form, ...]:
        return (self.form, self.evidence)


class SettleForm:
    """The form as rendered (`blank`) or as it came back (`sent`)."""

    def __init__(self, header: SettleHeaderForm, parts: Sequence[Part]) -> None:
        self.header = header
        self.parts = parts
        self.faults: list[str] = []

    @property
    def is_kept(self) -> bool:
        """Whether it holds what was sent."""
        return self.header.is_bound

    @classmethod
    def blank(cls, disputes: Iterable[Dispute], *, version: int) -> Self:
        """Nothing chosen, nothing written, a key of its own."""
        header = SettleHeaderForm(initial={"key": uuid.uuid4(), "version": version})
        return cls(header, [_part(dispute.claim_ids) for dispute in disputes])

    @classmethod
    def sent(cls, answers: QueryDict) -> Self:
        """What came back. Raises ValidationError when it does not say what it asked for."""
        disputes = [_read_ids(words) for words in answers.getlist("dispute")]
        named = [claim_id for claims in disputes for claim_id in claims]
        if not named or len(named) > MAX_MEMBERS or len(set(named)) < len(named):
            raise ValidationError(DAMAGED)
        return cls(SettleHeaderForm(answers), [_part(claims, answers) for claims in disputes])

    def is_valid(self) -> bool:
        """Checks every part, so that all faults show at once."""
        found = [form.is_valid() for part in self.parts for form in part.forms]
        if not self.header.is_valid():
            self.faults.append(str(DAMAGED))
        elif not all(found):
            self.faults.append(gettext("Not settled yet: look at what is marked below."))
        return not self.faults

    def decision(self) -> DecisionInput:
        """The record for the action; only after `is_valid`. Three queries where it rests on a reader."""
        members = sorted(claim_id for part in self.parts for claim_id in part.claims)
        is_resting = any(part.form.cleaned_data["rests_on"] for part in self.parts)
        said = read_latest(members) if is_resting else {}
        return DecisionInput(
            idempotency_key=str(self.header.cleaned_data["key"]),
            cluster_version=self.header.cleaned_data["version"],
            lease_token="",
            members=members,
            verdicts=[verdict for part in self.parts for verdict in _compose(part, said)],
        )


def _part(claims: Sequence[int], answers: QueryDict | None = None) -> Part:
    prefix = f"side{claims[0]}"
    return Part(
        tuple(claims), DisputeForm(answers, prefix=prefix), EvidenceForm(answers, prefix=f"{prefix}evidence")
    )


def _read_ids(words: str) -> tuple[int, ...]:
    return tuple(as_number(number) for number in words.split(","))


def _compose(part: Part, said: Mapping[int, Collection[Verdict]]) -> Iterator[VerdictInput]:
    kept = part.form.cleaned_data
    if kept["label"] == UNDECIDED:
        return
    is_aside = kept["label"] == SET_ASIDE
    for claim_id in part.claims:
        rested_on = [v for v in said.get(claim_id, ()) if v.decision.reviewer_id in kept["rests_on"]]
        yield VerdictInput(
            claim_id=claim_id,
            given_to=Verdict.GivenTo.CLAIM,
            label="" if is_aside else kept["label"],
            set_aside=kept["set_aside"] if is_aside else "",
            reason="" if is_aside else kept["reason"],
            note=kept["note"],
            against=tuple(_against(kept, rested_on)),
            evidence=tuple(_evidence(part.evidence, claim_id, rested_on)),
        )


def _against(kept: Mapping[str, Any], rested_on: Iterable[Verdict]) -> Iterator[int]:
    """Only a conflicting claim is against others."""
    if kept["label"] == Verdict.Label.CONFLICTING:
        yield from dict.fromkeys(
            [*kept["against"], *(a.claim_id for verdict in rested_on for a in verdict.against.all())]
        )


def _evidence(own: EvidenceForm, claim_id: int, rested_on: Iterable[Verdict]) -> Iterator[EvidenceInput]:
    """Each piece once; a claim is no evidence for itself."""
    pieces = [own.evidence(own.cleaned_data["stance"])] if own.is_filled else []
    pieces += [as_input(piece) for verdict in rested_on for piece in verdict.evidence.all()]
    yield from dict.fromkeys(piece for piece in pieces if piece.claim_id != claim_id)


def as_input(piece: Evidence) -> EvidenceInput:
    """A stored piece as if it were given anew."""
    return EvidenceInput(
        stance=piece.stance,
        url=piece.url,
        claim_id=piece.claim_id,
        title=piece.title,
        publisher=piece.publisher,
        passage=piece.passage,
        seen_on=piece.seen_on,
    )
