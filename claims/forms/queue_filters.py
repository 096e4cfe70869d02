"""What a reviewer wants the queue to give them, kept as long as they are signed in."""

from django import forms
from django.contrib.sessions.backends.base import SessionBase
from django.utils.translation import gettext as _

from claims.models import Source
from claims.models.available import NO_FILTERS, QueueFilters

KEPT_AS = "queue_filters"
MAX_ID = 10**18 - 1


class QueueFilterForm(forms.Form):
    """What to be given; without a field the filter of its name is off."""

    mine = forms.BooleanField(required=False)
    source = forms.IntegerField(required=False, min_value=1, max_value=MAX_ID)
    differ = forms.BooleanField(required=False)

    def clean_source(self) -> int | None:
        source: int | None = self.cleaned_data["source"]
        if source is not None and not Source.objects.filter(pk=source).exists():
            raise forms.ValidationError(_("There is no such article."))
        return source


def keep_filters(session: SessionBase, form: QueueFilterForm) -> None:
    """Keep what a valid form says, in place of what was kept before."""
    session[KEPT_AS] = {name: value for name, value in form.cleaned_data.items() if value}


def filters_of(session: SessionBase) -> QueueFilters:
    """What was kept last; nothing otherwise."""
    if not (kept := session.get(KEPT_AS)):
        return NO_FILTERS
    return QueueFilters(
        is_mine=bool(kept.get("mine")),
        source_id=kept.get("source"),
        is_disagreement_first=bool(kept.get("differ")),
    )
