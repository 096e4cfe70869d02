"""Reading forms off a page as a browser does: what would be sent, and what could be chosen."""

import html
import re
from dataclasses import dataclass, field
from typing import Self

_TAG = re.compile(r"<(/?)(form|input|textarea|select|option|button)\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')


@dataclass(slots=True)
class Form:
    """Where a form goes, what it holds as it came, and the values its radios and buttons offer by name."""

    action: str
    id: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)
    offers: dict[str, list[str]] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """The first value of a field; empty when there is none."""
        return next((value for key, value in self.fields if key == name), "")

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.fields if key == name]

    def filled(self, *answers: tuple[str, str]) -> list[tuple[str, str]]:
        """The fields with `answers` in place of what they held."""
        given = {name for name, _ in answers}
        return [pair for pair in self.fields if pair[0] not in given] + list(answers)


@dataclass(slots=True)
class Page:
    """The forms of a page or a fragment."""

    text: str
    forms: list[Form]

    @classmethod
    def read(cls, text: str) -> Self:
        forms: list[Form] = []
        current: Form | None = None
        for tag in _TAG.finditer(text):
            is_end, name, told = tag.group(1), tag.group(2).lower(), tag.group(3)
            if name == "form":
                current = None if is_end else _opened(told)
                forms += [current] if current else []
            elif current is not None and not is_end:
                _add(current, name, _attributes(told), text, tag.end())
        return cls(text, forms)

    def find(self, ending: str) -> Form | None:
        """The first form that goes to an address with this ending."""
        return next((form for form in self.forms if form.action.endswith(ending)), None)

    @property
    def card(self) -> Form | None:
        """The form of the card one holds."""
        return next((form for form in self.forms if form.id == "review"), None)


def _opened(told: str) -> Form:
    attributes = _attributes(told)
    return Form(attributes.get("action", ""), attributes.get("id", ""))


def _attributes(told: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(told)}


def _add(form: Form, tag: str, attributes: dict[str, str], text: str, end: int) -> None:
    """Take a field into the form, as a browser would send it untouched."""
    name = attributes.get("name", "")
    kind = attributes.get("type", "text") if tag == "input" else tag
    if tag == "textarea":
        words = text[end : text.index("</textarea", end)].removeprefix("\n")
        form.fields.append((name, html.unescape(words)))
    elif kind in ("radio", "checkbox", "button", "submit"):
        if not name:
            return
        form.offers.setdefault(name, []).append(attributes.get("value", "on"))
        if "checked" in attributes:
            form.fields.append((name, attributes.get("value", "on")))
    elif tag == "input" and name:
        form.fields.append((name, attributes.get("value", "")))
    elif tag == "select":
        form.fields.append((name, ""))
    elif tag == "option" and "selected" in attributes and form.fields:
        form.fields[-1] = (form.fields[-1][0], attributes.get("value", ""))
