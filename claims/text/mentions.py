"""People that a text mentions, each written @name."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

# What an account's name may consist of; an address such as ada@example.org mentions nobody.
_MENTION = re.compile(r"(?<![\w.@+-])@([\w.@+-]*\w)")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a text; `is_mention` where it names somebody."""

    text: str
    is_mention: bool = False


def find_names(text: str) -> list[str]:
    """The names written with an @, each once, in their order. Signs at their end belong to the sentence."""
    return list(dict.fromkeys(found[1] for found in _MENTION.finditer(text)))


def cut_at_mentions(text: str, names: Collection[str]) -> Iterator[Run]:
    """The whole text in runs; mentions of these names, in whatever case, are runs of their own."""
    known, place = {name.lower() for name in names}, 0
    for found in _MENTION.finditer(text):
        if found[1].lower() in known:
            yield Run(text[place : found.start()])
            yield Run(found[0], is_mention=True)
            place = found.end()
    yield Run(text[place:])
