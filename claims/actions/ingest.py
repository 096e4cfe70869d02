"""Articles come in: sources are added, their claims extracted and stored."""

from dataclasses import asdict
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from claims.actions.history import record_event
from claims.actions.origins import refresh_origin, suggest_origins
from claims.actions.outcome import priority
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Claim, Cluster, Event, Reviewer, Source
from claims.records import ExtractedClaim
from claims.text import extract_claims
from claims.text.normal import fold


class UnusableText(Refused):
    """The text cannot become a source."""


class DuplicateSource(Refused):
    """The very same text is there already, as `source`."""

    def __init__(self, source: Source) -> None:
        super().__init__(_("This text is here already: %(source)s.") % {"source": source})
        self.source = source


@in_transaction
def add_source(
    *,
    text: str,
    title: str = "",
    publisher: str = "",
    author: str = "",
    url: str = "",
    published_at: datetime | None = None,
    by: Reviewer | None,
    at: datetime,
) -> Source:
    """Store an article, its text verbatim. Raises UnusableText, DuplicateSource."""
    check_text(text)
    if url and not url.startswith(("http://", "https://")):
        raise UnusableText(_("The address must begin with http:// or https://."))
    source = _store_source(
        Source(
            text=text,
            text_sha256=Source.digest(text),
            title=title,
            publisher=publisher,
            author=author,
            url=url,
            published_at=published_at,
            added_at=at,
            added_by=by,
        )
    )
    record_event(Event.Kind.SOURCE_ADDED, at=at, by=by, source=source)
    return source


def _store_source(source: Source) -> Source:
    """Raises DuplicateSource, also when the same text is being added at this very moment."""
    same_text = Source.objects.having_had(source.text_sha256)
    try:
        with transaction.atomic():
            if not same_text.exists():
                source.save(force_insert=True)
                return source
    except IntegrityError:
        if not same_text.exists():
            raise
    raise DuplicateSource(same_text[0])


def check_text(text: str) -> None:
    """Raises UnusableText for a text that no claim can be found in or that a database cannot hold."""
    limit = settings.MAX_ARTICLE_CHARACTERS
    if len(text) > limit:
        counts = {"count": f"{len(text):,}", "limit": f"{limit:,}"}
        raise UnusableText(
            _("The text has %(count)s characters; at most %(limit)s are taken. Split it.") % counts
        )
    if "\0" in text:
        raise UnusableText(
            _("The text holds a NUL character: it was probably not read as text. Save it as UTF-8.")
        )
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise UnusableText(
            _("The text holds half a character: it was cut or wrongly decoded. Save it as UTF-8.")
        )
    if not fold(text):
        raise UnusableText(_("The text is empty. Paste the article's words."))


@in_transaction
def extract_source_claims(*, source_id: int, at: datetime) -> int:
    """Find the claims of a source not processed yet, each in a cluster of its own. Returns how many."""
    source = Source.objects.select_for_update().get(pk=source_id)
    if source.extracted_at:
        return 0
    refresh_origin(source)
    suggest_origins(source)
    marked = set(source.claims.values_list("start", "end"))
    found = [
        claim
        for claim in extract_claims(source.text, title=source.title)
        if (claim.start, claim.end) not in marked
    ]
    store_claims(source, found)
    source.extracted_at = at
    source.save(update_fields=["extracted_at"])
    record_event(Event.Kind.CLAIMS_EXTRACTED, at=at, source=source, after={"claims": len(found)})
    return len(found)


def store_claims(
    source: Source, found: list[ExtractedClaim], *, marked_by: Reviewer | None = None
) -> list[Claim]:
    """Claims each in a cluster of its own, in a handful of statements however many there are."""
    clusters = Cluster.objects.bulk_create(
        Cluster(check_worthiness=claim.check_worthiness.score, claim_count=1, source_count=1, origin_count=1)
        for claim in found
    )
    claims = Claim.objects.bulk_create(
        Claim(
            source=source,
            start=extracted.start,
            end=extracted.end,
            text=extracted.text,
            folded=fold(extracted.text),
            place=extracted.place,
            check_worthiness=extracted.check_worthiness.score,
            check_worthiness_reasons=[asdict(reason) for reason in extracted.check_worthiness.reasons],
            cluster=cluster,
            marked_by=marked_by,
        )
        for extracted, cluster in zip(found, clusters, strict=True)
    )
    for cluster, claim in zip(clusters, claims, strict=True):
        cluster.headline, cluster.priority = claim, priority(cluster)
    Cluster.objects.bulk_update(clusters, ["headline", "priority"], batch_size=500)
    return claims
