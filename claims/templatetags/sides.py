"""What the sides of a card say, as one sentence: "186 miles here, 190 miles in two others"."""

from collections.abc import Iterator

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.models.card import ClusterCard, SaidWhere, find_where_said

register = template.Library()

MOST_TOLD = 5
NUMBERS = [
    gettext_lazy("no"),
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
]


@register.simple_tag
def say_sides(card: ClusterCard) -> SafeString:
    """Each side with where it is said: the headline claim's own first, what says nothing on it last."""
    return _joined(list(_tell(card)))


def _tell(card: ClusterCard) -> Iterator[SafeString]:
    said = [find_where_said(card.headline, side) for side in card.sides]
    said.sort(key=lambda one: (not one.says, not one.is_here))
    for one in said[:MOST_TOLD]:
        yield _tell_one(one)
    if (more := len(said) - MOST_TOLD) > 0:
        yield _filled(ngettext("%(number)s more answer", "%(number)s more answers", more), more)


def _tell_one(one: SaidWhere) -> SafeString:
    says = format_html('<b dir="auto">{}</b>', one.says) if one.says else SafeString(_("nothing on it"))
    return _filled(_where(one), one.others, says)


def _where(one: SaidWhere) -> str:
    if not (one.says or one.is_here or one.is_beside):
        return ngettext(
            "%(number)s other says nothing on it", "%(number)s others say nothing on it", one.others
        )
    if one.is_here and one.others:
        return ngettext(
            "%(says)s here and in %(number)s other", "%(says)s here and in %(number)s others", one.others
        )
    if one.is_here:
        return _("%(says)s here")
    if one.is_beside and one.others:
        return ngettext(
            "%(says)s elsewhere in this article and in %(number)s other",
            "%(says)s elsewhere in this article and in %(number)s others",
            one.others,
        )
    if one.is_beside:
        return _("%(says)s elsewhere in this article")
    return ngettext("%(says)s in %(number)s other", "%(says)s in %(number)s others", one.others)


def _filled(words: str, number: int, says: str = "") -> SafeString:
    """A translation, which is text, with what goes into it, which may be markup."""
    told = str(NUMBERS[number] if number < len(NUMBERS) else number)
    return mark_safe(conditional_escape(words) % {"says": says, "number": conditional_escape(told)})  # noqa: S308


def _joined(parts: list[SafeString]) -> SafeString:
    return SafeString(_(", ").join(parts))
