"""What a correction of a text does to the claims of its source; nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.actions.ingest import check_text
from claims.actions.refusal import Refused
from claims.models import Claim, Source
from claims.records import ExtractedClaim
from claims.text import extract_claims
from claims.text.correction import move_spans
from claims.text.normal import fold

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim and where it is in the corrected text. Cosmetic: spelt otherwise, it says the same."""

    claim: Claim
    start: int
    end: int
    text: str

    @property
    def is_changed(self) -> bool:
        return fold(self.text) != self.claim.folded

    @property
    def is_flagged(self) -> bool:
        return self.is_changed and self.claim.verdict_id is not None and self.claim.check_again_id is None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a correction does to the claims of a source: all that stay, and those found for the first time."""

    moved: Sequence[Moved]
    new: Sequence[ExtractedClaim]

    @property
    def changed(self) -> list[Moved]:
        return [one for one in self.moved if one.is_changed]


def plan_correction(source: Source, text: str) -> Plan:
    """What `correct_text` would do. Writes nothing; two queries. Raises UnusableText, Refused."""
    check_text(text)
    _demand_new(source, text)
    claims = list(source.claims.order_by("start", "end"))
    spans = move_spans(source.text, text, [(claim.start, claim.end) for claim in claims])
    _demand_all(claims, spans)
    moved = [
        Moved(claim, span[0], span[1], text[slice(*span)])
        for claim, span in zip(claims, spans, strict=True)
        if span
    ]
    return Plan(moved, _find_new(text, source, moved) if source.extracted_at else [])


def _demand_new(source: Source, text: str) -> None:
    there = Source.objects.having_had(Source.digest(text)).exclude(pk=source.pk).defer("text").first()
    if there:
        raise Refused(_("This text is here already: %(source)s.") % {"source": there})


def _demand_all(claims: Sequence[Claim], spans: Sequence[tuple[int, int] | None]) -> None:
    """Claims never go: verdicts, evidence and history are about them."""
    seen: set[tuple[int, int]] = set()
    gone = []
    for claim, span in zip(claims, spans, strict=True):
        if span is None or span in seen:
            gone.append(claim)
        else:
            seen.add(span)
    if gone:
        named = "; ".join(f"“{claim.text[:120]}”" for claim in gone[:MOST_NAMED])
        raise Refused(
            _(
                "Claims would lose their words: %(named)s. Nothing was changed. Keep these words, or add the"
                " corrected article as a source of its own and say that it comes from this one."
            )
            % {"named": named + _and_more(len(gone) - MOST_NAMED)}
        )


def _and_more(count: int) -> str:
    return (
        "" if count < 1 else ngettext(" and %(count)s more", " and %(count)s more", count) % {"count": count}
    )


def _find_new(text: str, source: Source, moved: Sequence[Moved]) -> list[ExtractedClaim]:
    """Claims of passages that hold none yet and were not there before."""
    return [
        claim
        for claim in extract_claims(text, title=source.title)
        if claim.text not in source.text
        and not any(claim.start < one.end and one.start < claim.end for one in moved)
    ]
