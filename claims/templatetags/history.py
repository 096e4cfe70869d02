"""How the desk tells what was done: one sentence for each event, with the claims and clusters it is about."""

from collections.abc import Callable, Iterator
from typing import Any

from django import template
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.models import Event, Link
from claims.models.history import Made
from claims.templatetags.desk import BADGES
from claims.templatetags.history_of_review import TELLERS_OF_REVIEW
from claims.templatetags.naming import claim_link, claim_links, cluster_link, named

register = template.Library()

FIELDS = {
    "title": "Title",
    "publisher": "Publisher",
    "author": "Author",
    "url": "Address",
    "published_at": "Published",
}
SAID_OF_PAIRS = {
    Link.Kind.SAME: "ask the same question",
    Link.Kind.NOT_SAME: "do not ask the same question",
    Link.Kind.CONTRADICTS: "contradict each other",
}


@register.filter
def told(event: Event) -> SafeString:
    """What was done, as a sentence. An event that says no more is told by the name of its kind."""
    teller = TELLERS.get(event.kind)
    is_known = event.before or event.after or event.claim
    return teller(event) if teller and is_known else format_html("{}.", event.get_kind_display())


@register.filter
def pair_words(link: Link) -> str:
    """What a person said of two claims, such as "ask the same question"."""
    return SAID_OF_PAIRS[Link.Kind(link.kind)]


@register.filter
def change(made: Made) -> str:
    """Where claims stood before and after a decision."""
    before, after = BADGES[made.before], BADGES[made.after]
    return f"{before} → {after}" if before != after else f"Still {after.lower()}"


def _claim_moved(event: Event) -> SafeString:
    claim = named(event)
    after = cluster_link(event.after.get("cluster"))
    if before := event.before.get("cluster"):
        return format_html("Moved {} from {} to {}.", claim, cluster_link(before), after)
    return format_html("Put {} into {}.", claim, after)


def _cluster_split(event: Event) -> SafeString:
    claims, new = claim_links(event.after.get("claims", [])), event.after.get("new_cluster")
    if old := event.before.get("cluster"):
        return format_html("Split {} off from {}, for this cluster.", claims, cluster_link(old))
    return format_html("Split {} off, into {}.", claims, cluster_link(new))


def _cluster_merged(event: Event) -> SafeString:
    into, claims = event.after.get("into"), claim_links(event.after.get("claims", []))
    return format_html(
        "Merged cluster {} into {}: {}.", event.before.get("cluster"), cluster_link(into), claims
    )


def _link_recorded(event: Event) -> SafeString:
    return format_html("Said that {}.", _pair(event.after))


def _link_revoked(event: Event) -> SafeString:
    return format_html("Took back that {}.", _pair(event.before))


def _pair(said: dict[str, Any]) -> SafeString:
    """What was said of two claims."""
    numbers = said.get("claims", [])
    words = SAID_OF_PAIRS[Link.Kind(said["kind"])]
    return format_html("{} {}", format_html_join(" and ", "{}", ((claim_link(pk),) for pk in numbers)), words)


def _source_edited(event: Event) -> SafeString:
    changed = ((FIELDS.get(name, name), _was(event, name), _value(value)) for name, value in _fields(event))
    return format_html_join(" ", '{}: <span dir="auto">{} → {}</span>.', changed)


def _fields(event: Event) -> Iterator[tuple[str, object]]:
    """What was changed, in the order of the form."""
    return ((name, event.after[name]) for name in sorted(event.after, key=[*FIELDS, *event.after].index))


def _was(event: Event, name: str) -> str:
    return _value(event.before.get(name))


def _value(value: object) -> str:
    """A stored detail of a source in words; times as the desk writes them."""
    if value in (None, ""):
        return "nothing"
    at = parse_datetime(str(value)) if isinstance(value, str) and "T" in value else None
    return date_format(timezone.localtime(at), "j F Y, H:i") if at else str(value)


def _text_corrected(event: Event) -> SafeString:
    if "text" in event.after:
        told = 'Corrected: <del class="missing" dir="auto">{}</del> <ins class="added" dir="auto">{}</ins>'
        return format_html(told, event.before.get("text", ""), event.after["text"])
    changed, new = event.after.get("changed", 0), event.after.get("new", 0)
    return format_html(
        "Corrected the text: {} claim{} changed, {} new.", changed, "" if changed == 1 else "s", new
    )


def _claims_extracted(event: Event) -> SafeString:
    count = event.after.get("claims", 0)
    return format_html("Found {} claim{}.", count, "" if count == 1 else "s")


def _claim_marked(event: Event) -> SafeString:
    return format_html("Marked {} by hand.", named(event))


def _derivation_suggested(event: Event) -> SafeString:
    origin, words = event.after.get("from", ""), event.after.get("words")
    if words:
        share = f"{event.after.get('share', 0):.0%}"
        told = 'Found {} words shared with <q dir="auto">{}</q>, {} of the shorter: one may copy the other.'
        return format_html(told, words, origin, share)
    return format_html('Suggested that it is taken from <q dir="auto">{}</q>.', origin)


def _derivation_settled(event: Event) -> SafeString:
    is_confirmed = event.after.get("status") == "confirmed"
    words = "Confirmed that it is" if is_confirmed else "Said that it is not"
    return format_html('{} taken from <q dir="auto">{}</q>.', words, event.after.get("from", ""))


TELLERS: dict[str, Callable[[Event], SafeString]] = {
    Event.Kind.SOURCE_EDITED: _source_edited,
    Event.Kind.TEXT_CORRECTED: _text_corrected,
    Event.Kind.CLAIMS_EXTRACTED: _claims_extracted,
    Event.Kind.CLAIM_MARKED: _claim_marked,
    Event.Kind.CLAIM_MOVED: _claim_moved,
    Event.Kind.DERIVATION_SUGGESTED: _derivation_suggested,
    Event.Kind.DERIVATION_SETTLED: _derivation_settled,
    Event.Kind.CLUSTER_SPLIT: _cluster_split,
    Event.Kind.CLUSTER_MERGED: _cluster_merged,
    Event.Kind.LINK_RECORDED: _link_recorded,
    Event.Kind.LINK_REVOKED: _link_revoked,
    **TELLERS_OF_REVIEW,
}
