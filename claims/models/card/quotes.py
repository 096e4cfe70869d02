"""Claims read with the paragraph around each, without loading whole articles."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F
from django.db.models.functions import Greatest, Substr

from claims.models.card.parts import Quote
from claims.models.claim import Claim
from claims.models.source import name_of, opening_of

WINDOW = 1_500
LONGEST_PART = 800


def read_quotes(claim_ids: Iterable[int]) -> dict[int, Quote]:
    """The claims by id. One query, none without ids."""
    ids = set(claim_ids)
    return {claim.pk: quote_of(claim) for claim in surrounded().filter(pk__in=ids)} if ids else {}


def surrounded() -> Any:
    """Claims with `window`, the text around each, and `opening`, the first words of its source."""
    return (
        Claim.objects.select_related("source", "verdict", "placed_by", "check_again")
        .defer("source__text")
        .annotate(
            opening=opening_of("source__text"),
            window_start=Greatest(F("start") - WINDOW, 0),
            window=Substr("source__text", F("window_start") + 1, F("end") - F("window_start") + WINDOW),
        )
    )


def quote_of(claim: Any) -> Quote:
    """The quote of a claim read by `surrounded`."""
    window, start = claim.window, claim.start - claim.window_start
    before, after = find_paragraph(window, start, start + len(claim.text))
    name = name_of(claim.source.title, claim.opening)
    return Quote(claim, name, before, after)


def find_paragraph(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a span in its paragraph; around a line of its own, its neighbours."""
    before = text[:start].rpartition("\n")[2]
    after = text[end:].partition("\n")[0]
    if not before.strip() and not after.strip():
        before = _ending_a_line(text[:start].rstrip().rpartition("\n")[2])
        after = _beginning_a_line(text[end:].lstrip().partition("\n")[0])
    return _shortened_before(before), _shortened_after(after)


def _ending_a_line(words: str) -> str:
    return f"{words}\n" if words else ""


def _beginning_a_line(words: str) -> str:
    return f"\n{words}" if words else ""


def _shortened_before(words: str) -> str:
    if len(words) <= LONGEST_PART:
        return words
    return f"… {words[-LONGEST_PART:].partition(' ')[2] or words[-LONGEST_PART:]}"


def _shortened_after(words: str) -> str:
    if len(words) <= LONGEST_PART:
        return words
    return f"{words[:LONGEST_PART].rpartition(' ')[0] or words[:LONGEST_PART]} …"
