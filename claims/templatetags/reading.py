"""How an article says what is worth checking in it, and who else says so."""

from django import template
from django.utils.translation import gettext, gettext_lazy, ngettext

from claims.models import Claim
from claims.models.neighbours import Neighbours
from claims.models.worth import worth_of

register = template.Library()

WORDS = {
    "high": gettext_lazy("high check-worthiness"),
    "middle": gettext_lazy("middle check-worthiness"),
    "low": gettext_lazy("low check-worthiness"),
}


@register.filter
def worth(claim: Claim) -> str:
    """How much a claim is worth checking, as a key of WORDS."""
    return worth_of(claim.check_worthiness)


@register.filter
def worth_words(claim: Claim) -> str:
    return str(WORDS[worth(claim)])


@register.filter
def where_else(neighbours: Neighbours) -> str:
    """Other sources, and their origins besides the claim's own: "3 sources, 2 other origins"."""
    sources = ngettext("%(count)d source", "%(count)d sources", neighbours.sources)
    told = [sources % {"count": neighbours.sources}, _origins(neighbours.origins)]
    return ", ".join(told)


@register.filter
def how_else(neighbours: Neighbours) -> str:
    """What is to be said of these sources besides: "; 1 unsettled; 1 differs"."""
    told = []
    if count := neighbours.unsettled:
        told.append(ngettext("%(count)d unsettled", "%(count)d unsettled", count) % {"count": count})
    if count := neighbours.differing:
        told.append(ngettext("%(count)d differs", "%(count)d differ", count) % {"count": count})
    return "".join(f"; {words}" for words in told)


def _origins(count: int) -> str:
    if not count:
        return gettext("no other origin")
    return ngettext("%(count)d other origin", "%(count)d other origins", count) % {"count": count}
