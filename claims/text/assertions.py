"""Assertions: whether a sentence, headline or bullet states something that could be checked."""

import re

from claims.text.sayings import SAYING_VERBS
from claims.text.verbs import (
    AMBIGUOUS_PASTS,
    AUXILIARIES,
    IRREGULAR_PASTS,
    NOUN_THIRD_PERSONS,
    NOUN_VERBS,
    PLAIN_THIRD_PERSONS,
    PLAIN_VERBS,
)
from claims.text.wordlists import read_words


def asserts_in_prose(sentence: str) -> bool:
    """Whether a sentence of running text asserts something: no question, no fragment without a verb.

    Long sentences and those in another script are given the benefit of the doubt.
    """
    words = _find_words(sentence)
    if len(words) < 2 or is_question(sentence):
        return False
    return len(words) >= _LONG_SENTENCE or _is_foreign(sentence) or _has_verb(words, is_heading=False)


def asserts_in_heading(heading: str) -> bool:
    """Whether a headline, heading or bullet without a full stop asserts something: it needs a finite verb."""
    words = _find_words(heading)
    if len(words) < 3 or is_question(heading) or words[0].lower() in _INTERROGATIVES:
        return False
    return _is_foreign(heading) or _has_verb(words, is_heading=True)


def is_question(sentence: str) -> bool:
    """Whether the sentence asks; one that reports a quoted question does not."""
    question = _QUESTION.search(sentence, max(0, len(sentence) - _LONGEST_ENDING))
    if question is None:
        return False
    is_quoted = len(question.group()) > 1 and sentence[:1] not in _OPENING_MARKS
    return not (is_quoted and any(word.lower() in SAYING_VERBS for word in _find_words(sentence)))


# From this length on, a sentence without a known verb is more likely to hold an unknown one than none.
_LONG_SENTENCE = 10
_LONGEST_READ, _LONGEST_ENDING = 2_000, 20
_OPENING_MARKS = frozenset("\"“„«»‘'")
_QUESTION = re.compile("[?؟？]+[!.…]*[\\s\"”“»«’')\\]]*$")
# A break between two parts of a heading is a word of its own.
_WORD = re.compile(r"[^\W_][\w'’.-]*[\w]|[^\W_]|[:;,|–—]")
_BREAKS = frozenset(":;,|–—")

_INTERROGATIVES = read_words("how what when where which who why whether")
_DETERMINERS = read_words(
    """
    a an the this that these those his her its their our my your no some any each every all both
    """
)
_PREPOSITIONS = read_words(
    """
    about above across after against along amid amidst among around as at before behind below beneath beside
    between beyond by despite during for from in inside into like near of off on onto out outside over past
    since than through throughout till toward towards under until up upon via with within without
    """
)
_JOINING = read_words("and or nor but plus versus vs") | _BREAKS
_RELATIVES = read_words("that which who whose whom")
_PLURAL_SUBJECTS = read_words("people men women children police i we they you who many most some few both")
_PRONOUNS = read_words("i you he she it we they who nobody everybody everyone somebody someone")
_TIMES = read_words("today tomorrow yesterday now again ahead abroad worldwide")
_CASUALTIES = read_words("dead injured wounded missing hurt")
# What can stand before "to" without a verb: "decision to leave", "how to vote".
_TAKE_INFINITIVES = read_words(
    """
    ability able access aim approval attempt authority battle bid call calls campaign chance commitment deal
    decision desire drive due effort efforts failure fight freedom from guide how incentive intention journey
    key law leave likely move need needs next obligation offer opportunity order permission plan plans power
    pledge pressure promise proposal push race ready reason reasons refusal right rights road room set
    step steps struggle thing things threat time tips tool tools used want way ways what when where whether
    willingness wish
    """
)
_NO_SUBJECTS = _DETERMINERS | _PREPOSITIONS | _JOINING
_CLAUSE_STARTS = read_words("after amid amidst as despite over until")
_NO_OBJECTS = _PREPOSITIONS | _JOINING | _TIMES | AUXILIARIES


def _find_words(written: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(written[:_LONGEST_READ])]


def _is_foreign(written: str) -> bool:
    """Whether most letters are of a script whose verbs are not known here."""
    letters = [character for character in written[:200] if character.isalpha()]
    latin = sum(character < "\u0250" for character in letters)
    return len(letters) >= 6 and latin * 2 < len(letters)


def _has_verb(words: list[str], *, is_heading: bool) -> bool:
    lowered = ["", *(word.lower() for word in words), ""]
    around = zip(lowered, lowered[1:], lowered[2:], strict=False)
    return any(_is_verb(before, word, after, is_heading) for before, word, after in around)


def _is_verb(before: str, word: str, after: str, is_heading: bool) -> bool:
    """Whether a word acts as a finite verb, judged by its form and its neighbours."""
    if is_heading and before in _RELATIVES:
        return False
    if word in AUXILIARIES:
        return not is_heading or (before not in _DETERMINERS and not after.isdecimal())
    if word in IRREGULAR_PASTS or word in PLAIN_THIRD_PERSONS:
        return _may_be_subject(before)
    if not is_heading and (word in AMBIGUOUS_PASTS or before in _PRONOUNS) and word not in _NO_SUBJECTS:
        return _may_be_subject(before)
    if word in NOUN_THIRD_PERSONS:
        return _may_be_subject(before) and _may_be_object(after)
    if word in _CASUALTIES and before.isdecimal():
        return True
    if word.endswith("ed") and len(word) > 4:
        return not is_heading or (_may_be_subject(before) and _follows_past(after))
    return (
        _is_planned(before, word, after) if word == "to" and is_heading else _is_plural(before, word, after)
    )


def _may_be_subject(before: str) -> bool:
    return bool(before) and before not in _NO_SUBJECTS and not before.endswith("'s")


def _may_be_object(after: str) -> bool:
    return after in _CLAUSE_STARTS or (bool(after) and after not in _NO_OBJECTS)


def _follows_past(after: str) -> bool:
    return after in _PREPOSITIONS or after in _DETERMINERS or after == "to" or after.isdecimal()


def _is_planned(before: str, word: str, after: str) -> bool:
    """A headline's future: "Council to vote on budget"."""
    is_free = _may_be_subject(before) and before not in _TAKE_INFINITIVES
    return word == "to" and is_free and (after in PLAIN_VERBS or after in NOUN_VERBS)


def _is_plural(before: str, word: str, after: str) -> bool:
    """A base form after a plural: "Officials deny", "Prices rise 5%"."""
    if word not in PLAIN_VERBS and not (word in NOUN_VERBS and _may_be_object(after)):
        return False
    has_plural_end = before.endswith("s") and not before.endswith(("'s", "ss", "us", "is"))
    return before in _PLURAL_SUBJECTS or (has_plural_end and _may_be_subject(before))
