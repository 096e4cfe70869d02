"""From the parts of the review form to one verdict for each claim, with its effective values."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.actions.verdicts import NO_BASIS, OWN_ARTICLE, find_baseless, is_own_article
from claims.forms.review_earlier import followed
from claims.forms.review_forms import SET_ASIDE, UNDECIDED, ExceptionForm, LabelForm
from claims.forms.review_parts import Parts
from claims.models import Evidence, Verdict
from claims.records import EvidenceInput, VerdictInput

type Fault = tuple[Form, str, str | Promise]  # the form, its field, the words

NO_AGAINST = gettext_lazy(
    "Say what it is against: tick a claim, give a claim’s number, or add evidence that contradicts it."
)
IDLE_EVIDENCE = gettext_lazy("This belongs to none of the claims you label.")
IDLE_AGAINST = gettext_lazy("This names what a claim is against, but the claim is not labelled conflicting.")


def compose(
    parts: Parts, earlier: Mapping[int, Verdict], origins: Mapping[int, str]
) -> tuple[VerdictInput, ...]:
    """A verdict for every claim that is not left undecided. Only over valid parts.

    `earlier` are the verdicts that were named, by claim: who repeats one takes over what they left empty.
    Evidence given for several claims does not go to those of its own article, by the `origins` of claims.
    """
    return tuple(
        _independent(followed(verdict, earlier[claim_id]) if claim_id in earlier else verdict, origins)
        for key, claim_ids in parts.layout.asked_sides
        for claim_id in claim_ids
        if (verdict := _verdict(parts, claim_id, parts.labels[key]))
    )


def find_faults(parts: Parts, earlier: Mapping[int, Verdict], origins: Mapping[int, str]) -> list[Fault]:
    """What only shows once all parts are read: unknown claims, labels that lack something, idle words."""
    if unknown := list(_unknown_claims(parts, origins.keys())):
        return unknown
    verdicts = compose(parts, earlier, origins)
    if not verdicts:
        first = next(iter(parts.labels.values()))
        return [(first, "label", _("Every claim is left undecided. Label one, or skip instead."))]
    return [
        *_unopposed(parts, verdicts),
        *_idle(parts, verdicts, origins),
        *_baseless(parts, verdicts, origins),
    ]


def _independent(verdict: VerdictInput, origins: Mapping[int, str]) -> VerdictInput:
    kept = [one for one in verdict.evidence if not is_own_article(verdict.claim_id, one.claim_id, origins)]
    return replace(verdict, evidence=tuple(kept))


def _verdict(parts: Parts, claim_id: int, label_form: LabelForm) -> VerdictInput | None:
    """The effective verdict on one claim; nothing when it is left undecided."""
    shared, own = label_form.cleaned_data, _own(parts, claim_id)
    choice = own["choice"] or shared["label"]
    if choice == UNDECIDED:
        return None
    is_excepted = any(own.values())
    by = own if own["choice"] else shared
    is_set_aside = choice == SET_ASIDE
    return VerdictInput(
        claim_id=claim_id,
        given_to="claim" if is_excepted else "side" if parts.layout.is_by_sides else "cluster",
        label="" if is_set_aside else choice,
        set_aside=by["set_aside"] if is_set_aside else "",
        reason="" if is_set_aside else own["reason"] or by["reason"],
        note=own["note"] or parts.shared.cleaned_data["note"],
        against=_against(parts, claim_id) if choice == Verdict.Label.CONFLICTING else (),
        evidence=tuple(_evidence(parts, claim_id)),
        alike=parts.layout.alike(claim_id),
    )


def _own(parts: Parts, claim_id: int) -> dict[str, Any]:
    """What was said of this claim alone; all empty when nothing was."""
    form = parts.exceptions.get(claim_id)
    return form.cleaned_data if form else dict.fromkeys(ExceptionForm.base_fields, "")


def _against(parts: Parts, claim_id: int) -> tuple[int, ...]:
    """Named for this claim, else for all together with the members of the other sides."""
    named = _own(parts, claim_id)["against"] or [
        *parts.shared.against_ids,
        *parts.layout.opponents(claim_id),
    ]
    return tuple(dict.fromkeys(other for other in named if other != claim_id))


def _evidence(parts: Parts, claim_id: int) -> Iterator[EvidenceInput]:
    """The claim's own evidence, else what was given for all. A claim is no evidence for itself."""
    own = parts.own_evidence.get(claim_id)
    rows = [own] if own and own.is_filled else [row for row in parts.evidence if row.is_filled]
    for row in rows:
        stance = _stance(row.cleaned_data["stance"], parts.layout.key_of(claim_id))
        if stance and row.claim_id != claim_id:
            yield row.evidence(stance)


