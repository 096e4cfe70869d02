"""Fields for what people type: clean words, web addresses, numbers of claims."""

from typing import Any
from unicodedata import category
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_NOTE_CHARACTERS = 10_000
MAX_ADDRESS_CHARACTERS = 2_000
MAX_ID_DIGITS = 18
MAX_NUMBERS = 200
NO_NUMBER = {
    "claim": _("“%(text)s” is not the number of a claim. Write it like 12 or #12."),
    "cluster": _("“%(text)s” is not the number of a cluster. Write it like 12 or #12."),
    "mention": _("“%(text)s” is not the number of a mention. Write it like 12 or #12."),
}
INVISIBLE = {"Cc", "Cf", "Zl", "Zp", "Zs"}  # control and format signs, blanks


class WordsField(forms.CharField):
    """Words that every database and reader can carry: no NUL, no half of a pair. One line ending.

    Words of which nothing can be seen, such as zero-width signs, are none.
    """

    def __init__(self, *, max_length: int = MAX_NOTE_CHARACTERS, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(max_length=max_length, **options)

    def to_python(self, value: Any) -> str:
        words = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        return "" if _is_invisible(words) else words

    def validate(self, value: str) -> None:
        super().validate(value)
        if "\0" in value or not _is_encodable(value):
            raise ValidationError(_("There is a character in it that cannot be stored. Take it out."))


class AddressField(WordsField):
    """A web address with http or https; it is kept and shown, never fetched."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=MAX_ADDRESS_CHARACTERS, **options)

    def clean(self, value: Any) -> str:
        address: str = super().clean(value)
        return as_web_address(address) if address else ""


class NumberField(WordsField):
    """The number of one claim or cluster, such as "12" or "#12"; empty: none."""

    def __init__(self, *, of: str, **options: Any) -> None:
        super().__init__(max_length=100, **options)
        self.of = of

    def clean(self, value: Any) -> int | None:
        words = super().clean(value)
        return as_number(words, of=self.of) if words else None


class NumbersField(WordsField):
    """Numbers of claims such as "12, #15": a list of ids, each once, in the order given."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=MAX_ADDRESS_CHARACTERS, **options)

    def clean(self, value: Any) -> list[int]:
        words = super().clean(value).replace(",", " ").replace(";", " ").split()
        if len(words) > MAX_NUMBERS:
            raise ValidationError(_("Name at most %(n)s claims.") % {"n": MAX_NUMBERS})
        return list(dict.fromkeys(as_number(word) for word in words))


class TickedClaimsField(forms.Field):
    """Claims ticked in a list: their ids, each once."""

    widget = forms.SelectMultiple

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(**options)

    def clean(self, value: Any) -> list[int]:
        ticked = super().clean(value) or []
        if len(ticked) > MAX_NUMBERS:
            raise ValidationError(_("Name at most %(n)s claims.") % {"n": MAX_NUMBERS})
        return list(dict.fromkeys(as_number(word) for word in ticked))


def as_web_address(text: str) -> str:
    """The address with its scheme in small letters. Raises ValidationError."""
    scheme, separator, rest = text.partition("://")
    address = f"{scheme.lower()}{separator}{rest}"
    if scheme.lower() not in ("http", "https") or not _has_host(address) or _has_blanks(address):
        raise ValidationError(_("A link starts with http:// or https:// and has no blanks."))
    return address


def as_number(text: str, *, of: str = "claim") -> int:
    """The id in "12" or "#12". Raises ValidationError."""
    digits = text.removeprefix("#")
    if not is_id(digits):
        raise ValidationError(NO_NUMBER[of] % {"text": text[:30]})
    return int(digits)


def is_id(digits: str) -> bool:
    """Whether it can be the id of a row, as the desk writes ids."""
    return digits.isascii() and digits.isdigit() and len(digits) <= MAX_ID_DIGITS and int(digits) > 0


def _is_invisible(words: str) -> bool:
    return "\0" not in words and all(category(sign) in INVISIBLE for sign in words)


def _has_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _has_blanks(address: str) -> bool:
    return any(letter.isspace() or not letter.isprintable() for letter in address)


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
