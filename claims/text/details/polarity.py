"""Negation and its equivalents, quantifiers and modality: the small words that turn a claim."""

import re
from collections.abc import Iterator

from claims.records import Detail, DetailKind
from claims.text.details.scan import Scan
from claims.text.normal import STOP_WORDS, fold, stem
from claims.text.wordlists import read_words


def find_negations(scan: Scan) -> Iterator[Detail]:
    """Negations; `value` is the stem of the first meaning-bearing word negated, `unit` the sort."""
    if _NEGATION_CUES.isdisjoint(scan.words) and _CONTRACTED.search(scan.text) is None:
        return
    for match in _NEGATION.finditer(scan.text):
        if scan.is_taken(*match.span()) or _NO_NEGATION.match(scan.text, match.start()):
            continue
        head, end = _find_head(scan.text, match.end())
        scan.take(*match.span())
        yield scan.make("negation", match.start(), end, head, match.lastgroup or "not")


def find_quantifiers(scan: Scan) -> Iterator[Detail]:
    """How many of a whole: all, nearly all, most, many, some, few, only."""
    if not _QUANTIFIER_CUES.isdisjoint(scan.words):
        yield from _find_classes(scan, _QUANTIFIER, "quantifier")


def find_modalities(scan: Scan) -> Iterator[Detail]:
    """How certain or how far ahead: possible, probable, certain, future, duty, leave, alleged."""
    is_cued = not _MODALITY_CUES.isdisjoint(scan.words) or "'ll" in scan.text
    if is_cued or _OWES.search(scan.text) is not None:
        yield from _find_classes(scan, _MODALITY, "modality")


_AUXILIARY = (
    r"(?:(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|should|shall|may|might|must"
    r"|be|been)\s)"
)
_BE = r"(?:is |are |was |were )?"
_NEGATION_PARTS = {
    "yet": rf"{_AUXILIARY}?yet to",
    "not": rf"{_AUXILIARY}?not|(?:ca|wo|sha|[a-z]+)n't|cannot",
    "never": rf"{_AUXILIARY}?never",
    "no": r"no longer|no one|nobody|nothing|nowhere|none|neither|nor|no",
    "without": r"without",
    "refuse": r"refus(?:e|es|ed|ing)(?: to)?|declin(?:e|es|ed|ing) (?:to|an? (?:invitation|offer|request))"
    r"|refusal to|refrain(?:s|ed|ing)? from|reject(?:s|ed|ing)?|turn(?:s|ed|ing)? down",
    "deny": r"den(?:y|ies|ied|ying)(?: that)?|denial of|rul(?:e|es|ed|ing) out|disput(?:e|es|ed) that",
    "fail": rf"fail(?:s|ed|ing)? to|failure to|{_BE}unable to|stop(?:s|ped)? short of|{_BE}far from",
    "lack": r"lack(?:s|ed|ing)?(?: of)?",
    "unlikely": r"(?:is |are |was |were |seems |highly |very ){0,2}unlikely(?: to)?",
}
# Words of which a text needs one for the pattern to match; each negation holds one of them.
_NEGATION_CUES = read_words(
    """
    yet not cannot never no nobody nothing nowhere none neither nor without refuse refuses refused refusing
    refusal decline declines declined declining refrain refrains refrained deny denies denied denying denial
    reject rejects rejected rejecting rule rules ruled ruling fail fails failed failing failure unable stop
    stops stopped far lack lacks lacked lacking unlikely dispute disputes disputed turn turns turned turning
    """
)
_CONTRACTED = re.compile(r"(?i)[a-z]n't")
_NEGATION = re.compile(
    r"(?<![\w-])(?<!\w')(?i:"
    + "|".join(f"(?P<{sort}>{part})" for sort, part in _NEGATION_PARTS.items())
    + r")(?![\w-])"
)
_NO_NEGATION = re.compile(
    rf"(?i:{_AUXILIARY}?not (?:only|just|merely|simply|least|to mention|unlike)\b"
    r"|no (?:doubt|matter|time|sooner|stranger|less than|fewer than|more than|later than|\.? ?\d)"
    r"|no\. ?\d|nothing but\b|without (?:a )?doubt|never ?(?:mind|theless)\b|not (?:less|fewer|more) than\b)"
)
_REACH = 80
_WORD = re.compile(r"[^\W\d_](?:[\w]|'(?=\w))*")
_CLAUSE_END = re.compile(r"[.,;:!?()\"]|\s-\s")
_LIGHT_VERB_WORDS = (
    "mr mrs ms dr be been being make take get give go come yet even ever really actually officially "
    "necessarily immediately publicly currently already many much more most"
)
_LIGHT_VERBS = frozenset(stem(word) for word in _LIGHT_VERB_WORDS.split())


