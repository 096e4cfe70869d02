"""Light, dark, or as the system has it."""

from django import forms
from django.utils.translation import gettext_lazy as _

THEMES = {"light": _("Light"), "dark": _("Dark"), "": _("As the system")}


class ThemeForm(forms.Form):
    """The colours to show pages in."""

    theme = forms.ChoiceField(choices=list(THEMES.items()), required=False)


def theme_of(cookie: str) -> str:
    """The choice that a cookie holds; none where it makes no sense."""
    return cookie if cookie in THEMES else ""
