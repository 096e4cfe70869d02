"""Corrections of articles' texts, as their publishers made them. Rows are only ever added."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from claims.models.source import Source


class TextCorrection(models.Model):
    """That a source's text became `text`. Claims may quote the latest one, and the source then takes it."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="corrections")
    before = models.TextField()
    before_sha256 = models.CharField(max_length=64, db_index=True)
    text = models.TextField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        words = {"source": self.source, "day": f"{self.at:%Y-%m-%d}"}
        return _("%(source)s, corrected %(day)s") % words
