"""Repeating an earlier verdict that the card named: one press of its label takes over all it says."""

from collections.abc import Mapping
from dataclasses import fields, replace

from claims.models import Evidence, Verdict
from claims.records import EvidenceInput, VerdictInput


def read_earlier_verdicts(ids: Mapping[int, int]) -> dict[int, Verdict]:
    """The verdicts that `ids` gives for claims, with all they say; without those that are not there."""
    if not ids:
        return {}
    found = Verdict.objects.filter(pk__in=set(ids.values())).prefetch_related("evidence", "against")
    verdicts = {verdict.pk: verdict for verdict in found}
    return {claim_id: verdicts[pk] for claim_id, pk in ids.items() if pk in verdicts}


def followed(given: VerdictInput, earlier: Verdict) -> VerdictInput:
    """`given`, knowing which verdict was named; one that says the same takes over what was left empty."""
    given = replace(given, earlier_id=earlier.pk)
    if (given.label, given.set_aside) != (earlier.label, earlier.set_aside):
        return given
    against = [one.claim_id for one in earlier.against.all() if one.claim_id != given.claim_id]
    evidence = [_piece(one) for one in earlier.evidence.all() if one.claim_id != given.claim_id]
    return replace(
        given,
        reason=given.reason or earlier.reason,
        note=given.note or earlier.note,
        against=given.against or against,
        evidence=given.evidence or evidence,
    )


def _piece(stored: Evidence) -> EvidenceInput:
    return EvidenceInput(**{field.name: getattr(stored, field.name) for field in fields(EvidenceInput)})
