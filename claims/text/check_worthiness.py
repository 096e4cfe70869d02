"""Check-worthiness: how much a claim is worth checking, with reasons in a reporter's words."""

import re
from math import exp

from claims.records import CheckWorthiness, Place
from claims.text.details import find_details
from claims.text.normal import fold
from claims.text.worthiness.details import weigh_details
from claims.text.worthiness.form import weigh_form
from claims.text.worthiness.weights import START
from claims.text.worthiness.words import is_reported, soften, weigh_acts, weigh_cues

# Below this, most sentences are opinion, prediction or too vague to look up.
LOW_CHECK_WORTHINESS = 0.3


def score_check_worthiness(claim_text: str, *, place: Place = "body") -> CheckWorthiness:
    """A score in 0..1 with its reasons, strongest first: their weights are log-odds that add up to it.

    It asks whether a claim can be looked up, not whether it is true. Cost: linear.
    """
    words = [word.removesuffix("'s") for word in _WORD.findall(fold(_MAY.sub("", claim_text)))]
    reasons = [
        *weigh_details(find_details(claim_text)),
        *weigh_acts(words),
        *weigh_cues(words),
        *weigh_form(claim_text, words, place),
    ]
    if is_reported(reasons):
        reasons = [soften(reason) for reason in reasons]
    log_odds = START + sum(reason.weight for reason in reasons)
    strongest_first = sorted(reasons, key=lambda reason: (-abs(reason.weight), reason.words))
    return CheckWorthiness(1 / (1 + exp(-log_odds)), tuple(strongest_first))


# The month, or somebody's name: not the verb of a prediction.
_MAY = re.compile(r"(?<=\w )May\b")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
