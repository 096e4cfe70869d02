"""Check-worthiness: how much a claim is worth checking, with reasons in a reporter's words."""

from math import exp

from claims.records import CheckWorthiness, Place
from claims.text.worthiness.acts import weigh_acts
from claims.text.worthiness.cues import soften, weigh_cues
from claims.text.worthiness.details import weigh_details
from claims.text.worthiness.form import weigh_form
from claims.text.worthiness.weights import START
from claims.text.worthiness.wording import split_words

# Below this, most sentences are opinion, prediction or too vague to look up.
LOW_CHECK_WORTHINESS = 0.3


def score_check_worthiness(claim_text: str, *, place: Place = "body") -> CheckWorthiness:
    """A score in 0..1 with its reasons, strongest first: their weights are log-odds that add up to it.

    It asks whether a claim can be looked up, not whether it is true. Cost: linear.
    """
    wording = split_words(claim_text)
    reasons = soften(
        [
            *weigh_details(claim_text, wording),
            *weigh_acts(wording, is_headline=place == "headline"),
            *weigh_cues(wording),
            *weigh_form(claim_text, wording.words, place),
        ]
    )
    log_odds = START + sum(reason.weight for reason in reasons)
    strongest_first = sorted(reasons, key=lambda reason: (-abs(reason.weight), reason.words))
    return CheckWorthiness(round(1 / (1 + exp(-log_odds)), _DIGITS), tuple(strongest_first))


_DIGITS = 4
