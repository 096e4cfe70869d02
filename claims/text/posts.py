"""Posts of social networks: their words without addresses, tags taken apart, who posted and when."""

import re
from dataclasses import dataclass

LONGEST_POST = 2_000


@dataclass(frozen=True, slots=True)
class Post:
    """What a post says. `tags` are the joined words of hashtags and handles, as they were written.

    `author` and `posted` are the name and the day that a pasted post ends in; empty where it does not.
    """

    words: str
    author: str
    posted: str
    tags: tuple[str, ...]


def read_post(text: str) -> Post:
    """Any text read as a post; a text without marks of a post comes back as it is."""
    plain = _ADDRESS.sub(" ", text[:LONGEST_POST])
    tags = tuple(dict.fromkeys(match[1] for match in _TAG.finditer(plain)))
    body, posted = _cut_end(plain, _POSTED)
    body, author = _cut_end(body, _AUTHOR)
    if posted and not author and not body:
        body, posted = posted, ""
    return Post(_split_tags(body), _split_tags(author), posted, tags)


_ADDRESS = re.compile(r"(?:https?://|\bwww\.|\bt\.co/|pic\.twitter\.com/|pic\.x\.com/)\S+", re.IGNORECASE)
_TAG = re.compile(r"[#@](\w+)")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_MONTH = rf"(?:{_MONTHS})[a-z]{{0,6}}\.?"
_POSTED = re.compile(
    rf"(?<!\w)(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)\W{{0,9}}$"
)
# "— Jo Miller (@jomiller)": a dash, a name, a handle in brackets.
_AUTHOR = re.compile(r"[—–-]\s*[^—–\n]{0,100}?\(@\w{1,30}\)\W{0,9}$")
# Where words of "#TaxDay2019" begin.
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])|_")
# A date or an author stands within so many characters of the end.
_LONGEST_END = 150


def _cut_end(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    """The text without the end that the pattern finds, and that end."""
    text = text.rstrip()
    match = pattern.search(text, max(0, len(text) - _LONGEST_END))
    return (text[: match.start()], match.group()) if match else (text, "")


def _split_tags(text: str) -> str:
    return _TAG.sub(lambda match: f" {_SEAM.sub(' ', match[1])} ", text)