def _find_head(text: str, place: int) -> tuple[str, int]:
    """The stem of the first meaning-bearing word of the clause after a cue, and where it ends."""
    limit = min(len(text), place + _REACH)
    stop = _CLAUSE_END.search(text, place, limit)
    for match in _WORD.finditer(text, place, stop.start() if stop else limit):
        word = fold(match.group()).removesuffix("'s")
        if word not in STOP_WORDS and stem(word) not in _LIGHT_VERBS:
            return stem(word), match.end()
    return "", place


_QUANTIFIERS = {
    "nearly_all": r"(?:nearly|almost|virtually|practically) (?:all|every|everyone|everybody|entirely|always)",
    "all": r"all|every|everyone|everybody|everything|each|entire|entirely|always|whole",
    "most": r"most|majority|mostly|largely|mainly|primarily",
    "many": r"many|numerous|countless",
    "some": r"some|several|a few|a number of|various|partly|partially|sometimes|a couple of",
    "few": r"few|hardly any|scarcely any|rarely|seldom|a handful of",
    "part": r"part of|parts of|half of",
    "only": r"only|solely|exclusively",
}
_MODALITIES = {
    "possible": r"may|might|could|possibly|perhaps|maybe|potentially|conceivably",
    "probable": r"probably|presumably|likely(?! to)|in all likelihood",
    "certain": r"certainly|definitely|undoubtedly|surely|without (?:a )?doubt",
    "future": rf"will|shall|{_BE}(?:going|set|expected|due|about|scheduled|poised|likely|slated) to"
    r"|plan(?:s|ned)? to|planning to|intend(?:s|ed)? to|aim(?:s|ed)? to|vow(?:s|ed)? to|'ll"
    r"|hop(?:e|es|ed) to|pledg(?:e|es|ed) to|promis(?:e|es|ed) to|want(?:s|ed)? to|threaten(?:s|ed)? to"
    r"|(?:seek|try|tried|tries|attempt(?:s|ed)?|prepar(?:e|es|ed|ing)) to",
    "duty": rf"should|must|ought to|(?:has|have|had|needs?) to|{_BE}(?:required|obliged|forced) to",
    "leave": r"(?:is|are|was|were) (?:allowed|permitted|free) to",
    "alleged": r"reportedly|allegedly|apparently|alleged|purportedly|supposedly",
    "conditional": r"would",
}


def _compile(classes: dict[str, str]) -> re.Pattern[str]:
    parts = "|".join(f"(?P<{name}>{words})" for name, words in classes.items())
    return re.compile(rf"(?<![\w-])(?i:{parts})(?![\w'-])")


def _find_cues(classes: dict[str, str]) -> frozenset[str]:
    """Every word that the patterns hold, endings spelled out by hand where they have any."""
    return frozenset(_PLAIN_WORD.findall(" ".join(classes.values()))) - _GRAMMAR


_GRAMMAR = read_words("to of is are was were has have had")
_OWES = re.compile(r"\b(?i:has|have|had) to\b")
_PLAIN_WORD = re.compile(r"[a-z]{2,}")
_QUANTIFIER_CUES = _find_cues(_QUANTIFIERS)
_MODALITY_CUES = _find_cues(_MODALITIES) | read_words(
    "plans planned planning intends intended aims aimed vows vowed hopes hoped hope pledges pledged pledge "
    "promises promised promise wants wanted threatens threatened tries tried attempts attempted prepares "
    "prepared preparing prepare needs"
)
_QUANTIFIER = _compile(_QUANTIFIERS)
_MODALITY = _compile(_MODALITIES)


def _find_classes(scan: Scan, classes: re.Pattern[str], kind: DetailKind) -> Iterator[Detail]:
    for match in classes.finditer(scan.text):
        if not scan.is_taken(*match.span()):
            yield scan.make(kind, *match.span(), match.lastgroup or "")
