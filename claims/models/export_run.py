"""Exports that were made: when, by whom, what they held. Rows are only ever added."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ExportRun(models.Model):
    """One file that left the desk. `as_of` is the moment it tells of."""

    class Scope(models.TextChoices):
        OUTSIDE = "outside", _("Signed off, for outside")
        DESK = "desk", _("The desk's verdicts")
        REVIEWERS = "reviewers", _("Each reviewer's verdicts")
        OWN = "own", _("One's own verdicts")

    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Empty: a command."),
    )
    scope = models.CharField(max_length=9, choices=Scope)
    as_of = models.DateTimeField()
    row_count = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["scope", "as_of"], name="export_run_by_scope")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scope__in=["outside", "desk", "reviewers", "own"]), name="export_run_scope"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_scope_display()}, {self.at:%Y-%m-%d %H:%M}"
