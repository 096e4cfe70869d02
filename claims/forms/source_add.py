"""The form of a new article, and the field that holds an article's text."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from claims.actions.ingest import UnusableText, check_text
from claims.forms.source import SourceForm

LONGEST_FIRST_LINE = 200


class ArticleField(forms.CharField):
    """An article's text, word for word, with the line ends of a text and not those of a form."""

    def __init__(self, *, rows: int = 16, **options: Any) -> None:
        attrs = {"rows": rows, "dir": "auto"}
        super().__init__(
            strip=False,
            widget=forms.Textarea(attrs=attrs),
            error_messages={"required": _("The text is empty. Paste the article's words.")},
            **options,
        )
        # A NUL is told in words of our own.
        self.validators = [v for v in self.validators if not isinstance(v, ProhibitNullCharactersValidator)]

    def clean(self, value: Any) -> str:
        text: str = super().clean(value).replace("\r\n", "\n")
        try:
            check_text(text)
        except UnusableText as unusable:
            raise ValidationError(str(unusable)) from None
        return text


class AddSourceForm(SourceForm):
    """An article as it is pasted, with what is known about it."""

    note = None  # type: ignore[assignment]
    text = ArticleField(
        label=_("The article's text"),
        help_text=_("Word for word, headline included. Claims quote it, so it is kept as it is."),
    )

    @property
    def first_line(self) -> str:
        """What a title could be: the first line, where it is short. Empty: none."""
        lines = (line.strip() for line in str(self.data.get("text") or "").splitlines())
        first = next((line for line in lines if line), "")
        return first if len(first) <= LONGEST_FIRST_LINE else ""
