"""How single words and phrases of a claim weigh: the cues of `vocabulary`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.records import ScoreReason
from claims.text.wordlists import read_words
from claims.text.worthiness import weights
from claims.text.worthiness.vocabulary import CUES, Cue
from claims.text.worthiness.wording import FUNCTION_WORDS, Wording


def weigh_cues(wording: Wording) -> Iterator[ScoreReason]:
    """Reasons from the cues, the longest phrase at each place first."""
    found = _find_phrases(wording)
    for cue in CUES:
        for (start, end), weight in zip(found.get(cue.kind, ()), (cue.weight, cue.again), strict=False):
            if weight:
                yield _weigh_phrase(cue, wording, start, end, weight)


def is_reported(reasons: Sequence[ScoreReason]) -> bool:
    """Whether the claim reports the words of somebody it names."""
    kinds = {reason.kind for reason in reasons}
    is_named = not kinds.isdisjoint({"name", "person"})
    return "attribution" in kinds and is_named and kinds.isdisjoint({"vague source", "first person"})


def tells_deed(reasons: Sequence[ScoreReason]) -> bool:
    """Whether the claim tells what somebody it names did: a judgement beside that is dressing."""
    kinds = {reason.kind for reason in reasons}
    return "name" in kinds and not kinds.isdisjoint({"deed"}) and "first person" not in kinds


def tells_precisely(reasons: Sequence[ScoreReason]) -> bool:
    """Whether few words are enough: the claim tells an act, a figure or a change."""
    return not {reason.kind for reason in reasons}.isdisjoint({"act", "deed", "figure", "change"})


def soften(reasons: Sequence[ScoreReason]) -> list[ScoreReason]:
    """The reasons as they weigh in this claim: less where the words are not its own, or beside a deed."""
    reasons = _drop_doubles(reasons)
    if tells_precisely(reasons):
        reasons = [_lessen(reason) if reason.kind == "short" else reason for reason in reasons]
    if is_reported(reasons):
        softened = _UTTERED
    elif tells_deed(reasons):
        softened = _DRESSING
    else:
        return list(reasons)
    return [_lessen(reason) if reason.kind in softened else reason for reason in reasons]


def _drop_doubles(reasons: Sequence[ScoreReason]) -> Sequence[ScoreReason]:
    """Without commentary in the very word with which a speaker is quoted: "Byron underscored"."""
    said = {_find_quoted(reason) for reason in reasons if reason.kind == "attribution"}
    return [reason for reason in reasons if reason.kind != "commentary" or _find_quoted(reason) not in said]


def _find_quoted(reason: ScoreReason) -> str:
    return reason.words.partition("“")[2]


def _lessen(reason: ScoreReason) -> ScoreReason:
    return replace(reason, weight=reason.weight * weights.SOFTENED_FACTOR)


_UTTERED = frozenset({"prediction", "duty", "opinion", "hedge", "commentary"})
_DRESSING = frozenset({"opinion", "commentary"})


def _index_phrases() -> dict[str, list[tuple[list[str], Cue]]]:
    """The phrases by their first word, the longest first."""
    index: dict[str, list[tuple[list[str], Cue]]] = defaultdict(list)
    for cue in CUES:
        for phrase in cue.phrases:
            words = phrase.replace("-", " ").split()
            index[words[0]].append((words, cue))
    for phrases in index.values():
        phrases.sort(key=lambda entry: -len(entry[0]))
    return dict(index)


_PHRASES = _index_phrases()


def _find_phrases(wording: Wording) -> dict[str, list[tuple[int, int]]]:
    """Where phrases of each kind of cue stand, in reading order; none overlap."""
    words = wording.words
    found: dict[str, list[tuple[int, int]]] = {}
    taken = 0
    for start, word in enumerate(words):
        if start > taken and _compares(words[start - 1], word):
            found.setdefault("change", []).append((start - 1, start + 1))
        if start < taken or word not in _PHRASES or (start and wording.written[start] == "May"):
            continue  # the month, or somebody's name, is no verb of a prediction
        for phrase, cue in _PHRASES[word]:
            end = start + len(phrase)
            if len(phrase) == 1 or words[start:end] == phrase:
                found.setdefault(cue.kind, []).append((start, end))
                taken = end
                break
    return found


def _compares(before: str, word: str) -> bool:
    """A comparative with "than", or a superlative with "the": "slower than", "the poorest"."""
    if word == "than":
        return before.endswith("er")
    return before == "the" and word.endswith("est") and word not in _NO_DEGREES


# Words in -est that are no superlatives, or superlatives of praise.
_NO_DEGREES = read_words(
    """
    arrest best conquest contest crest finest forest greatest guest harvest honest interest latest manifest
    midwest modest nest northwest protest quest request rest southwest strongest test unrest vest west
    """
)


def _weigh_phrase(cue: Cue, wording: Wording, start: int, end: int, weight: float) -> ScoreReason:
    phrase = " ".join(wording.words[start:end])
    if cue.kind == "opinion" and _is_epithet(wording, start, end):
        return ScoreReason(cue.kind, f"judges in passing: “{phrase}”", weight * weights.EPITHET_FACTOR)
    return ScoreReason(cue.kind, f"{cue.says}: “{phrase}”", weight)


def _is_epithet(wording: Wording, start: int, end: int) -> bool:
    """Whether an adjective stands right before its noun: "a bold move", not "is bold"."""
    words = wording.words
    if end >= len(words) or wording.gaps[end] != " " or words[start].endswith("ly"):
        return False
    is_said_of_subject = start > 0 and (words[start - 1] in _LINKING or words[start - 1].endswith("ly"))
    return words[end] not in FUNCTION_WORDS and not is_said_of_subject


# After these an adjective is what the sentence asserts: "is important", "remains very serious".
_LINKING = read_words(
    """
    am is are was were be been being it's that's they're we're isn't aren't wasn't weren't seem seems seemed
    become becomes became remain remains remained look looks looked feel feels felt very so too quite rather
    """
)
