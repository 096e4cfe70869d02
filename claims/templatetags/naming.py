"""Claims and clusters as sentences of the history name them: by number, with a link."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims.models import Event

MOST_NAMED = 12
EXCERPT_CHARACTERS = 60


def named(event: Event) -> SafeString:
    """The claim of an event, with its first words."""
    if event.claim is None:
        return escape(_("a claim"))
    text = " ".join(event.claim.text.split())
    words = text if len(text) <= EXCERPT_CHARACTERS else f"{text[:EXCERPT_CHARACTERS].rstrip()} …"
    return format_html('{} <q dir="auto">{}</q>', claim_link(event.claim.pk), words)


def claim_link(pk: object) -> SafeString:
    return format_html('<a href="{}">#{}</a>', reverse("claim", args=[pk]), pk)


def claim_links(ids: Iterable[Any]) -> SafeString:
    """Claims by their numbers, the first of them if they are many."""
    numbers = list(ids)
    named = format_html_join(", ", "{}", ((claim_link(pk),) for pk in numbers[:MOST_NAMED]))
    left = len(numbers) - MOST_NAMED
    return format_html(_("{claims} and {n} more"), claims=named, n=left) if left > 0 else named


def cluster_link(pk: object) -> SafeString:
    if pk is None:
        return escape(_("a cluster"))
    words = _("cluster %(number)s") % {"number": pk}
    return format_html('<a href="{}">{}</a>', reverse("cluster", args=[pk]), words)
