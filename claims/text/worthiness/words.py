"""How the words of a claim weigh: what was done or said raises it, prediction and opinion lower it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claims.records import ScoreReason
from claims.text.normal import stem
from claims.text.sayings import SAYING_VERBS
from claims.text.verbs import IRREGULAR_PASTS, NOUN_VERBS, PLAIN_VERBS
from claims.text.wordlists import read_words
from claims.text.worthiness import weights


def weigh_cues(words: Sequence[str]) -> Iterator[ScoreReason]:
    """Reasons from the cues of `weights`, the longest phrase at each place first. Words are folded."""
    found = _find_phrases(words)
    for cue in weights.CUES:
        for phrase, weight in zip(found.get(cue.kind, []), (cue.weight, cue.again), strict=False):
            if weight:
                yield ScoreReason(cue.kind, f"{cue.says}: “{phrase}”", weight)


def weigh_acts(words: Sequence[str]) -> Iterator[ScoreReason]:
    """Reasons from verbs: what somebody said, and what somebody did."""
    said = [word for before, word in pairwise(["", *words]) if _is_said(before, word)]
    done = [word for before, word in pairwise(["", *words]) if _is_done(before, word)]
    if said:
        yield ScoreReason("attribution", f"reports what somebody says: “{said[0]}”", weights.SAYING)
    if done:
        yield ScoreReason("act", f"reports an act: “{done[0]}”", weights.ACT)
    if len(done) > 1:
        yield ScoreReason("act", f"reports another act: “{done[1]}”", weights.ACT_AGAIN)


def is_reported(reasons: Sequence[ScoreReason]) -> bool:
    """Whether the claim reports the words of somebody it names."""
    kinds = {reason.kind for reason in reasons}
    is_named = not kinds.isdisjoint({"name", "person"})
    return "attribution" in kinds and is_named and kinds.isdisjoint({"vague source", "first person"})


def soften(reason: ScoreReason) -> ScoreReason:
    """The reason as it weighs where the words are not the article's own."""
    if reason.kind not in _UTTERED:
        return reason
    return replace(reason, weight=reason.weight * weights.REPORTED_FACTOR)


_UTTERED = frozenset({"prediction", "duty", "opinion", "hedge", "commentary"})
_CUE_OF = {phrase: cue for cue in weights.CUES for phrase in cue.phrases}
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _CUE_OF)
_VERB_STEMS = frozenset(stem(verb) for verb in PLAIN_VERBS | NOUN_VERBS)
_NO_SUBJECTS = read_words(
    """
    a an the this that these those his her its their our my your by of with for in on at to from more most
    """
)
_HAVING = read_words("has have had was were been")
_PARTICIPLES = read_words(
    "begun broken chosen done driven fallen flown given gone grown seen shown stolen taken written"
)
_NOT_SAYING = read_words(
    "to i you we let's united will would can could should must may might me the a an this of and"
)
# Past forms that describe more often than they report.
_IDLE_PASTS = read_words(
    """
    got felt meant knew thought need concerned united advanced armed armored armoured limited expected
    supposed related based
    """
)


def _find_phrases(words: Sequence[str]) -> dict[str, list[str]]:
    """The phrases found of each kind of cue, in reading order."""
    found: dict[str, list[str]] = {}
    position = 0
    while position < len(words):
        phrase = _find_phrase(words, position)
        if phrase:
            found.setdefault(_CUE_OF[phrase].kind, []).append(phrase)
        position += len(phrase.split()) or 1
    return found


def _find_phrase(words: Sequence[str], position: int) -> str:
    for length in range(min(_LONGEST_PHRASE, len(words) - position), 0, -1):
        phrase = " ".join(words[position : position + length])
        if phrase in _CUE_OF:
            return phrase
    return ""


def _is_said(before: str, word: str) -> bool:
    return word in SAYING_VERBS and before not in _NOT_SAYING and not word.endswith("ing")


def _is_done(before: str, word: str) -> bool:
    if word in SAYING_VERBS or before in _NO_SUBJECTS or word in _IDLE_PASTS:
        return False
    is_past = word in IRREGULAR_PASTS or (word in _PARTICIPLES and before in _HAVING)
    return is_past or (word.endswith("ed") and len(word) > 4 and stem(word) in _VERB_STEMS)
