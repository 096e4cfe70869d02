"""What people ask of the desk: words or a pasted sentence, exact phrases, the number of a claim."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.forms.filter_fields import MAX_SEARCH_CHARACTERS
from claims.text.normal import fold

MAX_PHRASES = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, as typed. `phrases` are what stood in quotation marks, folded as claims are.

    `claim_id` where only the number of a claim ("#123") was typed.
    """

    text: str
    phrases: tuple[str, ...] = ()
    claim_id: int | None = None


class SearchForm(forms.Form):
    """One field. Whatever was typed is a question; an empty one too."""

    q = forms.CharField(
        label=_("What was said"),
        required=False,
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "dir": "auto",
                "maxlength": MAX_SEARCH_CHARACTERS,
                "autocomplete": "off",
                "placeholder": _("A sentence, words, “exact words” or #number"),
            }
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "search_%s", "label_suffix": "", **options})

    @property
    def asked(self) -> Asked:
        """What was asked, cut where it is longer than the field takes."""
        text = str(self.data.get("q") or "")[:MAX_SEARCH_CHARACTERS].strip()
        number = _NUMBER.fullmatch(text)
        return Asked(text, _find_phrases(text), int(number[1]) if number else None)


_NUMBER = re.compile(r"#\s?([0-9]{1,18})")
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")


def _find_phrases(text: str) -> tuple[str, ...]:
    phrases = (fold(match[1]) for match in _QUOTED.finditer(text))
    return tuple(dict.fromkeys(phrase for phrase in phrases if len(phrase) > 1))[:MAX_PHRASES]
