"""Names and words that one claim writes short and the other in full: "WHO", "dept."."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.matching.acronyms import stands_for
from claims.matching.reading import Reading, Term


def find_shortened(
    a: Reading, left_a: Sequence[Term], b: Reading, left_b: Sequence[Term]
) -> Iterator[tuple[tuple[Term, ...], tuple[Term, ...]]]:
    """Terms left over in a and in b that stand for each other; one of the two sides is a single term."""
    for short, long in _find_long_forms(a, left_a, left_b):
        yield (short,), long
    for short, long in _find_long_forms(b, left_b, left_a):
        yield long, (short,)


_LONGEST_ACRONYM = 7
_LONGEST_ABBREVIATION = 6
_WIDEST_GAP = 9


def _find_long_forms(
    reading: Reading, shorts: Sequence[Term], longs: Sequence[Term]
) -> Iterator[tuple[Term, tuple[Term, ...]]]:
    for short in shorts:
        written = reading.text[short.span.start : short.span.end].replace(".", "")
        if written.isupper() and 1 < len(written) <= _LONGEST_ACRONYM:
            found = _find_name(written.lower(), longs)
        elif (
            reading.text[short.span.end : short.span.end + 2] == ". "
            and len(written) <= _LONGEST_ABBREVIATION
        ):
            found = _find_word(written.lower(), longs)
        else:
            continue
        if found:
            yield short, found


def _find_name(acronym: str, longs: Sequence[Term]) -> tuple[Term, ...]:
    """The longest run of neighbouring names that begins with the acronym's letters, all of them used."""
    starts = [place for place, term in enumerate(longs) if term.word[:1] == acronym[0]]
    for count in range(min(len(acronym), len(longs)), 1, -1):
        for start in starts:
            run = tuple(longs[start : start + count])
            words = [term.word for term in run]
            if _is_name(run) and stands_for(acronym, words) and _is_within(acronym, "".join(words)):
                return run
    return ()


def _is_name(run: Sequence[Term]) -> bool:
    gaps = (after.span.start - before.span.end for before, after in pairwise(run))
    return all(term.is_name for term in run[1:]) and all(0 < gap <= _WIDEST_GAP for gap in gaps)


def _find_word(short: str, longs: Sequence[Term]) -> tuple[Term, ...]:
    """A longer word that has the letters of the abbreviation in their order, the first at its start."""
    for term in longs:
        if len(term.word) > len(short) and term.word[0] == short[0] and _is_within(short, term.word):
            return (term,)
    return ()


def _is_within(short: str, long: str) -> bool:
    """Whether the letters of one stand in the other in their order."""
    letters = iter(long)
    return all(letter in letters for letter in short)
