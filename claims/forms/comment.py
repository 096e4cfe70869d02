"""Forms of talk: a comment, whether an expert is needed, which mentions were seen."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from claims.forms.fields import NumberField, WordsField
from claims.models.comment import MAX_COMMENT_CHARACTERS


class CommentForm(forms.Form):
    """Plain words, with a key that makes sending them twice one comment."""

    text = WordsField(
        label=_("Comment"),
        max_length=MAX_COMMENT_CHARACTERS,
        required=True,
        error_messages={
            "required": _("Write something first."),
            "max_length": format_lazy(
                _("A comment has {n} characters at most. Send two."), n=f"{MAX_COMMENT_CHARACTERS:,}"
            ),
        },
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    key = forms.UUIDField(
        error_messages=dict.fromkeys(
            ("required", "invalid"), _("The form came back incomplete. Send it again.")
        )
    )


class ExpertForm(forms.Form):
    """Whether somebody who knows the field is needed."""

    needed = forms.TypedChoiceField(
        choices=[("1", _("Yes")), ("0", _("No"))], coerce=lambda value: value == "1"
    )


class SeenForm(forms.Form):
    """The mention that was seen: to be opened, alone, or with all before it."""

    act = forms.ChoiceField(choices=[("open", _("Open")), ("seen", _("Seen")), ("all", _("All seen"))])
    mention = NumberField(of="mention", required=True)
