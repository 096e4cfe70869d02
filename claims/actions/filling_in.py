"""Anybody fills in what is not known about a source yet; what is known stays."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.actions.source_details import change_details
from claims.models import Reviewer, Source

WORDS = {
    "title": gettext_lazy("the title"),
    "publisher": gettext_lazy("the publisher"),
    "published_at": gettext_lazy("the date"),
}


class FilledMeanwhile(Refused):
    """Somebody else said something else first. `there` is what the source says, `given` what was typed."""

    def __init__(self, there: Mapping[str, object], given: Mapping[str, object]) -> None:
        both = "; ".join(
            _("%(what)s is “%(there)s” there, you typed “%(given)s”")
            % {"what": WORDS[name], "there": _say(there[name]), "given": _say(given[name])}
            for name in there
        )
        super().__init__(
            _(
                "Somebody filled this in meanwhile: %(both)s. Nothing was changed; "
                "if theirs is wrong, a lead corrects it."
            )
            % {"both": both}
        )


@in_transaction
def fill_in_source(*, source_id: int, given: Mapping[str, object], by: Reviewer, at: datetime) -> Source:
    """Say the title, publisher or date of a source where nothing is known; kept as an event with the name.

    What is there already stays: the same again is no change, anything else raises FilledMeanwhile.
    """
    if unknown := set(given) - set(WORDS):
        raise ValueError(f"not to be filled in: {sorted(unknown)}")
    source = Source.objects.select_for_update().get(pk=source_id)
    told = {name: value for name, value in given.items() if value}
    there = {name: getattr(source, name) for name, value in told.items()}
    clashing = {name: value for name, value in there.items() if value and value != told[name]}
    if clashing:
        raise FilledMeanwhile(clashing, told)
    change_details(source, {name: told[name] for name in told if not there[name]}, note="", by=by, at=at)
    return source


def _say(value: object) -> str:
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    return str(value)
