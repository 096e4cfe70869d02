"""How the form of a claim weighs: questions, length, place, and a subject that points elsewhere."""

from collections.abc import Iterator, Sequence

from claims.records import Place, ScoreReason
from claims.text.assertions import is_question
from claims.text.worthiness import weights


def weigh_form(claim_text: str, words: Sequence[str], place: Place) -> Iterator[ScoreReason]:
    """Reasons from how the claim is written. Words are folded."""
    if is_question(claim_text):
        yield ScoreReason("question", "is a question", weights.QUESTION)
    if place == "headline":
        yield ScoreReason("headline", "is a headline", weights.HEADLINE)
    elif len(words) < weights.SHORT_WORDS:
        yield ScoreReason("short", "is very short", weights.SHORT)
    elif len(words) >= weights.LONG_WORDS:
        yield ScoreReason("long", "gives many particulars", weights.LONG)
    subject = _find_vague_subject(words)
    if subject:
        yield ScoreReason("vague subject", f"has a vague subject: “{subject}”", weights.VAGUE_SUBJECT)


def _find_vague_subject(words: Sequence[str]) -> str:
    """The opening words whose meaning stands in another sentence: "it", "this move"; or an empty text."""
    opening = list(words[:3])
    if opening and opening[0] in weights.VAGUE_DETERMINERS:
        for length in (2, 3):
            if opening[length - 1 : length] and opening[length - 1] in weights.VAGUE_NOUNS:
                return " ".join(opening[:length])
    return opening[0] if opening and opening[0] in weights.VAGUE_PRONOUNS else ""
