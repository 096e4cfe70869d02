"""Which two sources to hold side by side."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.forms.fields import is_id
from claims.models import Source

LONGEST_NAME = 80


class SourceField(forms.Field):
    """The number of a source, None where none was chosen."""

    widget = forms.Select

    def clean(self, value: Any) -> int | None:
        words = str(value or "").strip()
        if words and not is_id(words):
            raise ValidationError(_("Choose a source of the list."))
        return int(words) if words else None


class CompareForm(forms.Form):
    """Two different sources. Unknown ones are for the page to find out."""

    a = SourceField(label=gettext_lazy("This article"), required=False)
    b = SourceField(label=gettext_lazy("and that one"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "compare_%s", "label_suffix": "", **options})

    def clean(self) -> dict[str, Any]:
        if self.pair and self.pair[0] == self.pair[1]:
            raise ValidationError(_("These are one and the same article. Choose two different ones."))
        return self.cleaned_data

    @property
    def chosen(self) -> list[int]:
        """The ids that were chosen, both, one or none."""
        return [pk for pk in (self.cleaned_data.get("a"), self.cleaned_data.get("b")) if pk]

    @property
    def pair(self) -> tuple[int, int] | None:
        chosen = self.chosen
        return (chosen[0], chosen[1]) if len(chosen) == 2 else None

    def offer(self, sources: Iterable[Source]) -> None:
        """Fill both lists."""
        named = [(source.pk, _named(source)) for source in sources]
        for name in ("a", "b"):
            widget = self.fields[name].widget
            assert isinstance(widget, forms.Select)
            widget.choices = [("", _("Choose …")), *named]


def _named(source: Source) -> str:
    """What a list calls it: short enough for a small window."""
    name = str(source)
    short = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()} …"
    return f"{short} ({source.publisher})" if source.publisher else short
