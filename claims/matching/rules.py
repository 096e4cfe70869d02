"""The rule that decided how two claims stand to each other, in words a reviewer reads."""

from collections.abc import Sequence

from claims.matching.findings import Effect, Finding
from claims.records import Difference, Relation


def name_rule(
    relation: Relation, differs_in: Difference | None, findings: Sequence[Finding], sign: str
) -> str:
    """What decided: the finding that says otherwise or leaves a doubt, else the `sign` of likeness."""
    if relation == "unrelated":
        return "little in common"
    if relation == "same":
        return sign
    effects: tuple[Effect, ...] = (differs_in,) if differs_in else ("subject", "doubt", "value", "open")
    deciding = next((it for effect in effects for it in findings if it.effect == effect), None)
    return _WORDS.get(deciding.kind, "a detail differs") if deciding else "alike in some words only"


_WORDS = {
    "number": "a figure differs",
    "rounding": "figures may be rounded",
    "bound": "a figure and a bound",
    "date": "a date differs",
    "negation": "one denies what the other says",
    "quantifier": "how many it is true of differs",
    "modality": "what may or will be, against what is",
    "opposite": "opposite words",
    "name": "other names or roles",
    "wording": "nearly the same, but for exchanged words",
    "short": "too short to be sure",
}
