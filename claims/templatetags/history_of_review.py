"""Sentences for what was done at the desk itself: steering, skipping, checking again, signing off."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.models import CheckAgain, Event, Lease
from claims.templatetags.naming import claim_link, claim_links, cluster_link

WITHDRAWN_BECAUSE = {
    "check_again": "the verdict is to be checked again",
    "verdict_changed": "another verdict holds, or none",
}


def _lease_taken_over(event: Event) -> SafeString:
    return format_html("Ended the hold of {}.", event.before.get("held_by", "a reviewer"))


def _skipped(event: Event) -> SafeString:
    reason = event.after.get("reason", "")
    words = dict(Lease.SkipReason.choices).get(reason, reason)
    return format_html("Skipped it: {}.", str(words)[:1].lower() + str(words)[1:])


def _pinned(event: Event) -> SafeString:
    return SafeString("Put it first in the queue.")


def _unpinned(event: Event) -> SafeString:
    return SafeString("Put it back to its place in the queue.")


def _put_off(event: Event) -> SafeString:
    return format_html("Put off: {} → {}.", _day(event.before.get("until")), _day(event.after.get("until")))


def _day(stored: object) -> str:
    at = parse_datetime(stored) if isinstance(stored, str) else None
    return f"until {date_format(timezone.localtime(at), 'j F Y, H:i')}" if at else "not"


def _assigned(event: Event) -> SafeString:
    before, after = (said.get("to") or "everybody" for said in (event.before, event.after))
    return format_html("Who reads it first: {} → {}.", before, after)


def _readers_set(event: Event) -> SafeString:
    before, after = (said.get("readers") or "as the desk says" for said in (event.before, event.after))
    return format_html("Readers for each claim: {} → {}.", before, after)


def _expert_asked(event: Event) -> SafeString:
    return SafeString("Asked for somebody who knows the field.")


def _expert_found(event: Event) -> SafeString:
    return SafeString("Said that nobody who knows the field is needed any more.")


def _membership_undone(event: Event) -> SafeString:
    claims = claim_links(event.after.get("claims", []))
    before, after = cluster_link(event.before.get("cluster")), cluster_link(event.after.get("cluster"))
    return format_html("Took a split or merge back: {} from {} to {}.", claims, before, after)


def _check_again(event: Event) -> SafeString:
    others = [pk for pk in event.after.get("claims", []) if pk != event.claim_id]
    seen_with = format_html(" ({})", claim_links(others)) if others else ""
    cause = _cause(event.after.get("cause"))
    return format_html("{} is to be checked again: {}{}.", _it(event), cause, seen_with)


def _checked_again(event: Event) -> SafeString:
    return format_html("{} was checked again: {}.", _it(event), _cause(event.before.get("cause")))


def _cause(name: object) -> str:
    words = str(dict(CheckAgain.Cause.choices).get(str(name), "somebody asked for it"))
    return words[:1].lower() + words[1:]


def _signed_off(event: Event) -> SafeString:
    own = ", their own verdict, as the desk has no other lead" if event.after.get("is_own") else ""
    return format_html("Signed off {} for outside{}.", _it(event), own)


def _sign_off_withdrawn(event: Event) -> SafeString:
    cause = WITHDRAWN_BECAUSE.get(event.after.get("cause", ""), "it changed")
    return format_html("{} is signed off no more: {}.", _it(event), cause)


def _it(event: Event) -> SafeString:
    return claim_link(event.claim_id) if event.claim_id else SafeString("A claim")


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
