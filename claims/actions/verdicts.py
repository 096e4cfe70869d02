"""The verdicts of a decision: whether they make sense, and storing them."""

from collections.abc import Iterable

from claims.actions.refusal import Refused
from claims.models import Against, Claim, Decision, Evidence, Verdict
from claims.records import VerdictInput

MAX_NOTE_CHARACTERS = 10_000


class IncompleteVerdict(Refused):
    """A verdict lacks something, or names something that is not there."""


def check_verdicts(verdicts: Iterable[VerdictInput], *, pending: set[int]) -> None:
    """Raises IncompleteVerdict, in words, for what makes no sense where `pending` claims are asked about."""
    verdicts = list(verdicts)
    ids = [verdict.claim_id for verdict in verdicts]
    if not ids:
        raise IncompleteVerdict("Choose a label for at least one claim.")
    if len(set(ids)) < len(ids) or not set(ids) <= pending:
        raise IncompleteVerdict("The form names claims that are not on this card. Open the card again.")
    for verdict in verdicts:
        _check_verdict(verdict)
    cited = {piece.claim_id for verdict in verdicts for piece in verdict.evidence if piece.claim_id}
    named = cited | {claim_id for verdict in verdicts for claim_id in verdict.against}
    if Claim.objects.filter(pk__in=named).count() < len(named):
        raise IncompleteVerdict("A claim you refer to is not there. Check its number.")
    _check_earlier({verdict.earlier_id for verdict in verdicts if verdict.earlier_id}, pending)


def _check_earlier(ids: set[int], pending: set[int]) -> None:
    """The verdicts named on the card still stand, on claims of its cluster."""
    if not ids:
        return
    clusters = Claim.objects.filter(pk__in=pending).values("cluster")
    if Verdict.objects.standing().filter(pk__in=ids, claim__cluster__in=clusters).count() < len(ids):
        raise IncompleteVerdict("A verdict that the card named does not hold any more. Open the card again.")


def _check_verdict(verdict: VerdictInput) -> None:
    if bool(verdict.label) == bool(verdict.set_aside):
        raise IncompleteVerdict("Choose a label, or say why you set the claim aside.")
    if not _is_on_offer(verdict):
        raise IncompleteVerdict("There is no such label, reason or stance. Open the card again.")
    if any(bool(piece.url) == bool(piece.claim_id) for piece in verdict.evidence):
        raise IncompleteVerdict("Evidence is either a link or a claim.")
    if verdict.claim_id in verdict.against or verdict.claim_id in {e.claim_id for e in verdict.evidence}:
        raise IncompleteVerdict("A claim cannot count for or against itself.")
    is_countered = verdict.against or any(e.stance == Evidence.Stance.CONTRADICTS for e in verdict.evidence)
    if verdict.label == Verdict.Label.CONFLICTING and not is_countered:
        raise IncompleteVerdict("Say what it conflicts with: another claim, or evidence that contradicts it.")
    if len(verdict.note) > MAX_NOTE_CHARACTERS:
        raise IncompleteVerdict(f"A note has at most {MAX_NOTE_CHARACTERS:,} characters.")


def _is_on_offer(verdict: VerdictInput) -> bool:
    """Whether everything chosen is something one can choose."""
    chosen = (
        (verdict.label, Verdict.Label),
        (verdict.set_aside, Verdict.SetAside),
        (verdict.reason, Verdict.Reason),
        (verdict.given_to, Verdict.GivenTo),
        *((piece.stance, Evidence.Stance) for piece in verdict.evidence),
    )
    return all(value in ("", *choices.values) for value, choices in chosen)


def add_verdict(decision: Decision, given: VerdictInput) -> None:
    """Store one verdict with its evidence and what it is against."""
    earlier = Verdict.objects.get(pk=given.earlier_id) if given.earlier_id else None
    verdict = Verdict.objects.create(
        decision=decision,
        claim_id=given.claim_id,
        label=given.label,
        set_aside=given.set_aside,
        reason=given.reason,
        note=given.note,
        given_to=given.given_to,
        earlier=earlier,
        is_followed=(earlier.label, earlier.set_aside) == (given.label, given.set_aside) if earlier else None,
    )
    Against.objects.bulk_create(
        Against(verdict=verdict, claim_id=claim_id) for claim_id in dict.fromkeys(given.against)
    )
    Evidence.objects.bulk_create(
        Evidence(
            verdict=verdict,
            stance=piece.stance,
            url=piece.url,
            claim_id=piece.claim_id,
            title=piece.title,
            publisher=piece.publisher,
            passage=piece.passage,
        )
        for piece in given.evidence
    )
