"""Decisions: what reviewers said, one verdict per claim. Rows are only ever added; triggers see to it."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.cluster import Cluster

if TYPE_CHECKING:
    from claims.models.reviewer import Reviewer


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Reads on decisions."""

    def standing(self) -> Self:
        """Decisions that were not undone, and are no undoing themselves."""
        undone = Decision.objects.filter(undoes=OuterRef("pk"))
        return self.exclude(kind=Decision.Kind.UNDO).exclude(Exists(undone))

    def last_of(self, reviewer: "Reviewer") -> "Decision | None":
        """The latest standing decision of `reviewer`."""
        return self.standing().filter(reviewer=reviewer).order_by("-id").first()


class Decision(models.Model):
    """One reviewer's act on a cluster, with the version and the members they judged."""

    class Kind(models.TextChoices):
        REVIEW = "review", _("Review")
        ADJUDICATION = "adjudication", _("Adjudication")
        UNDO = "undo", _("Undo")

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="decisions")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=12, choices=Kind)
    idempotency_key = models.CharField(max_length=64, unique=True)
    cluster_version = models.PositiveIntegerField(help_text=_("The version of the cluster that was judged."))
    members = models.JSONField(help_text=_("The ids of the claims the reviewer saw."))
    revision = models.PositiveIntegerField(help_text=_("Counts this reviewer's acts on this cluster."))
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")
    decided_at = models.DateTimeField()

    objects = DecisionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["reviewer", "-id"], name="decision_last_of_reviewer")]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "reviewer", "revision"], name="decision_revision_once"
            ),
            models.CheckConstraint(
                condition=Q(kind="undo", undoes__isnull=False)
                | Q(kind__in=["review", "adjudication"], undoes__isnull=True),
                name="decision_kind",
            ),
            models.CheckConstraint(condition=~Q(idempotency_key=""), name="decision_has_a_key"),
        ]

    def __str__(self) -> str:
        words = {"kind": self.get_kind_display(), "number": self.cluster_id, "person": self.reviewer}
        return gettext("%(kind)s of cluster %(number)s by %(person)s") % words


class VerdictQuerySet(models.QuerySet["Verdict"]):
    """Reads on verdicts."""

    def standing(self) -> Self:
        """Verdicts of decisions that were not undone."""
        return self.filter(decision__undone_by=None)

    def counting(self) -> Self:
        """Standing ones given since their claim was last to be checked again, if it ever was."""
        return self.standing().filter(pk__gt=F("claim__reads_after"))


class Verdict(models.Model):
    """What a decision says of one claim: a label, or why it is set aside."""

    class Label(models.TextChoices):
        CONSISTENT = "consistent", _("Consistent")
        CONFLICTING = "conflicting", _("Conflicting")
        UNVERIFIED = "unverified", _("Unverified")

    class SetAside(models.TextChoices):
        OPINION = "opinion", _("Opinion")
        PREDICTION = "prediction", _("Prediction")
        NOT_A_CLAIM = "not_a_claim", _("Not a claim")
        BAD_EXTRACTION = "bad_extraction", _("Badly cut out of the text")
        OUT_OF_SCOPE = "out_of_scope", _("Out of scope")

    class Reason(models.TextChoices):
        WRONG_DETAIL = "wrong_detail", _("Wrong detail")
        LATER_EVENTS = "later_events", _("Later events")
        ROUNDING = "rounding", _("Rounding or unit")
        SCOPE = "scope", _("Different scope")
        WORDING = "wording", _("Wording or attribution")
        UNSETTLED = "unsettled", _("Sources differ, unsettled")

    class GivenTo(models.TextChoices):
        CLAIM = "claim", _("The claim")
        SIDE = "side", _("Its side")
        CLUSTER = "cluster", _("The whole cluster")

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="verdicts")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="verdicts")
    label = models.CharField(max_length=11, choices=Label, blank=True)
    set_aside = models.CharField(max_length=14, choices=SetAside, blank=True)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    note = models.TextField(blank=True)
    given_to = models.CharField(max_length=7, choices=GivenTo)
    earlier = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="later",
        help_text=_("The verdict of the same cluster that was named on the card."),
    )
    is_followed = models.BooleanField(null=True, help_text=_("Whether it says the same as that earlier one."))

    objects = VerdictQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "claim"], name="verdict_once_per_decision"),
            models.CheckConstraint(
                condition=Q(label__in=["consistent", "conflicting", "unverified"], set_aside="")
                | Q(
                    label="",
                    set_aside__in=["opinion", "prediction", "not_a_claim", "bad_extraction", "out_of_scope"],
                ),
                name="verdict_label_or_set_aside",
            ),
            models.CheckConstraint(
                condition=Q(given_to__in=["claim", "side", "cluster"]), name="verdict_given_to"
            ),
            models.CheckConstraint(
                condition=Q(earlier=None, is_followed=None)
                | Q(earlier__isnull=False, is_followed__isnull=False),
                name="verdict_followed_or_changed",
            ),
        ]

    def __str__(self) -> str:
        return self.outcome

    @property
    def outcome(self) -> str:
        """The label, or "Set aside", as people read it."""
        return self.get_label_display() if self.label else gettext("Set aside")


class Evidence(models.Model):
    """What a verdict rests on: a link, or a claim of another source, and how it stands to the claim."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("Supports")
        CONTRADICTS = "contradicts", _("Contradicts")
        CONTEXT = "context", _("Context")

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="evidence")
    stance = models.CharField(max_length=11, choices=Stance)
    url = models.CharField(max_length=2000, blank=True)
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, related_name="cited_as_evidence")
    title = models.CharField(max_length=500, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    passage = models.TextField(blank=True)
    seen_on = models.DateField(null=True, help_text=_("When the reviewer saw it there."))

    class Meta:
        verbose_name_plural = _("evidence")
        constraints = [
            models.CheckConstraint(
                condition=Q(stance__in=["supports", "contradicts", "context"]), name="evidence_stance"
            ),
            models.CheckConstraint(
                condition=(Q(url__startswith="http://") | Q(url__startswith="https://")) & Q(claim=None)
                | Q(url="", claim__isnull=False),
                name="evidence_is_a_link_or_a_claim",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.title or self.url or self.claim}"


class Against(models.Model):
    """A claim that a conflicting verdict names as saying otherwise."""

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="against")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="cited_against")

    class Meta:
        verbose_name_plural = _("against")
        constraints = [models.UniqueConstraint(fields=["verdict", "claim"], name="against_once")]

    def __str__(self) -> str:
        return str(self.claim)
