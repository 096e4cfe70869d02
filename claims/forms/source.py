"""Forms about a source: its details, where it comes from, words marked as a claim."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from claims.forms.fields import AddressField, WordsField
from claims.models import Source
from claims.models.claim import MAX_CLAIM_CHARACTERS

EARLIEST_YEAR, LATEST_YEAR = 1500, 2200
MAX_POSITION = 10**9
DATE_FORMATS = ["%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%d.%m.%Y", "%d.%m.%Y %H:%M", "%d %B %Y"]


class SourceForm(forms.Form):
    """What is known about a source. Only what was changed on the page counts, so that two people can edit."""

    title = WordsField(max_length=500, show_hidden_initial=True)
    publisher = WordsField(max_length=200, show_hidden_initial=True)
    author = WordsField(max_length=200, show_hidden_initial=True)
    url = AddressField(
        label="Address",
        help_text="Where it was published. It is kept as a reference and never opened by this desk.",
        show_hidden_initial=True,
    )
    published_at = forms.DateTimeField(
        label="Published",
        required=False,
        input_formats=DATE_FORMATS,
        widget=forms.DateTimeInput(format="%Y-%m-%d %H:%M"),
        help_text="Such as 2024-11-18, or 2024-11-18 14:30 where the hour is known. Empty: undated.",
        error_messages={"invalid": "Write the date like 2024-11-18 or 2024-11-18 14:30."},
        show_hidden_initial=True,
    )
    note = WordsField(
        max_length=2000,
        label="Why",
        help_text="How you know. It is kept in the history with your name.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("title", "publisher", "author"):
            self.fields[name].widget.attrs["dir"] = "auto"

    def clean_published_at(self) -> datetime | None:
        at: datetime | None = self.cleaned_data["published_at"]
        if at and not EARLIEST_YEAR <= at.year <= LATEST_YEAR:
            raise ValidationError(f"Give a year between {EARLIEST_YEAR} and {LATEST_YEAR}.")
        return at

    def changes(self) -> dict[str, object]:
        """What was typed over what the page showed."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "note"}


class DerivationForm(forms.Form):
    """Where a source comes from: another source of the desk, or an outlet by name."""

    from_source = forms.ModelChoiceField(
        Source.objects.all(),
        required=False,
        error_messages={"invalid_choice": "Choose a source of the list, or name an outlet."},
    )
    from_outlet = WordsField(max_length=200)


class AnswerForm(forms.Form):
    """Whether a source comes from where it is said to, or the other comes from it."""

    answer = forms.ChoiceField(
        choices=[("confirm", "Yes"), ("reverse", "The other way round"), ("refuse", "No")],
        error_messages={"required": "Answer yes or no.", "invalid_choice": "Answer yes or no."},
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
        label="The words, exactly as the article has them",
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "class": "quote"}),
        error_messages={
            "required": "Paste the words that you want to mark.",
            "max_length": f"A claim has at most {MAX_CLAIM_CHARACTERS:,} characters; mark fewer words.",
        },
    )
    start = PlaceField()
    end = PlaceField()
