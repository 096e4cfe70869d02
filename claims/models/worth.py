"""Worth: check-worthiness in three bands, of which lists, pictures and articles speak."""

from django.db.models import Case, Expression, Q, Value, When
from django.utils.translation import gettext_lazy as _

HIGH_FROM, MIDDLE_FROM = 0.7, 0.4
WORTHS = (("high", _("High")), ("middle", _("Middle")), ("low", _("Low")))


def worth_of(score: float) -> str:
    """The band that a check-worthiness is in."""
    if score >= HIGH_FROM:
        return "high"
    return "middle" if score >= MIDDLE_FROM else "low"


def is_worth(band: str) -> Q:
    """What has a check-worthiness in that band."""
    if band == "high":
        return Q(check_worthiness__gte=HIGH_FROM)
    if band == "middle":
        return Q(check_worthiness__gte=MIDDLE_FROM, check_worthiness__lt=HIGH_FROM)
    return Q(check_worthiness__lt=MIDDLE_FROM)


def worth_band() -> Expression:
    """The band of each row."""
    bands = (When(is_worth(band), then=Value(band)) for band in ("high", "middle"))
    return Case(*bands, default=Value("low"))
