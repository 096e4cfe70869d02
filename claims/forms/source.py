"""Forms about a source: its details, where it comes from, words marked as a claim."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.forms.fields import AddressField, WordsField
from claims.models import Source
from claims.models.claim import MAX_CLAIM_CHARACTERS

EARLIEST_YEAR, LATEST_YEAR = 1500, 2200
MAX_POSITION = 10**9
DATE_FORMATS = ["%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%d.%m.%Y", "%d.%m.%Y %H:%M", "%d %B %Y"]


class PublishedField(forms.DateTimeField):
    """When an article was published: a day, or a day and a time. None: undated."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Published"),
            required=False,
            input_formats=DATE_FORMATS,
            widget=forms.DateTimeInput(format="%Y-%m-%d %H:%M"),
            error_messages={"invalid": _("Write the date like 2024-11-18 or 2024-11-18 14:30.")},
            **options,
        )

    def clean(self, value: Any) -> datetime | None:
        at: datetime | None = super().clean(value)
        if at and not EARLIEST_YEAR <= at.year <= LATEST_YEAR:
            span = {"first": EARLIEST_YEAR, "last": LATEST_YEAR}
            raise ValidationError(gettext("Give a year between %(first)s and %(last)s.") % span)
        return at


class SourceForm(forms.Form):
    """What is known about a source. Only what was changed on the page counts, so that two people can edit."""

    title = WordsField(label=_("Title"), max_length=500, show_hidden_initial=True)
    publisher = WordsField(label=_("Publisher"), max_length=200, show_hidden_initial=True)
    author = WordsField(label=_("Author"), max_length=200, show_hidden_initial=True)
    url = AddressField(
        label=_("Address"),
        help_text=_("Where it was published. It is kept as a reference and never opened by this desk."),
        show_hidden_initial=True,
    )
    published_at = PublishedField(
        help_text=_("Such as 2024-11-18, or 2024-11-18 14:30 where the hour is known. Empty: undated."),
        show_hidden_initial=True,
    )
    note = WordsField(
        max_length=2000,
        label=_("Why"),
        help_text=_("How you know. It is kept in the history with your name."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("title", "publisher", "author"):
            self.fields[name].widget.attrs["dir"] = "auto"

    def changes(self) -> dict[str, object]:
        """What was typed over what the page showed."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "note"}


class FillInForm(forms.Form):
    """What nobody has said of a source yet, as far as one knows it."""

    title = WordsField(label=_("Title"), max_length=500)
    publisher = WordsField(label=_("Publisher"), max_length=200)
    published_at = PublishedField()

    def __init__(self, *args: Any, source: Source, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": False, **options})
        self.source = source
        for name, field in self.fields.items():
            field.widget.attrs["placeholder" if name == "published_at" else "dir"] = _HINTS[name]

    @property
    def asked(self) -> list[BoundField]:
        """The fields to show: what is unknown, and what was typed with a fault."""
        return [self[name] for name in self.fields if name in self.source.unknown or self[name].errors]

    def clean(self) -> dict[str, Any]:
        if not self.errors and not any(self.cleaned_data.values()):
            raise ValidationError(gettext("Type what you know."))
        return self.cleaned_data


_HINTS = {"title": "auto", "publisher": "auto", "published_at": "2024-11-18 14:30"}


class DerivationForm(forms.Form):
    """Where a source comes from: another source of the desk, or an outlet by name."""

    from_source = forms.ModelChoiceField(
        Source.objects.all(),
        required=False,
        error_messages={"invalid_choice": _("Choose a source of the list, or name an outlet.")},
    )
    from_outlet = WordsField(max_length=200)


class AnswerForm(forms.Form):
    """Whether a source comes from where it is said to, or the other comes from it."""

    answer = forms.ChoiceField(
        choices=[("confirm", _("Yes")), ("reverse", _("The other way round")), ("refuse", _("No"))],
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Answer yes or no.")),
    )

    @property
    def is_confirmed(self) -> bool:
        """Whether one of the two is derived from the other; once cleaned."""
        answer: str = self.cleaned_data["answer"]
        return answer != "refuse"

    @property
    def is_reversed(self) -> bool:
        answer: str = self.cleaned_data["answer"]
        return answer == "reverse"


class PlaceField(forms.IntegerField):
    """A place in the text as the page saw it; what is no place is passed over, the words then decide."""

    def __init__(self) -> None:
        super().__init__(required=False, min_value=0, max_value=MAX_POSITION, widget=forms.HiddenInput)

    def clean(self, value: Any) -> int | None:
        try:
            place: int | None = super().clean(value)
            return place
        except ValidationError:
            return None


class MarkForm(forms.Form):
    """Words of a source to make a claim of; `start` and `end` where the page knows their place."""

    words = WordsField(
        max_length=MAX_CLAIM_CHARACTERS + 200,
        required=True,
        label=_("The words, exactly as the article has them"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "class": "quote"}),
        error_messages={
            "required": _("Paste the words that you want to mark."),
            "max_length": format_lazy(
                _("A claim has at most {limit} characters; mark fewer words."),
                limit=f"{MAX_CLAIM_CHARACTERS:,}",
            ),
        },
    )
    start = PlaceField()
    end = PlaceField()
