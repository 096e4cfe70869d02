"""How the verbs of a claim weigh: what somebody said, what somebody did or does."""

from collections.abc import Iterator

from claims.records import ScoreReason
from claims.text.normal import stem
from claims.text.sayings import SAYING_VERBS
from claims.text.verbs import IRREGULAR_PASTS, NOUN_VERBS, PLAIN_THIRD_PERSONS, PLAIN_VERBS
from claims.text.wordlists import read_words
from claims.text.worthiness import weights
from claims.text.worthiness.wording import FUNCTION_WORDS, Wording


def weigh_acts(wording: Wording, *, is_headline: bool) -> Iterator[ScoreReason]:
    """Reasons from verbs: the first of each sort, a second act; headlines tell acts in the present."""
    places = range(len(wording.words))
    said = next((wording.words[place] for place in places if _is_said(wording, place)), "")
    done = [wording.words[place] for place in places if _is_done(wording, place)]
    if said:
        yield ScoreReason("attribution", f"reports what somebody says: “{said}”", weights.SAYING)
    if done:
        yield ScoreReason("act", f"reports an act: “{done[0]}”", weights.ACT)
    if len(done) > 1:
        yield ScoreReason("act", f"reports another act: “{done[1]}”", weights.ACT_AGAIN)
    if is_headline and not done and not said:
        does = next((wording.words[place] for place in places if _is_doing(wording, place)), "")
        if does:
            yield ScoreReason("act", f"reports an act: “{does}”", weights.ACT_NOW)


_VERB_STEMS = frozenset(stem(verb) for verb in PLAIN_VERBS | NOUN_VERBS)
_NO_SUBJECTS = read_words(
    """
    a an the this that these those his her its their our my your by of with for in on at to from more most
    """
)
_HAVING = read_words("has have had was were been i've we've they've you've")
_PARTICIPLES = read_words(
    "begun broken chosen done driven fallen flown given gone grown seen shown stolen taken written"
)
_NOT_SAYING = _NO_SUBJECTS - {"that", "these", "those"} | read_words(
    "i you we let's united will would can could should must may might me and no any"
)
# As often something else ("this adds pressure"): speech where quoted words or "that" follow.
_DOUBTFUL_SAYINGS = read_words(
    """
    add added adds note notes state states report reports claims fears hints highlighted highlights implied
    implies indicated indicates underlined underlines underscored underscores revealed reveals concluded
    concludes describes described outlined outlines conveyed conveys posted suggested suggests voiced voices
    """
)
# Mostly something else: never speech by their subject alone.
_SELDOM_SAYINGS = read_words("add added adds note notes state states report reports claims fears hints")
_POINTING = frozenset(("point", "points", "pointed"))
_TELLS_MORE = frozenset(",:;.\"'")
# Past forms that describe more often than they report.
_IDLE_PASTS = read_words(
    """
    got felt meant knew thought need concerned united advanced armed armored armoured limited expected
    supposed related based compared opposed heard understood learned believed considered wanted liked loved
    hoped remembered enjoyed wished surprised worried
    """
)
# Past forms that describe unless something follows to which it was done: "a calm, measured reply".
_DESCRIBING_PASTS = read_words(
    """
    alleged associated aged balanced calculated combined complicated continued crowded dated
    detailed determined devoted disappointed disputed distinguished divided educated exaggerated
    exhausted experienced fixed focused frozen gifted guarded heightened informed interested involved isolated
    justified measured mixed occupied organised organized pointed prepared prolonged qualified
    registered relaxed renewed reserved respected restrained satisfied scared sophisticated strained
    surprised sustained tired troubled unified wanted worried
    """
)
_OBJECT_OPENERS = read_words(
    """
    a an the this that these those his her its their our my your him them it us me by at from into over to up
    down out off against between through more less all both many some several no
    """
)


def _is_said(wording: Wording, place: int) -> bool:
    word = wording.words[place]
    if word in _POINTING:
        return _after(wording, place) == "out"
    if word not in SAYING_VERBS or word.endswith("ing") or _before(wording, place) in _NOT_SAYING:
        return False
    if word not in _DOUBTFUL_SAYINGS:
        return True
    follows = wording.gaps[place + 1].strip()[:1]
    is_told = _after(wording, place) == "that" or (follows != "" and follows in _TELLS_MORE)
    return is_told or (word not in _SELDOM_SAYINGS and _has_speaker(wording, place))


def _has_speaker(wording: Wording, place: int) -> bool:
    """Whether a person or a body stands right before: somebody with a name, "he", "officials"."""
    before = place - 1
    return place > 0 and (wording.written[before][0].isupper() or wording.words[before] in _SPEAKERS)


_SPEAKERS = read_words(
    """
    he she they who official officials spokesman spokeswoman spokesperson analyst analysts expert experts
    president minister ministry government police report officer authorities department agency leader leaders
    """
)


def _is_done(wording: Wording, place: int) -> bool:
    word = wording.words[place]
    if not (word.endswith("ed") or word in IRREGULAR_PASTS or word in _PARTICIPLES):
        return False
    before = _before(wording, place)
    if word in _IDLE_PASTS or before in _NO_SUBJECTS or wording.gaps[place] == "-":
        return False
    if word in IRREGULAR_PASTS or (word in _PARTICIPLES and before in _HAVING):
        return word not in SAYING_VERBS
    if not word.endswith("ed") or len(word) < 5 or word in SAYING_VERBS or stem(word) not in _VERB_STEMS:
        return False
    return word not in _DESCRIBING_PASTS or before in _PERFECT or _has_object(wording, place)


_PERFECT = read_words("has have had he she they who it")


def _has_object(wording: Wording, place: int) -> bool:
    """Whether somebody or something follows to which it was done."""
    if place + 1 >= len(wording.words) or wording.gaps[place + 1] != " ":
        return False
    after = wording.written[place + 1]
    return wording.words[place + 1] in _OBJECT_OPENERS or after[0].isupper() or after[0].isdigit()


def _is_doing(wording: Wording, place: int) -> bool:
    word, before = wording.words[place], _before(wording, place)
    if word not in PLAIN_THIRD_PERSONS or wording.gaps[place] == "-" or word in SAYING_VERBS:
        return False
    return before not in _NO_SUBJECTS and (before not in FUNCTION_WORDS or before in _PERFECT)


def _before(wording: Wording, place: int) -> str:
    return wording.words[place - 1] if place else ""


def _after(wording: Wording, place: int) -> str:
    return wording.words[place + 1] if place + 1 < len(wording.words) else ""
