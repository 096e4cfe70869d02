"""Sentences for what was done at the desk itself: steering, skipping, checking again, signing off."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from claims.models import CheckAgain, Event, Lease
from claims.templatetags.naming import claim_link, claim_links, cluster_link

WITHDRAWN_BECAUSE = {
    "check_again": gettext_lazy("the verdict is to be checked again"),
    "verdict_changed": gettext_lazy("another verdict holds, or none"),
}


def _lease_taken_over(event: Event) -> SafeString:
    holder = event.before.get("held_by", _("a reviewer"))
    return format_html(_("Ended the hold of {holder}."), holder=holder)


def _skipped(event: Event) -> SafeString:
    reason = event.after.get("reason", "")
    words = dict(Lease.SkipReason.choices).get(reason, reason)
    return format_html(_("Skipped it: {reason}."), reason=_within_sentence(str(words)))


def _pinned(event: Event) -> SafeString:
    return escape(_("Put it first in the queue."))


def _unpinned(event: Event) -> SafeString:
    return escape(_("Put it back to its place in the queue."))


def _put_off(event: Event) -> SafeString:
    before, after = _day(event.before.get("until")), _day(event.after.get("until"))
    return format_html(_("Put off: {before} → {after}."), before=before, after=after)


def _day(stored: object) -> str:
    at = parse_datetime(stored) if isinstance(stored, str) else None
    if at is None:
        return pgettext("put off", "not")
    return _("until %(day)s") % {"day": date_format(timezone.localtime(at), "j F Y, H:i")}


def _assigned(event: Event) -> SafeString:
    before, after = (said.get("to") or _("everybody") for said in (event.before, event.after))
    return format_html(_("Who reads it first: {before} → {after}."), before=before, after=after)


def _readers_set(event: Event) -> SafeString:
    before, after = (said.get("readers") or _("as the desk says") for said in (event.before, event.after))
    return format_html(_("Readers for each claim: {before} → {after}."), before=before, after=after)


def _expert_asked(event: Event) -> SafeString:
    return escape(_("Asked for somebody who knows the field."))


def _expert_found(event: Event) -> SafeString:
    return escape(_("Said that nobody who knows the field is needed any more."))


def _membership_undone(event: Event) -> SafeString:
    claims = claim_links(event.after.get("claims", []))
    before, after = cluster_link(event.before.get("cluster")), cluster_link(event.after.get("cluster"))
    told = _("Took a split or merge back: {claims} from {before} to {after}.")
    return format_html(told, claims=claims, before=before, after=after)


def _check_again(event: Event) -> SafeString:
    others = [pk for pk in event.after.get("claims", []) if pk != event.claim_id]
    seen_with = format_html(" ({})", claim_links(others)) if others else ""
    cause = _cause(event.after.get("cause"))
    told = _("{claim} is to be checked again: {cause}{others}.")
    return format_html(told, claim=_it(event), cause=cause, others=seen_with)


def _checked_again(event: Event) -> SafeString:
    told = _("{claim} was checked again: {cause}.")
    return format_html(told, claim=_it(event), cause=_cause(event.before.get("cause")))


def _cause(name: object) -> str:
    return _within_sentence(str(dict(CheckAgain.Cause.choices).get(str(name), _("somebody asked for it"))))


def _within_sentence(words: str) -> str:
    return words[:1].lower() + words[1:]


def _signed_off(event: Event) -> SafeString:
    told = (
        _("Signed off {claim} for outside, their own verdict, as the desk has no other lead.")
        if event.after.get("is_own")
        else _("Signed off {claim} for outside.")
    )
    return format_html(told, claim=_it(event))


def _sign_off_withdrawn(event: Event) -> SafeString:
    cause = WITHDRAWN_BECAUSE.get(event.after.get("cause", ""), _("it changed"))
    return format_html(_("{claim} is signed off no more: {cause}."), claim=_it(event), cause=cause)


def _it(event: Event) -> SafeString:
    return claim_link(event.claim_id) if event.claim_id else escape(_("A claim"))


TELLERS_OF_REVIEW: dict[str, Callable[[Event], SafeString]] = {
    Event.Kind.LEASE_TAKEN_OVER: _lease_taken_over,
    Event.Kind.SKIPPED: _skipped,
    Event.Kind.PINNED: _pinned,
    Event.Kind.UNPINNED: _unpinned,
    Event.Kind.PUT_OFF: _put_off,
    Event.Kind.ASSIGNED: _assigned,
    Event.Kind.READERS_SET: _readers_set,
    Event.Kind.EXPERT_ASKED: _expert_asked,
    Event.Kind.EXPERT_FOUND: _expert_found,
    Event.Kind.MEMBERSHIP_UNDONE: _membership_undone,
    Event.Kind.CHECK_AGAIN: _check_again,
    Event.Kind.CHECKED_AGAIN: _checked_again,
    Event.Kind.SIGNED_OFF: _signed_off,
    Event.Kind.SIGN_OFF_WITHDRAWN: _sign_off_withdrawn,
}
