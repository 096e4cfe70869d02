"""Numbers in drawings, written the same in every language."""

from datetime import timedelta

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from claims.templatetags.desk import BADGES

register = template.Library()

KINDS = {"review": _("Readings"), "adjudication": _("Settled by a lead")}


@register.filter
def pc(share: float) -> str:
    """A place or a length in percent of the width, such as "12.5%"."""
    return f"{share:g}%"


@register.filter
def unlocalized(pixels: float) -> str:
    """A length in pixels."""
    return f"{pixels:g}"


@register.filter
def half(share: float) -> float:
    return share / 2


@register.filter
def lasting(wait: timedelta) -> str:
    """A length of time in its largest unit, such as "3 hours"."""
    minutes = max(1, round(wait.total_seconds() / 60))
    if minutes < 120:
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    if minutes < 48 * 60:
        return ngettext("%(n)s hour", "%(n)s hours", round(minutes / 60)) % {"n": round(minutes / 60)}
    return ngettext("%(n)s day", "%(n)s days", round(minutes / 1440)) % {"n": round(minutes / 1440)}


@register.simple_tag
def compare_url(one: int, other: int) -> str:
    """The address of the page that holds two sources against each other."""
    return reverse("compare", query={"a": one, "b": other})


@register.filter
def kind_words(kind: str) -> str:
    """What a part of a picture is: where claims stand, or what was done."""
    return str(KINDS[kind] if kind in KINDS else BADGES[kind])
