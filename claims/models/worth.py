"""How much something is worth checking, in three bands: what lists offer to narrow by."""

from django.db.models import Case, Expression, Q, Value, When
from django.utils.translation import gettext_lazy as _

HIGH, MIDDLE = 0.7, 0.4
WORTHS = (("high", _("High")), ("middle", _("Middle")), ("low", _("Low")))


def is_worth(band: str) -> Q:
    """What has a check-worthiness in that band."""
    if band == "high":
        return Q(check_worthiness__gte=HIGH)
    if band == "middle":
        return Q(check_worthiness__gte=MIDDLE, check_worthiness__lt=HIGH)
    return Q(check_worthiness__lt=MIDDLE)


def worth_band() -> Expression:
    """The band of each row."""
    bands = (When(is_worth(band), then=Value(band)) for band in ("high", "middle"))
    return Case(*bands, default=Value("low"))
