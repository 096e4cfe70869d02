"""The verdicts of a decision: whether they make sense, and storing them."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from claims.actions.refusal import Refused
from claims.models import Against, Claim, Decision, Evidence, Verdict
from claims.models.origins import read_origins
from claims.records import VerdictInput

MAX_NOTE_CHARACTERS = 10_000
NO_BASIS = _("Say what backs it: add evidence that supports it, or write in the note why it is consistent.")
OWN_ARTICLE = _(
    "Claim {} is of the same article, or of a copy of it: that never counts for or against a claim."
)


class IncompleteVerdict(Refused):
    """A verdict lacks something, or names something that is not there."""


def check_verdicts(verdicts: Iterable[VerdictInput], *, pending: set[int]) -> None:
    """Raises IncompleteVerdict, in words, for what makes no sense where `pending` claims are asked about."""
    verdicts = list(verdicts)
    ids = [verdict.claim_id for verdict in verdicts]
    if not ids:
        raise IncompleteVerdict(_("Choose a label for at least one claim."))
    if len(set(ids)) < len(ids) or not set(ids) <= pending:
        raise IncompleteVerdict(_("The form names claims that are not on this card. Open the card again."))
    for verdict in verdicts:
        _check_verdict(verdict)
    _check_claims(verdicts, pending)
    _check_earlier({verdict.earlier_id for verdict in verdicts if verdict.earlier_id}, pending)


def find_baseless(
    verdicts: Sequence[VerdictInput], *, origins: Mapping[int, str], members: Collection[int]
) -> list[VerdictInput]:
    """Those labelled *consistent* that nothing backs.

    A note does, supporting evidence does, and so does a member of the cluster that says the same, or is
    labelled consistent in the same act, when it is of another origin. `origins` by claim.
    """
    consistent = [verdict for verdict in verdicts if verdict.label == Verdict.Label.CONSISTENT]
    if len({_origin(verdict.claim_id, origins) for verdict in consistent}) > 1:
        return []
    return [
        verdict
        for verdict in consistent
        if not verdict.note.strip()
        and not any(piece.stance == Evidence.Stance.SUPPORTS for piece in verdict.evidence)
        and not _is_said_elsewhere(verdict, origins, members)
    ]


def is_own_article(claim_id: int, other_id: int | None, origins: Mapping[int, str]) -> bool:
    """Whether both claims are of one source, or of copies of it."""
    return other_id is not None and _origin(claim_id, origins) == _origin(other_id, origins)


def _is_said_elsewhere(verdict: VerdictInput, origins: Mapping[int, str], members: Collection[int]) -> bool:
    alike = members if verdict.alike is None else verdict.alike
    own = _origin(verdict.claim_id, origins)
    return any(_origin(member, origins) != own for member in alike if member in members)


def _origin(claim_id: int, origins: Mapping[int, str]) -> str:
    return origins.get(claim_id, f"claim {claim_id}")


def _check_claims(verdicts: Sequence[VerdictInput], pending: set[int]) -> None:
    """Claims that are named are there, no article backs itself, and something backs what is consistent."""
    clusters = Claim.objects.filter(pk__in=pending).values("cluster")
    members = read_origins(Claim.objects.filter(cluster__in=clusters))
    named = {claim_id for verdict in verdicts for claim_id in verdict.against}
    named |= {piece.claim_id for verdict in verdicts for piece in verdict.evidence if piece.claim_id}
    origins = members | read_origins(Claim.objects.filter(pk__in=named - members.keys()))
    if not named <= origins.keys():
        raise IncompleteVerdict(_("A claim you refer to is not there. Check its number."))
    for verdict in verdicts:
        for piece in verdict.evidence:
            if is_own_article(verdict.claim_id, piece.claim_id, origins):
                raise IncompleteVerdict(OWN_ARTICLE.format(piece.claim_id))
    if find_baseless(verdicts, origins=origins, members=members):
        raise IncompleteVerdict(NO_BASIS)


def _check_earlier(ids: set[int], pending: set[int]) -> None:
    """The verdicts named on the card still stand, on claims of its cluster."""
    if not ids:
        return
    clusters = Claim.objects.filter(pk__in=pending).values("cluster")
    if Verdict.objects.standing().filter(pk__in=ids, claim__cluster__in=clusters).count() < len(ids):
        raise IncompleteVerdict(
            _("A verdict that the card named does not hold any more. Open the card again.")
        )


def _check_verdict(verdict: VerdictInput) -> None:
    if bool(verdict.label) == bool(verdict.set_aside):
        raise IncompleteVerdict(_("Choose a label, or say why you set the claim aside."))
    if not _is_on_offer(verdict):
        raise IncompleteVerdict(_("There is no such label, reason or stance. Open the card again."))
    if any(bool(piece.url) == bool(piece.claim_id) for piece in verdict.evidence):
        raise IncompleteVerdict(_("Evidence is either a link or a claim."))
    if verdict.claim_id in verdict.against or verdict.claim_id in {e.claim_id for e in verdict.evidence}:
        raise IncompleteVerdict(_("A claim cannot count for or against itself."))
    is_countered = verdict.against or any(e.stance == Evidence.Stance.CONTRADICTS for e in verdict.evidence)
    if verdict.label == Verdict.Label.CONFLICTING and not is_countered:
        raise IncompleteVerdict(
            _("Say what it conflicts with: another claim, or evidence that contradicts it.")
        )
    if len(verdict.note) > MAX_NOTE_CHARACTERS:
        raise IncompleteVerdict(_("A note has at most %(n)s characters.") % {"n": f"{MAX_NOTE_CHARACTERS:,}"})


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
            seen_on=piece.seen_on,
        )
        for piece in given.evidence
    )
