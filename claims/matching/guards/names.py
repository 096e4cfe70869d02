"""Other names in the same place: another actor, another place."""

from collections.abc import Iterator, Sequence

from claims.matching.acronyms import may_abbreviate
from claims.matching.alignment import Alignment
from claims.matching.findings import Effect, Finding, Side
from claims.matching.lexicon import are_equivalent
from claims.matching.reading import Reading, Term
from claims.text.details.places import find_country


def check_names(a: Reading, b: Reading, alignment: Alignment) -> Iterator[Finding]:
    """Names that stand in one place; a name that only one side gives is no conflict."""
    for part_a, part_b in alignment.exchanges:
        names_a, names_b = _names(part_a), _names(part_b)
        if names_a and names_b and not are_one(part_a, part_b):
            is_sure = (
                _is_one_sort(names_a, names_b)
                and not _may_be_one(a, names_a, b, names_b)
                and _is_alike_else(alignment, part_a, part_b)
            )
            effect: Effect = "subject" if is_sure else "doubt"
            yield Finding("name", effect, "differ", _say(a, names_a), _say(b, names_b))
    left_a, left_b = _leftovers(alignment.only_a), _leftovers(alignment.only_b)
    if left_a and left_b and not alignment.exchanges and not are_one(left_a, left_b):
        is_countries = all(find_country(term.key) for term in (*left_a, *left_b))
        effect = "subject" if is_countries else "doubt"
        yield Finding("name", effect, "differ", _say(a, left_a), _say(b, left_b))


def are_one(one: Sequence[Term], other: Sequence[Term]) -> bool:
    """Whether words stand for one thing: an acronym and its long form, "prime minister" and "PM"."""
    if any(find_country(term.key) for term in (*one, *other)):
        return False
    words, other_words = [term.word for term in one], [term.word for term in other]
    return are_equivalent(" ".join(words), " ".join(other_words)) or may_abbreviate(words, other_words)


_LIGHT = 0.5
# What the claims have alone besides the names, against what they share: more of it, and places mean little.
_MOST_ELSE = 0.45


def _is_alike_else(alignment: Alignment, part_a: Sequence[Term], part_b: Sequence[Term]) -> bool:
    exchanged = {term.span for term in (*part_a, *part_b)}
    only = (*alignment.only_a, *alignment.only_b)
    rest = sum(term.weight for term in only if term.span not in exchanged and not term.is_attribution)
    return rest <= 2 * _MOST_ELSE * alignment.shared_weight


def _leftovers(only: Sequence[Term]) -> tuple[Term, ...]:
    """All that one claim has alone, where these are names only: the claims are alike but for them."""
    heavy = tuple(term for term in only if term.weight > _LIGHT)
    return heavy if all(term.is_name for term in heavy) else ()


def _names(part: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(term for term in part if term.is_name)


def _may_be_one(a: Reading, names_a: Sequence[Term], b: Reading, names_b: Sequence[Term]) -> bool:
    """Two spellings of a first name before one surname: "Dave" and "David"."""
    if len(names_a) != 1 or len(names_b) != 1 or names_a[0].key[0] != names_b[0].key[0]:
        return False
    if find_country(names_a[0].key) or find_country(names_b[0].key):
        return False
    return _find_next(a, names_a[0]) == _find_next(b, names_b[0]) != ""


def _find_next(reading: Reading, term: Term) -> str:
    return next((other.key for other in reading.terms if other.span.start > term.span.end), "")


def _is_one_sort(names_a: Sequence[Term], names_b: Sequence[Term]) -> bool:
    """A country and a person can stand for one another ("France", "Macron"): no sure conflict."""
    countries_a = [bool(find_country(term.key)) for term in names_a]
    countries_b = [bool(find_country(term.key)) for term in names_b]
    return any(countries_a) == any(countries_b)


def _say(reading: Reading, terms: Sequence[Term]) -> Side:
    words = [reading.text[term.span.start : term.span.end] for term in terms]
    return Side(" ".join(words), tuple(term.span for term in terms))
