"""Claims that people mark in a text."""

from datetime import datetime

from django.utils.translation import gettext as _

from claims.actions.clustering import place_new_claims
from claims.actions.history import record_event
from claims.actions.ingest import store_claims
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Claim, Event, Reviewer, Source
from claims.models.claim import MAX_CLAIM_CHARACTERS
from claims.records import ExtractedClaim
from claims.text import score_check_worthiness
from claims.text.normal import fold


class UnusableSpan(Refused):
    """The marked words cannot become a claim."""


@in_transaction
def mark_claim(*, source_id: int, start: int, end: int, by: Reviewer, at: datetime) -> Claim:
    """Make a claim of the words `start` to `end` of a source, and match it. Raises UnusableSpan."""
    source = Source.objects.select_for_update().get(pk=source_id)
    start, end = _without_blanks(source.text, start, end)
    text = source.text[start:end]
    if len(text) > MAX_CLAIM_CHARACTERS:
        most = {"limit": f"{MAX_CLAIM_CHARACTERS:,}"}
        raise UnusableSpan(_("A claim has at most %(limit)s characters; mark fewer words.") % most)
    if Claim.objects.filter(source=source, start=start, end=end).exists():
        raise UnusableSpan(_("These words are a claim already."))
    scored = score_check_worthiness(text)
    (claim,) = store_claims(source, [ExtractedClaim(start, end, text, "body", scored)], marked_by=by)
    after = {"start": start, "end": end, "text": text}
    record_event(Event.Kind.CLAIM_MARKED, at=at, by=by, source=source, claim=claim, after=after)
    place_new_claims(at=at)
    claim.refresh_from_db()
    return claim


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends. Raises UnusableSpan when nothing is left, or it lies outside."""
    if not 0 <= start < end <= len(text):
        raise UnusableSpan(_("The marked words are not in the text. Mark them again."))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not fold(text[start:end]):
        raise UnusableSpan(_("Mark at least one word."))
    return start, end
