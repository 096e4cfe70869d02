"""Forms of talk: a comment, whether an expert is needed, which mentions were seen."""

from django import forms

from claims.forms.fields import NumberField, WordsField
from claims.models.comment import MAX_COMMENT_CHARACTERS


class CommentForm(forms.Form):
    """Plain words, with a key that makes sending them twice one comment."""

    text = WordsField(
        label="Comment",
        max_length=MAX_COMMENT_CHARACTERS,
        required=True,
        error_messages={
            "required": "Write something first.",
            "max_length": f"A comment has {MAX_COMMENT_CHARACTERS:,} characters at most. Send two.",
        },
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    key = forms.UUIDField(
        error_messages=dict.fromkeys(("required", "invalid"), "The form came back incomplete. Send it again.")
    )


class ExpertForm(forms.Form):
    """Whether somebody who knows the field is needed."""

    needed = forms.TypedChoiceField(choices=[("1", "Yes"), ("0", "No")], coerce=lambda value: value == "1")


class SeenForm(forms.Form):
    """The mention that was seen: to be opened, alone, or with all before it."""

    act = forms.ChoiceField(choices=[("open", "Open"), ("seen", "Seen"), ("all", "All seen")])
    mention = NumberField(of="mention", required=True)
