"""The form of a corrected text."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.forms.fields import WordsField


class CorrectionForm(forms.Form):
    """The whole text as it should read. `seen` is the fingerprint of the text that the page showed."""

    text = forms.CharField(
        strip=False,
        label=_("The text as it reads now"),
        widget=forms.Textarea(attrs={"rows": 20, "dir": "auto", "class": "quote"}),
        error_messages={"required": _("Paste the whole corrected text.")},
    )
    note = WordsField(
        max_length=2000,
        label=_("Why"),
        help_text=_("Such as the publisher's own note. It is kept with your name."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean_text(self) -> str:
        """With the line ends of a text, not those of a form."""
        text: str = self.cleaned_data["text"]
        limit = settings.MAX_ARTICLE_CHARACTERS
        if len(text) > 2 * limit:  # line ends count twice here; the rest is told by the action
            raise forms.ValidationError(
                gettext("At most %(limit)s characters are taken.") % {"limit": f"{limit:,}"}
            )
        return text.replace("\r\n", "\n")
