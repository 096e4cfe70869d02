"""What two claims have in common, and what only one of them adds: shown, never a conflict."""

from collections.abc import Iterable, Iterator, Sequence

from claims.matching.alignment import Alignment
from claims.matching.findings import Finding, Side, say
from claims.matching.guards.numbers import Figures
from claims.matching.reading import Reading, Term

LEAST_QUOTED_WORDS = 6


def find_shared_quotation(a: Reading, b: Reading) -> Finding | None:
    """A quotation of six or more words in a row that both give."""
    quoted_by_b = [(other, runs) for other in b.of_kind("quotation") if (runs := quoted_runs(other.value))]
    for one in a.of_kind("quotation") if quoted_by_b else ():
        runs_a = quoted_runs(one.value)
        for other, runs in quoted_by_b:
            if not runs_a.isdisjoint(runs):
                shorter = min(say(one), say(other), key=lambda side: (len(side.words), side.words)).words
                return Finding(
                    "quotation",
                    "note",
                    "both quote",
                    Side(shorter, (one.span,)),
                    Side(shorter, (other.span,)),
                )
    return None


def quoted_runs(value: str) -> frozenset[str]:
    """Every six words in a row of a quotation's folded words."""
    words = value.split()
    places = range(len(words) - LEAST_QUOTED_WORDS + 1)
    return frozenset(" ".join(words[place : place + LEAST_QUOTED_WORDS]) for place in places)


def find_shared_words(alignment: Alignment, figures: Iterable[Figures]) -> Iterator[Finding]:
    """The heaviest words that both have, and the rare figures."""
    for one, other in figures:
        yield Finding("shared number", "note", "both say", say(one), say(other))
    pairs = [
        (alignment.terms_a[one], alignment.terms_b[other])
        for one, (other, _) in alignment.pairs.items()
        if alignment.terms_a[one].is_word
    ]
    if len(pairs) > _MOST_SHOWN:
        pairs.sort(key=lambda pair: (-pair[0].weight - pair[1].weight, pair[0].span.start))
    shown = sorted(pairs[:_MOST_SHOWN], key=lambda pair: pair[0].span.start)
    if shown:
        yield Finding(
            "shared words",
            "note",
            "both say",
            _say_each(alignment.a, [one for one, _ in shown]),
            _say_each(alignment.b, [other for _, other in shown]),
        )


def find_added(a: Reading, b: Reading, alignment: Alignment, told: Sequence[Finding]) -> Iterator[Finding]:
    """Figures, dates and names that only one side has, without those a finding has told of."""
    added_a = [term for term in alignment.only_a if _is_telling(term)]
    added_b = [term for term in alignment.only_b if _is_telling(term)]
    if told:
        told_a = {span for finding in told for span in finding.a.spans}
        told_b = {span for finding in told for span in finding.b.spans}
        added_a = [term for term in added_a if term.span not in told_a]
        added_b = [term for term in added_b if term.span not in told_b]
    if added_a:
        yield Finding("added", "note", "only", _say(a, added_a), Side())
    if added_b:
        yield Finding("added", "note", "only", Side(), _say(b, added_b))


_MOST_SHOWN = 6


def _is_telling(term: Term) -> bool:
    return (term.is_name or not term.is_word) and not term.is_attribution


def _say(reading: Reading, terms: list[Term]) -> Side:
    words = dict.fromkeys(reading.text[term.span.start : term.span.end] for term in terms)
    return Side(", ".join(words), tuple(term.span for term in terms))


def _say_each(reading: Reading, terms: list[Term]) -> Side:
    """The words in the order of the terms, so that those of both sides go together."""
    spans = [term.span for term in terms]
    words = [reading.text[span.start : span.end].replace(", ", " ") for span in spans]
    return Side(", ".join(words), tuple(spans))
