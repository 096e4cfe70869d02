"""Sentences for what people said of two claims: whole ones, as languages order their words differently."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Link
from claims.templatetags.naming import claim_link, claim_links

SAID_OF_PAIRS = {  # after "the two"
    Link.Kind.SAME: gettext_lazy("ask the same question"),
    Link.Kind.NOT_SAME: gettext_lazy("do not ask the same question"),
    Link.Kind.CONTRADICTS: gettext_lazy("contradict each other"),
}
TOLD = {
    Link.Kind.SAME: gettext_lazy("{pair} ask the same question"),
    Link.Kind.NOT_SAME: gettext_lazy("{pair} do not ask the same question"),
    Link.Kind.CONTRADICTS: gettext_lazy("{pair} contradict each other"),
}
SAID = {
    Link.Kind.SAME: gettext_lazy("Said that {pair} ask the same question."),
    Link.Kind.NOT_SAME: gettext_lazy("Said that {pair} do not ask the same question."),
    Link.Kind.CONTRADICTS: gettext_lazy("Said that {pair} contradict each other."),
}
TAKEN_BACK = {
    Link.Kind.SAME: gettext_lazy("Took back that {pair} ask the same question."),
    Link.Kind.NOT_SAME: gettext_lazy("Took back that {pair} do not ask the same question."),
    Link.Kind.CONTRADICTS: gettext_lazy("Took back that {pair} contradict each other."),
}


def pair_told(link: Link) -> SafeString:
    """What holds of two claims in the eyes of a person, such as "#3 and #4 ask the same question"."""
    return format_html(str(TOLD[Link.Kind(link.kind)]), pair=_pair([link.a_id, link.b_id]))


def pair_said(said: dict[str, Any]) -> SafeString:
    """That it was said, as the event of it keeps it."""
    return format_html(str(SAID[Link.Kind(said["kind"])]), pair=_pair(said.get("claims", [])))


def pair_taken_back(said: dict[str, Any]) -> SafeString:
    """That it was taken back, as the event of it keeps it."""
    return format_html(str(TAKEN_BACK[Link.Kind(said["kind"])]), pair=_pair(said.get("claims", [])))


def _pair(numbers: list[int]) -> SafeString:
    if len(numbers) != 2:
        return claim_links(numbers)
    one, other = map(claim_link, numbers)
    return format_html(_("{one} and {other}"), one=one, other=other)
