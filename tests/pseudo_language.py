"""A language that says ⟦everything⟧ in brackets, and what a page says without it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.db import models
from django.utils.translation import trans_real

OPENING, CLOSING = "⟦", "⟧"
SPOKEN = ("aria-label", "aria-description", "placeholder", "title", "alt", "data-says")
NOT_READ = ("script", "style", "code", "kbd", "template", "textarea")
VOID = ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "use", "wbr")
WORD = re.compile(r"[^\W\d_]{2,}")
NO_WORDS = re.compile(r"https?://\S+|\S*\*{6,}|\{\".*\}")  # addresses, masked passwords, JSON
CUT = re.compile(r"([^“”…]+?) ?…")


class _Pseudo(trans_real.DjangoTranslation):
    """Stands in for a catalogue: no file, every message found."""

    def __init__(self) -> None:
        self._catalog = None

    def to_language(self) -> str:
        return "en"

    def gettext(self, message: str) -> str:
        return f"{OPENING}{message.rpartition(trans_real.CONTEXT_SEPARATOR)[2]}{CLOSING}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@contextmanager
def spoken() -> Iterator[None]:
    """Everything marked for translation is said in brackets."""
    active: Any = trans_real.__dict__["_active"]  # Django has no other door for a language without a file
    before = getattr(active, "value", None)
    active.value = _Pseudo()
    try:
        yield
    finally:
        if before is None:
            del active.value
        else:
            active.value = before


def unmarked(page: str, data: list[str]) -> list[str]:
    """What a page shows or tells outside the brackets that is none of `data`."""
    reading = _Reading(data)
    reading.feed(page)
    reading.close()
    assert reading.depth == 0, "a translated sentence was cut"
    return reading.found


class _Reading(HTMLParser):
    def __init__(self, data: list[str]) -> None:
        super().__init__()
        self.data, self.found = data, list[str]()
        self.depth = 0
        self.within: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for name in SPOKEN:
            self._note(_outside(given.get(name) or "", 0)[0], f"{name}=")
        if tag not in VOID:
            is_foreign = given.get("dir") == "auto" or tag in NOT_READ or stays_as_it_is(tag, given)
            self.within.append((tag, is_foreign))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.within.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.within and tag in dict(self.within) and self.within.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        words, self.depth = _outside(data, self.depth)
        if not any(is_foreign for _tag, is_foreign in self.within):
            self._note(words)

    def _note(self, words: str, where: str = "") -> None:
        if WORD.search(self._without_data(words)):
            self.found.append(where + " ".join(words.split()))

    def _without_data(self, words: str) -> str:
        words = CUT.sub(self._unless_known, NO_WORDS.sub("", " ".join(words.split())))
        for known in self.data if WORD.search(words) else ():
            words = words.replace(known, "")
        return words

    def _unless_known(self, cut: re.Match[str]) -> str:
        """Nothing, for the first words of something known."""
        return "" if any(known.startswith(cut[1]) for known in self.data) else cut[0]


def stays_as_it_is(tag: str, given: dict[str, str | None]) -> bool:
    """Whether an element says that its words are the same in every language of the desk."""
    return ("lang" in given and tag != "html") or given.get("translate") == "no"


def _outside(text: str, depth: int) -> tuple[str, int]:
    """The text outside all brackets, and how many of them are open after it."""
    kept = []
    for sign in text:
        depth += (sign == OPENING) - (sign == CLOSING)
        kept.append(sign if depth == 0 and sign != CLOSING else " ")
    return "".join(kept), depth


def stored_words() -> list[str]:
    """All words in the tables, the longest first: what people and articles said, the matcher's reasons."""
    found = {settings.DESK_NAME}
    for model in apps.get_app_config("claims").get_models():
        names = [field.name for field in model._meta.concrete_fields if _holds_words(field)]
        for row in model._default_manager.values_list(*names):
            found.update(words for value in row for words in strings(value))
    return sorted(found, key=lambda words: (-len(words), words))


_UNUSABLE = AdminPasswordChangeForm.usable_password_help_text  # joined before it is translated
_TAG = re.compile(r"<[^>]+>")


def words_of_the_administration() -> list[str]:
    """Tables and columns as Django names them after the code, and what it forgot to mark itself."""
    found = {"True", "False", "None", "md5", *_TAG.split(str(_UNUSABLE))}
    for model in apps.get_app_config("claims").get_models():
        named = [model._meta.verbose_name, model._meta.verbose_name_plural]
        named += [field.verbose_name for field in model._meta.fields]
        for name in map(str, named):
            found |= {name, name.capitalize(), name[:1].upper() + name[1:]}
    return sorted(found, key=lambda words: (-len(words), words))


def _holds_words(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, models.CharField | models.TextField | models.JSONField) and not field.choices


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        parts = (" ".join(part.split()) for part in (value, *value.split("\n\n")))
        yield from filter(WORD.search, parts)
    elif isinstance(value, dict):
        yield from (words for inner in value.values() for words in strings(inner))
    elif isinstance(value, list):
        yield from (words for inner in value for words in strings(inner))
