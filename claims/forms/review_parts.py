"""The review form taken apart: which forms it consists of, read from an answer or made to be filled."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext

from claims.forms.review_forms import EvidenceForm, ExceptionForm, LabelForm, SharedForm
from claims.forms.review_layout import Layout, layout_from

EVIDENCE_ROWS = 2
# Each makes the page heavier by two thousand characters: those of a large card come when asked for by number.
# Django refuses forms of a thousand fields.
MAX_OFFERED_EXCEPTIONS, MAX_EXCEPTIONS = 6, 30
EXCEPTED = "excepted"


@dataclass(frozen=True, slots=True)
class Parts:
    """Forms by what they are about: labels by the key of their side, exceptions and own evidence by claim."""

    layout: Layout
    labels: dict[str, LabelForm]
    exceptions: dict[int, ExceptionForm]
    own_evidence: dict[int, EvidenceForm]
    evidence: list[EvidenceForm]
    shared: SharedForm

    @property
    def forms(self) -> list[forms.Form]:
        return [*self.labels.values(), *self.exceptions.values(), *self.rows, self.shared]

    @property
    def rows(self) -> list[EvidenceForm]:
        """All rows of evidence, the shared ones first."""
        return [*self.evidence, *self.own_evidence.values()]

    @property
    def cited(self) -> set[int]:
        """Claims named as evidence or against; once cleaned."""
        cited = {row.claim_id for row in self.rows if row.claim_id}
        return cited.union(
            self.shared.against_ids, *(form.cleaned_data["against"] for form in self.exceptions.values())
        )


def parts_from(layout: Layout, answers: QueryDict) -> Parts:
    """The parts as they came back."""
    excepted = _excepted(layout, answers)
    return Parts(
        layout,
        labels={key: LabelForm(answers, prefix=f"side{key}") for key, _ in layout.asked_sides},
        exceptions={pk: ExceptionForm(answers, prefix=f"claim{pk}") for pk in excepted},
        own_evidence={pk: EvidenceForm(answers, prefix=f"claim{pk}evidence") for pk in excepted},
        evidence=[
            EvidenceForm(answers, prefix=f"evidence{row}", side_keys=layout.side_keys)
            for row in range(EVIDENCE_ROWS)
        ],
        shared=SharedForm(answers, prefix="shared"),
    )


def parts_keeping(layout: Layout, kept: QueryDict, *, is_same: bool) -> Parts:
    """The parts to be filled, holding what was typed into an earlier form over perhaps other claims.

    Labels come back only where it is the same version of the cluster: on another they are chosen anew.
    """
    parts = parts_from(layout, kept)
    unchanged = _sides_unchanged(layout, kept) if is_same else set()
    for key, label in parts.labels.items():
        _unbind(label, is_kept=key in unchanged)
    for exception in parts.exceptions.values():
        _unbind(exception, dropped=() if is_same else ("choice", "set_aside"))
    for form in parts.forms:
        if form.is_bound:
            _unbind(form)
    return parts


def _excepted(layout: Layout, answers: QueryDict) -> Sequence[int]:
    """Claims that can be labelled otherwise than their side: all of a small card, of a large one those asked
    for by number. None when there is only one to label.
    """
    asked = [pk for pk in layout.members if pk in layout.asked]
    if len(asked) <= MAX_OFFERED_EXCEPTIONS:
        return asked if len(asked) > 1 else []
    named = set(exceptions_named(answers))
    return [pk for pk in asked if str(pk) in named][:MAX_EXCEPTIONS]


def exceptions_named(answers: QueryDict) -> list[str]:
    """Numbers of claims to be treated differently, as typed: "#12" is 12."""
    return [number for typed in answers.getlist(EXCEPTED) if (number := typed.strip().lstrip("#"))]


def unknown_exceptions(parts: Parts, answers: QueryDict) -> str:
    """Which of the numbers asked for are no claims to be labelled on this card, in words; else nothing."""
    known = {str(pk) for pk in parts.exceptions}
    wrong = [number for number in exceptions_named(answers) if number not in known]
    return (
        gettext("No claim to label on this card: %(numbers)s.") % {"numbers": ", ".join(wrong)}
        if wrong
        else ""
    )


def _sides_unchanged(layout: Layout, kept: QueryDict) -> set[str]:
    """Keys of sides that have the same claims to label as in the earlier form."""
    try:
        before = dict(layout_from(kept).asked_sides)
    except ValidationError:
        return set()
    return {key for key, claims in layout.asked_sides if before.get(key) == claims}


def _unbind(form: forms.Form, *, is_kept: bool = True, dropped: Sequence[str] = ()) -> None:
    """Turn an answer into a question that starts with what was answered; no faults are shown."""
    if is_kept:
        form.initial = {name: form[name].data for name in form.fields if name not in dropped}
    form.data, form.is_bound = {}, False
