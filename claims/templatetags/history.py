"""How the desk tells what was done: one sentence for each event, with the claims and clusters it is about."""

from collections.abc import Callable, Iterator

from django import template
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.models import Event, Link
from claims.models.history import Made
from claims.templatetags.desk import BADGES
from claims.templatetags.history_of_review import TELLERS_OF_REVIEW
from claims.templatetags.naming import claim_link, claim_links, cluster_link, named
from claims.templatetags.pairs import SAID_OF_PAIRS, pair_said, pair_taken_back, pair_told

register = template.Library()
register.filter(claim_link)
register.filter(pair_told)

FIELDS = {
    "title": gettext_lazy("Title"),
    "publisher": gettext_lazy("Publisher"),
    "author": gettext_lazy("Author"),
    "url": gettext_lazy("Address"),
    "published_at": gettext_lazy("Published"),
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
    return str(SAID_OF_PAIRS[Link.Kind(link.kind)])


@register.filter
def change(made: Made) -> str:
    """Where claims stood before and after a decision."""
    before, after = str(BADGES[made.before]), str(BADGES[made.after])
    if before == after:
        return _("Still %(standing)s") % {"standing": after.lower()}
    return f"{before} → {after}"


def _claim_moved(event: Event) -> SafeString:
    claim = named(event)
    after = cluster_link(event.after.get("cluster"))
    if before := event.before.get("cluster"):
        told = _("Moved {claim} from {before} to {after}.")
        return format_html(told, claim=claim, before=cluster_link(before), after=after)
    return format_html(_("Put {claim} into {after}."), claim=claim, after=after)


def _cluster_split(event: Event) -> SafeString:
    claims, new = claim_links(event.after.get("claims", [])), event.after.get("new_cluster")
    if old := event.before.get("cluster"):
        told = _("Split {claims} off from {old}, for this cluster.")
        return format_html(told, claims=claims, old=cluster_link(old))
    return format_html(_("Split {claims} off, into {new}."), claims=claims, new=cluster_link(new))


def _cluster_merged(event: Event) -> SafeString:
    into, claims = event.after.get("into"), claim_links(event.after.get("claims", []))
    told, number = _("Merged cluster {number} into {into}: {claims}."), event.before.get("cluster")
    return format_html(told, number=number, into=cluster_link(into), claims=claims)


def _link_recorded(event: Event) -> SafeString:
    return pair_said(event.after)


def _link_revoked(event: Event) -> SafeString:
    return pair_taken_back(event.before)


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
        return _("nothing")
    at = parse_datetime(str(value)) if isinstance(value, str) and "T" in value else None
    return date_format(timezone.localtime(at), "j F Y, H:i") if at else str(value)


def _text_corrected(event: Event) -> SafeString:
    if "text" in event.after:
        return format_html(
            '{} <del class="missing" dir="auto">{}</del> <ins class="added" dir="auto">{}</ins>',
            _("Corrected:"),
            event.before.get("text", ""),
            event.after["text"],
        )
    changed, new = event.after.get("changed", 0), event.after.get("new", 0)
    told = ngettext(
        "Corrected the text: {n} claim changed, {new} new.",
        "Corrected the text: {n} claims changed, {new} new.",
        changed,
    )
    return format_html(told, n=changed, new=new)


def _claims_extracted(event: Event) -> SafeString:
    count = event.after.get("claims", 0)
    return format_html(ngettext("Found {n} claim.", "Found {n} claims.", count), n=count)


def _claim_marked(event: Event) -> SafeString:
    return format_html(_("Marked {claim} by hand."), claim=named(event))


def _derivation_suggested(event: Event) -> SafeString:
    origin, words = _quoted(event.after.get("from", "")), event.after.get("words")
    if words:
        share = f"{event.after.get('share', 0):.0%}"
        told = _("Found {n} words shared with {origin}, {share} of the shorter: one may copy the other.")
        return format_html(told, n=words, origin=origin, share=share)
    return format_html(_("Suggested that it is taken from {origin}."), origin=origin)


def _derivation_settled(event: Event) -> SafeString:
    is_confirmed = event.after.get("status") == "confirmed"
    told = (
        _("Confirmed that it is taken from {origin}.")
        if is_confirmed
        else _("Said that it is not taken from {origin}.")
    )
    return format_html(told, origin=_quoted(event.after.get("from", "")))


def _quoted(words: object) -> SafeString:
    return format_html('<q dir="auto">{}</q>', words)


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