def _stance(given: str, side_key: str) -> str:
    """How evidence stands to a claim on a side, when it was given for one of the sides; empty: not at all."""
    stance, _dash, key = given.partition("-")
    if not key or key == side_key:
        return stance
    return Evidence.Stance.CONTRADICTS if stance == Evidence.Stance.SUPPORTS else ""


def _is_opposed(verdict: VerdictInput) -> bool:
    return bool(verdict.against) or any(
        evidence.stance == Evidence.Stance.CONTRADICTS for evidence in verdict.evidence
    )


def _unopposed(parts: Parts, verdicts: Iterable[VerdictInput]) -> Iterator[Fault]:
    """Conflicting verdicts that name no opponent; the fault goes where the label came from."""
    for verdict in verdicts:
        if verdict.label != Verdict.Label.CONFLICTING or _is_opposed(verdict):
            continue
        if _own(parts, verdict.claim_id)["choice"]:
            yield parts.exceptions[verdict.claim_id], "against", NO_AGAINST
        else:
            yield parts.shared, "against_numbers", NO_AGAINST


def _baseless(parts: Parts, verdicts: Sequence[VerdictInput], origins: Mapping[int, str]) -> Iterator[Fault]:
    """Consistent verdicts that nothing backs; the fault goes where the label came from."""
    for verdict in find_baseless(verdicts, origins=origins, members=parts.layout.members):
        is_own = bool(_own(parts, verdict.claim_id)["choice"])
        yield parts.exceptions[verdict.claim_id] if is_own else parts.shared, "note", str(NO_BASIS)


def _unknown_claims(parts: Parts, known: Collection[int]) -> Iterator[Fault]:
    named: list[tuple[Form, str, list[int]]] = [(parts.shared, "against_numbers", parts.shared.against_ids)]
    named += [(form, "against", form.cleaned_data["against"]) for form in parts.exceptions.values()]
    named += [(row, "where", [row.claim_id]) for row in parts.rows if row.claim_id]
    for form, field, claim_ids in named:
        for claim_id in claim_ids:
            if claim_id not in known:
                yield form, field, _("There is no claim %(number)s.") % {"number": claim_id}


def _idle(parts: Parts, verdicts: Iterable[VerdictInput], origins: Mapping[int, str]) -> Iterator[Fault]:
    """What was typed and would be dropped in silence."""
    verdict_on = {verdict.claim_id: verdict for verdict in verdicts}
    conflicting = {pk for pk, verdict in verdict_on.items() if verdict.label == Verdict.Label.CONFLICTING}
    if parts.shared.against_ids and not conflicting:
        yield parts.shared, "against_numbers", IDLE_AGAINST
    for claim_id, form in parts.exceptions.items():
        if form.cleaned_data["against"] and claim_id not in conflicting:
            yield form, "against", IDLE_AGAINST
    given = {replace(evidence, stance="") for v in verdict_on.values() for evidence in v.evidence}
    for row in parts.rows:
        if row.is_filled and row.evidence("") not in given:
            is_own = any(is_own_article(claim_id, row.claim_id, origins) for claim_id in verdict_on)
            yield row, "where", OWN_ARTICLE.format(row.claim_id) if is_own else IDLE_EVIDENCE
