"""Claims: assertions found in sources, each an exact span of its source's text."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, Length, Trim
from django.db.models.lookups import GreaterThan, LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from claims.models.cluster import Cluster
from claims.models.source import Source

if TYPE_CHECKING:
    from claims.models.check_again import CheckAgain
    from claims.models.decision import Verdict
    from claims.models.reviewer import Reviewer
    from claims.models.sign_off import SignOff

MAX_CLAIM_CHARACTERS = 2000


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Reads on claims."""

    def undecided(self) -> Self:
        """Claims that want a verdict: none holds yet, or the one that does is to be checked again."""
        return self.filter(Q(status=Claim.Status.PENDING) | Q(check_again__isnull=False))

    def unread_by(self, reviewer: "Reviewer | OuterRef") -> Self:
        """Those without a verdict of `reviewer`, perhaps one an outer query names, that counts now."""
        from claims.models.decision import Verdict

        own = Verdict.objects.counting().filter(claim=OuterRef("pk"), decision__reviewer=reviewer)
        return self.exclude(Exists(own))

    def wanting_readers(self) -> Self:
        """Undecided claims with `readers_left`, how many more readers each wants, at least one."""
        wanted = Coalesce(F("source__reviews_per_claim"), settings.REVIEWS_PER_CLAIM)
        return self.undecided().annotate(readers_left=wanted - F("reads")).filter(readers_left__gt=0)

    def ruled(self) -> Self:
        """Claims on which somebody has decided: decided, disputed or set aside."""
        return self.exclude(status=Claim.Status.PENDING)

    def in_reading_order(self) -> Self:
        return self.order_by("source_id", "start", "end", "id")


class Claim(models.Model):
    """An assertion: `text == source.text[start:end]`, kept so by a trigger."""

    class Place(models.TextChoices):
        HEADLINE = "headline", _("Headline")
        BULLET = "bullet", _("Bullet")
        BODY = "body", _("Body")

    class Status(models.TextChoices):
        PENDING = "pending", _("Pending")
        DECIDED = "decided", _("Decided")
        DISPUTED = "disputed", _("Disputed")
        SET_ASIDE = "set_aside", _("Set aside")

    class DecidedBy(models.TextChoices):
        REVIEW = "review", _("Review")
        AGREEMENT = "agreement", _("Agreement of reviewers")
        ADJUDICATION = "adjudication", _("Adjudication")

    source = models.ForeignKey(Source, models.PROTECT, related_name="claims")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    folded = models.TextField(editable=False, help_text=_("The text as searched: folded case, plain quotes."))
    place = models.CharField(max_length=8, choices=Place, default=Place.BODY)
    check_worthiness = models.FloatField()
    check_worthiness_reasons = models.JSONField(default=list)
    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="claims")
    status = models.CharField(max_length=9, choices=Status, default=Status.PENDING, editable=False)
    verdict: "models.ForeignKey[Verdict | None, Verdict | None]" = models.ForeignKey(
        "claims.Verdict",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text=_("The verdict that holds now, by review, agreement or adjudication."),
    )
    decided_by = models.CharField(max_length=12, choices=DecidedBy, blank=True, editable=False)
    reads = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text=_("Readers whose verdict counts now.")
    )
    reads_after = models.PositiveBigIntegerField(
        default=0,
        editable=False,
        help_text=_("Verdicts up to this one are of before it was last to be checked."),
    )
    check_again: "models.ForeignKey[CheckAgain | None, CheckAgain | None]" = models.ForeignKey(
        "claims.CheckAgain",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text=_("Why the verdict, which still stands, wants to be looked at again."),
    )
    sign_off: "models.ForeignKey[SignOff | None, SignOff | None]" = models.ForeignKey(
        "claims.SignOff",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text=_("The sign-off of the verdict that holds, unless it was withdrawn."),
    )
    matched_at = models.DateTimeField(
        null=True, editable=False, help_text=_("When the matcher first compared it with the others.")
    )
    is_keyed = models.BooleanField(
        default=False, editable=False, help_text=_("Whether the matcher can find it by its match keys.")
    )
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text=_("Who put it into its cluster by hand; the matcher never moves it then."),
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        indexes = [
            # a source's text with its claims; export by source
            models.Index(fields=["source", "start"], name="claim_reading_order"),
            # lists by state, most check-worthy first
            models.Index(fields=["status", "-check_worthiness", "id"], name="claim_by_status"),
            # what wants to be looked at again
            models.Index(
                fields=["cluster"], condition=Q(check_again__isnull=False), name="claim_check_again"
            ),
            # what the matcher has not seen yet
            models.Index(fields=["id"], condition=Q(matched_at=None), name="claim_unmatched"),
            # what the matcher cannot find yet
            models.Index(fields=["id"], condition=Q(is_keyed=False), name="claim_unkeyed"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["source", "start", "end"], name="claim_span_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="claim_span_not_empty"),
            models.CheckConstraint(
                condition=GreaterThan(Length(Trim("text")), 0), name="claim_text_not_blank"
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), MAX_CLAIM_CHARACTERS), name="claim_text_length"
            ),
            models.CheckConstraint(
                condition=Q(check_worthiness__gte=0, check_worthiness__lte=1),
                name="claim_check_worthiness_0_1",
            ),
            models.CheckConstraint(condition=Q(place__in=["headline", "bullet", "body"]), name="claim_place"),
            models.CheckConstraint(
                condition=Q(
                    status__in=["decided", "set_aside"],
                    verdict__isnull=False,
                    decided_by__in=["review", "agreement", "adjudication"],
                )
                | Q(status__in=["pending", "disputed"], verdict__isnull=True, decided_by=""),
                name="claim_status_follows_verdict",
            ),
            models.CheckConstraint(
                condition=Q(sign_off=None) | Q(verdict__isnull=False), name="claim_signed_off_with_a_verdict"
            ),
            models.CheckConstraint(
                condition=Q(sign_off=None) | Q(check_again=None), name="claim_signed_off_or_checked_again"
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 90 else f"{self.text[:89]}…"

    @property
    def is_decided(self) -> bool:
        return self.verdict_id is not None

    @property
    def is_undecided(self) -> bool:
        """Whether it wants a verdict: none holds yet, or the one that does is to be checked again."""
        return self.status == Claim.Status.PENDING or self.check_again_id is not None
