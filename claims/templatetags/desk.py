"""How the desk writes things on every page: verdicts, dates, places in the menu."""

from datetime import datetime
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.template.context import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.models import Claim, Cluster, Source
from claims.models.card.ties import Scale

register = template.Library()

BADGES = {
    "consistent": gettext_lazy("Consistent"),
    "conflicting": gettext_lazy("Conflicting"),
    "unverified": gettext_lazy("Unverified"),
    "set_aside": gettext_lazy("Set aside"),
    "pending": gettext_lazy("Not reviewed"),
    "disputed": gettext_lazy("Disputed"),
    "open": gettext_lazy("Not reviewed"),
    "decided": gettext_lazy("Decided"),
    "merged": gettext_lazy("Merged"),
    "differs": gettext_lazy("They differ"),
    "held": gettext_lazy("Being reviewed"),
}
SAME_ICON = {"open": "pending"}
TOKENS = {"set_aside": "aside"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """The icon `name` of `_icons.html`, beside a word that says the same."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="#icon-{}"/></svg>', name)


@register.simple_tag
def badge(name: str, words: str = "") -> SafeString:
    """A verdict or a state: icon, colour and word. `name` is a key of BADGES."""
    mark = icon(SAME_ICON.get(name, name))
    return format_html('<span class="badge badge--{}">{}{}</span>', name, mark, words or BADGES[name])


@register.simple_tag
def badge_words(name: str) -> str:
    """The word of a badge, without its colour."""
    return str(BADGES[name])


@register.simple_tag
def swatch(name: str, kind: str = "") -> SafeString:
    """A colour of the stylesheet, by the name of its token."""
    return format_html(
        '<svg class="swatch" width="40" height="20" aria-hidden="true">'
        '<rect width="40" height="20" fill="var(--{})"/></svg>',
        TOKENS.get(name, name) + kind,
    )


@register.simple_tag
def scale(drawn: Scale) -> SafeString:
    """A score as a bar with the thresholds marked; the words beside it say the same."""
    return format_html(
        '<svg class="scale" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="100" height="4"/><rect class="scale__score" width="{}" height="4"/>'
        '<path d="M{} 0v4M{} 0v4"/></svg>',
        *(f"{share:.0f}" for share in (drawn.score, drawn.look, drawn.joined)),
    )


@register.filter
def standing(claim: Claim) -> str:
    """Where a claim stands, as a key of BADGES: the label that holds, or its status."""
    return claim.verdict.label if claim.verdict and claim.verdict.label else claim.status


@register.filter
def standing_words(claim: Claim) -> str:
    """Where a claim stands, in words."""
    return str(BADGES[standing(claim)])


@register.filter
def legend(names: str) -> list[tuple[str, str]]:
    """Keys of BADGES, parted by blanks, with their words."""
    return [(name, str(BADGES[name])) for name in names.split()]


@register.filter
def published(source: Source) -> str:
    """The day a source was published, or "undated"."""
    if source.published_at is None:
        return _("undated")
    return date_format(timezone.localtime(source.published_at), "j F Y")


@register.filter
def moment(at: datetime | None) -> SafeString | str:
    """A point in time in the desk's own zone, readable by machines too."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    return format_html(
        '<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), date_format(local, "j M Y, H:i")
    )


@register.filter
def percent(share: float) -> str:
    """A share of 0..1 in whole percents."""
    return f"{share:.0%}"


@register.filter
def score(share: float | None) -> str:
    """A share of 0..1 with two places."""
    return "" if share is None else f"{share:.2f}"


@register.simple_tag
def in_articles(cluster: Cluster, unsettled: int | dict[int, int] | None = 0) -> str:
    """In how many articles a question is asked, and how many independent origins these are as far as known.

    `unsettled`: how many of the origins may turn out to be one with another; or that for each cluster.
    """
    waiting = unsettled.get(cluster.pk, 0) if isinstance(unsettled, dict) else unsettled
    articles, origins = cluster.source_count, cluster.origin_count
    words = {
        "articles": ngettext("%(n)s article", "%(n)s articles", articles) % {"n": articles},
        "origins": ngettext("%(n)s origin", "%(n)s origins", origins) % {"n": origins},
        "n": waiting,
    }
    if waiting:
        return _("%(articles)s, %(origins)s; %(n)s unsettled") % words
    return _("%(articles)s, %(origins)s") % words


@register.simple_tag(takes_context=True)
def nav_link(context: Context, name: str, words: str, keys: str = "") -> SafeString:
    """A link of the main menu, with the keys that lead there; the page one is on says so."""
    request: Any = context.get("request")
    match = request.resolver_match if request else None
    current = "page" if match and match.url_name == name else None
    attributes = flatatt({"data-key": keys or None, "aria-current": current})
    return format_html('<a href="{}"{}>{}</a>', reverse(name), attributes, words)
