"""Sources: published articles, and what they are derived from."""

import hashlib
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left, Length, Trim
from django.db.models.lookups import GreaterThan
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from claims.models.reviewer import Reviewer

FIRST_WORDS, OPENING = 8, 300


class SourceQuerySet(models.QuerySet["Source"]):
    """Reads on sources."""

    def unprocessed(self) -> Self:
        """Sources whose claims have not been extracted yet."""
        return self.filter(extracted_at=None)

    def having_had(self, text_sha256: str) -> Self:
        """Sources of which this is the text, or was before it was corrected."""
        from claims.models.text_correction import TextCorrection

        corrected = TextCorrection.objects.filter(before_sha256=text_sha256)
        return self.filter(Q(text_sha256=text_sha256) | Q(pk__in=corrected.values("source")))

    def with_progress(self, reader: "Reviewer") -> Self:
        """Adds claim_count, decided_count (set aside included) and disputed_count, as `reader` may know."""
        from claims.models.claim import Claim
        from claims.models.standing import is_veiled

        done = Q(claims__status__in=[Claim.Status.DECIDED, Claim.Status.SET_ASIDE])
        disputed, known = Q(claims__status=Claim.Status.DISPUTED), ~is_veiled(reader, of="claims__")
        return self.annotate(
            claim_count=models.Count("claims"),
            decided_count=models.Count("claims", filter=done & known),
            disputed_count=models.Count("claims", filter=disputed & known),
        )

    def get_by_natural_key(self, text_sha256: str) -> "Source":
        return self.get(text_sha256=text_sha256)


class Source(models.Model):
    """One published article, its text verbatim. The same text twice is one source."""

    title = models.CharField(max_length=500, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    author = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=2000, blank=True, help_text=_("Where it was published. Never fetched."))
    published_at = models.DateTimeField(null=True, blank=True)
    text_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    text = models.TextField()
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    extracted_at = models.DateTimeField(null=True, editable=False)
    reviews_per_claim = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text=_("How many readers each of its claims wants. Empty: as many as the desk's setting says."),
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who reads its claims first."),
    )
    origin = models.CharField(
        max_length=220,
        blank=True,
        editable=False,
        help_text=_("Sources with the same origin are not independent of one another."),
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["origin"], name="source_origin"),  # counting independent origins
            # what was not processed yet
            models.Index(fields=["id"], condition=Q(extracted_at=None), name="source_unprocessed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=GreaterThan(Length(Trim("text")), 0), name="source_text_not_blank"
            ),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="http://") | Q(url__startswith="https://"),
                name="source_url_is_http",
            ),
            models.CheckConstraint(
                condition=Q(reviews_per_claim=None) | Q(reviews_per_claim__range=(1, 5)),
                name="source_readers_1_5",
            ),
        ]

    def __str__(self) -> str:
        """The title, or the first words in quotation marks."""
        if self.title:
            return self.title
        words = self.text[:OPENING].split()
        return f"“{' '.join(words[:FIRST_WORDS])}{' …' if len(words) > FIRST_WORDS else ''}”"

    @property
    def unknown(self) -> tuple[str, ...]:
        """Which of title, publisher and date nobody has said yet."""
        return tuple(name for name in ("title", "publisher", "published_at") if not getattr(self, name))

    def natural_key(self) -> tuple[str]:
        return (self.text_sha256,)

    @staticmethod
    def digest(text: str) -> str:
        """The natural key of a text: hex sha256 of its UTF-8 bytes."""
        return hashlib.sha256(text.encode("utf-8")).hexdigest()


def opening_of(text: str = "text") -> Left:
    """As much of a source's text as its name may need; `text` leads to it from where a query starts."""
    return Left(text, OPENING)


def name_of(title: str, opening: str) -> str:
    """What a source is called, where only the opening of its text was read."""
    return str(Source(title=title, text=opening))


class Derivation(models.Model):
    """That a source comes from another or a named outlet: suggested by its text, settled by a person."""

    class Status(models.TextChoices):
        SUGGESTED = "suggested", _("Suggested")
        CONFIRMED = "confirmed", _("Confirmed")
        REFUSED = "refused", _("Refused")

    source = models.ForeignKey(Source, models.PROTECT, related_name="derivations")
    from_source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="derived")
    from_outlet = models.CharField(max_length=200, blank=True)
    start = models.PositiveIntegerField(null=True, help_text=_("Where the source's text names it."))
    end = models.PositiveIntegerField(null=True)
    status = models.CharField(max_length=9, choices=Status, default=Status.SUGGESTED)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_source=None) ^ Q(from_outlet=""), name="derivation_from_source_or_outlet"
            ),
            models.CheckConstraint(
                condition=Q(from_source=None) | ~Q(from_source=F("source")), name="derivation_not_from_itself"
            ),
            models.UniqueConstraint(
                fields=["source"], condition=Q(status="confirmed"), name="derivation_one_confirmed"
            ),
            models.UniqueConstraint(fields=["source", "from_source"], name="derivation_from_a_source_once"),
            models.UniqueConstraint(
                fields=["source", "from_outlet"],
                condition=~Q(from_outlet=""),
                name="derivation_from_an_outlet_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.from_source or self.from_outlet)
