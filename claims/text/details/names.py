"""Names: capitalised runs, acronyms, countries and their demonyms."""

import re
from collections.abc import Iterator, Sequence

from claims.records import Detail
from claims.text.details.deeds import is_verb_form
from claims.text.details.places import find_country, find_seat
from claims.text.details.scan import Scan
from claims.text.normal import Token, find_tokens, is_stop_word
from claims.text.verbs import NOUN_VERBS, PLAIN_THIRD_PERSONS, PLAIN_VERBS
from claims.text.wordlists import read_words


def find_names(scan: Scan) -> Iterator[Detail]:
    """Names in reading order; `value` is folded, without titles; a country's is the country's name.

    A lone capitalised word at the start of a sentence is a name where it acts like one; words of a headline
    in capitals cannot be told from ordinary ones: of these only acronyms and countries are names.
    """
    tokens = find_tokens(scan.text)
    is_headline = _is_in_capitals(tokens)
    for run in _find_runs(scan, tokens):
        yield from _read_run(scan, run, is_headline=is_headline)


_TITLE_WORDS = """
    president prime minister vice mr mrs ms dr prof professor sir lady lord king queen prince princess pope
    general gen colonel col captain capt major lieutenant lt sergeant sgt admiral senator sen representative
    rep governor gov mayor judge justice chancellor chairman chairwoman ceo chief officer secretary foreign
    ambassador spokesman spokeswoman spokesperson director former the of elect premier
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_CONNECTORS = re.compile(
    r"[ -]|\. |\.? ?(?:of|of the|for|de|del|der|van|van der|von|bin|al|and the) ?|[ -]al-|\s&\s"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]['\"()]*)[\s\"'()*•\-]*$|(?:\W|^)[\"'(]$")
_LONGEST_GAP = 9
_REACH = 24
_FOLLOWING = re.compile(r"(?P<possessive>'s)? (?P<word>[a-z]+)")
_AUXILIARIES = read_words("has had is was will would can could may might does did")
_ENDINGS = "s ing ed ly tion sion ment ness ity ance ence ism ship age ure cy ery ology ics th"
_COMMON_ENDINGS = tuple(_ENDINGS.split())
_COMMON = read_words(
    """
    police parliament congress government inflation unemployment oil gas gold silver crude coal steel
    trade demand production traffic water rain snow ice fire smoke work school church court industry
    news time money power food wheat corn rice sugar coffee beef milk output labor labour growth debt
    research evidence nobody everyone everybody anyone someone something nothing everything anything
    today yesterday tomorrow tonight women men children people staff troop crew cattle fish opposition
    cabinet management media press public turnover profit income revenue spending consumption support
    aid help credit interest faith heat pollution software data medicine music art science history
    nature life death love war peace hope fear anger violence crime justice freedom democracy land air
    space blood sunday monday tuesday wednesday thursday friday saturday summer winter spring autumn
    state town city village half part another president chairman mayor judge king queen father mother
    brother sister minister secretary man woman boy girl radio television weather light sport football
    """
)
_LEAST_HEADLINE = 4
_LEAST_HEADLINE_WITH_VERB = 2


def _find_runs(scan: Scan, tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Neighbouring capitalised words; a possessive ending closes a run."""
    run: list[Token] = []
    for token in tokens:
        if not _is_capitalised(token) or scan.is_taken(token.span.start, token.span.end):
            continue
        if run and not _continues(scan.text, run[-1], token):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _is_capitalised(token: Token) -> bool:
    return token.text[0].isupper() and (token.is_acronym or not is_stop_word(token)) and token.text != "I"


def _continues(text: str, last: Token, token: Token) -> bool:
    gap = text[last.span.end : token.span.start]
    if len(gap) > _LONGEST_GAP:
        return False
    # A full stop ends a run unless it belongs to an initial or a title ("W.", "Mr.").
    if gap.startswith(".") and not (len(last.text) == 1 or last.word in _TITLES):
        return False
    return bool(_CONNECTORS.fullmatch(gap))


def _read_run(scan: Scan, run: list[Token], *, is_headline: bool) -> Iterator[Detail]:
    """Countries inside a run are names of their own: "Ukrainian President Zelensky" holds two."""
    rest: list[Token] = []
    position = 0
    while position < len(run):
        length, country = _match_country(run, position)
        if country:
            yield from _make_name(scan, rest, is_headline=is_headline)
            rest = []
            yield _make(scan, run[position : position + length], country, "country")
            position += length
        else:
            rest.append(run[position])
            position += 1
    yield from _make_name(scan, rest, is_headline=is_headline)


def _match_country(run: list[Token], position: int) -> tuple[int, str | None]:
    for length in (4, 3, 2, 1):
        part = run[position : position + length]
        country = find_country(" ".join(token.word for token in part)) if len(part) == length else None
        if country:
            return length, country
    return 1, None


def _make_name(scan: Scan, run: list[Token], *, is_headline: bool) -> Iterator[Detail]:
    while run and run[0].word in _TITLES:
        run = run[1:]
    named = [token for token in run if token.word not in _TITLES]
    if all(len(token.word) == 1 for token in named):
        return
    is_lone_start = (
        len(run) == 1
        and _SENTENCE_START.search(scan.text[max(0, run[0].span.start - 8) : run[0].span.start])
        and not _acts_as_name(scan.text, run[0])
    )
    if (is_headline or is_lone_start) and not (len(run) == 1 and run[0].is_acronym):
        return
    unit = "acronym" if len(run) == 1 and run[0].is_acronym else ""
    yield _make(scan, run, " ".join(token.word for token in named), unit)


def _acts_as_name(text: str, token: Token) -> bool:
    """Whether a lone capitalised word is a name by what follows: "Orban accused", "Beirut's", "Tesla has".

    Common nouns need an article there, except plurals and words for a mass or an abstract thing.
    """
    if find_seat(token.word):
        return True
    if not token.word.isalpha() or token.word.endswith(_COMMON_ENDINGS) or token.word in _COMMON:
        return False
    after = text[token.span.end : token.span.end + _REACH]
    following = _FOLLOWING.match(after)
    if following is None:
        return False
    word = following["word"]
    return bool(following["possessive"]) or word in _AUXILIARIES or is_verb_form(word)


def _make(scan: Scan, run: list[Token], value: str, unit: str) -> Detail:
    return scan.make("name", run[0].span.start, run[-1].span.end, value, unit)


def _is_in_capitals(tokens: Sequence[Token]) -> bool:
    """Whether every longer word that carries meaning is capitalised, as in many headlines."""
    long = [token for token in tokens[1:] if len(token.word) > 3 and not is_stop_word(token)]
    if len(long) < _LEAST_HEADLINE_WITH_VERB:
        return False
    if not all(token.text[0].isupper() for token in long if token.word.isalpha()):
        return False
    return len(long) >= _LEAST_HEADLINE or any(
        token.word in PLAIN_VERBS or token.word in PLAIN_THIRD_PERSONS or token.word in NOUN_VERBS
        for token in long
    )
