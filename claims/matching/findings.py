"""What the guards find: a reason with the words of both sides, and what it does to the relation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from claims.records import Detail, MatchReason, Span

# value, subject: the claims say otherwise. doubt: at most possible, whatever else is found. open: at most
# possible unless something else differs in a value. note: shown, changes nothing.
type Effect = Literal["value", "subject", "doubt", "open", "note"]


@dataclass(frozen=True, slots=True)
class Side:
    """What one claim says: words to show, and where they stand."""

    words: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One agreement or disagreement between two claims; `phrase` names the way to word it."""

    kind: str
    effect: Effect
    phrase: str
    a: Side
    b: Side

    def swapped(self) -> "Finding":
        """The same finding with a and b exchanged."""
        return Finding(self.kind, self.effect, self.phrase, self.b, self.a)

    def as_reason(self) -> MatchReason:
        """The finding in words a reporter reads: "here" is a, "there" is b."""
        words = _PHRASES[self.phrase](self.a.words, self.b.words)
        return MatchReason(self.kind, words, self.a.spans, self.b.spans)


def say(*details: Detail) -> Side:
    """The details' own words and places."""
    return Side(
        _join([_shorten(detail.text) for detail in details]), tuple(detail.span for detail in details)
    )


_LONGEST_WORDS = 120


def _shorten(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_WORDS else words[: _LONGEST_WORDS - 1] + "…"


def _join(parts: list[str]) -> str:
    return ", ".join(dict.fromkeys(parts))


def _say_where(a: str, b: str) -> str:
    return f"Only here: {a}" if a else f"Only there: {b}"


def _say_both(a: str, b: str) -> str:
    """Each word as written here, and as written there where that is another word or form."""
    pairs = zip(a.split(", "), b.split(", "), strict=False)
    return ", ".join(
        one if one.casefold() == other.casefold() else f"{one} ({other} there)" for one, other in pairs
    )


_PHRASES: dict[str, Callable[[str, str], str]] = {
    "differ": lambda a, b: f"{a} here, {b} there",
    "may differ": lambda a, b: f"{a} here, {b} there: may differ",
    "may be rounding": lambda a, b: f"{a} here, {b} there: may be rounding",
    "may agree": lambda a, b: f"{a} here, {b} there: may agree",
    "agree": lambda a, b: f"{a} here, {b} there: the same",
    "denied": lambda a, b: (
        f"Denied here (“{a}”), asserted there" if a else f"Asserted here, denied there (“{b}”)"
    ),
    "denied against": lambda a, b: f"“{a}” here, “{b}” there",
    "exchanged": lambda a, b: f"Nearly the same; “{a}” here, “{b}” there",
    "opposite": lambda a, b: f"Opposites: “{a}” here, “{b}” there",
    "roles": lambda a, b: f"Who did it to whom is exchanged: {a} here, {b} there",
    "order": lambda a, b: f"Named in another order: {a} here, {b} there",
    "both quote": lambda a, b: f"Both quote “{a}”",
    "both": lambda a, b: f"Both: {a}",
    "both say": lambda a, b: f"Both mention {_say_both(a, b)}",
    "only": _say_where,
    "limited": lambda a, b: f"“{a}” here, not there" if a else f"“{b}” there, not here",
    "short": lambda a, b: "Too short to be sure",
}
