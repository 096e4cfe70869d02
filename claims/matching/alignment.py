"""Which terms of two claims stand for each other, and in which places they are exchanged."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from rapidfuzz.distance import Levenshtein

from claims.matching.kinship import SPELLING, find_kinship
from claims.matching.lexicon import find_synonyms
from claims.matching.reading import Reading, Term
from claims.matching.shortened import find_shortened

type Exchange = tuple[tuple[Term, ...], tuple[Term, ...]]


@dataclass(frozen=True)
class Alignment:
    """Terms by key: `pairs` maps those of a to those of b that mean the same, with a credit of 0..1.

    `spelled` are the keys of words that only spell out what the other claim writes short.
    """

    a: Reading
    b: Reading
    pairs: Mapping[str, tuple[str, float]]
    terms_a: Mapping[str, Term]
    terms_b: Mapping[str, Term]
    only_a: tuple[Term, ...]
    only_b: tuple[Term, ...]
    spelled: frozenset[str]

    # Most pairs are told apart before anybody asks for these.
    @cached_property
    def to_b(self) -> Mapping[str, str]:
        """The keys of a's terms, with those of b's that mean the same."""
        return {one: other for one, (other, _) in self.pairs.items()}

    @cached_property
    def to_a(self) -> Mapping[str, str]:
        """The keys of b's terms, with those of a's that mean the same."""
        return {other: one for one, (other, _) in self.pairs.items()}

    @cached_property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Places where, between equal neighbours, a has words that b lacks and b has others instead."""
        return tuple(_find_exchanges(self))

    @cached_property
    def changed_tokens(self) -> tuple[tuple[int, int], ...]:
        """Single words exchanged for single words, those that carry only grammar included."""
        return tuple(_find_changed_tokens(self.a, self.b))

    @cached_property
    def shared_weight(self) -> float:
        """The weight of what both have."""
        terms_a, terms_b = self.terms_a, self.terms_b
        return sum(
            [
                credit * (terms_a[one].weight + terms_b[other].weight) / 2
                for one, (other, credit) in self.pairs.items()
            ]
        )

    @cached_property
    def weights(self) -> tuple[float, float]:
        """The weight of a's terms, and of b's."""
        return (
            self.a.weight if self.terms_a is self.a.by_key else _weigh(self.terms_a),
            self.b.weight if self.terms_b is self.b.by_key else _weigh(self.terms_b),
        )


def align(a: Reading, b: Reading) -> Alignment:
    """Pair equal terms first, then related ones, heaviest first."""
    terms_a, terms_b = a.by_key, b.by_key
    pairs = {key: (key, 1.0) for key in terms_a if key in terms_b}
    left_a = [term for key, term in terms_a.items() if key not in terms_b]
    left_b = [term for key, term in terms_b.items() if key not in terms_a]
    if not left_a or not left_b:
        spelled: frozenset[str] = frozenset()
        taken_b = set(pairs)
    else:
        spelled = _pair_shortened(a, left_a, b, left_b, pairs)
        taken_b = {other for other, _ in pairs.values()}
        for credit, one, other in _rank_kin(a, left_a, b, left_b):
            if one.key not in pairs and other.key not in taken_b:
                pairs[one.key] = (other.key, credit)
                taken_b.add(other.key)
    if spelled or a.has_asides or b.has_asides:
        terms_a = {key: term for key, term in terms_a.items() if key in pairs or not _is_aside(term, spelled)}
        terms_b = {
            key: term for key, term in terms_b.items() if key in taken_b or not _is_aside(term, spelled)
        }
    only_a = tuple([term for key, term in terms_a.items() if key not in pairs])
    only_b = tuple([term for key, term in terms_b.items() if key not in taken_b])
    return Alignment(a, b, pairs, terms_a, terms_b, only_a, only_b, spelled)


def _weigh(terms: Mapping[str, Term]) -> float:
    return sum([term.weight for term in terms.values()])


def _pair_shortened(
    a: Reading, left_a: list[Term], b: Reading, left_b: list[Term], pairs: dict[str, tuple[str, float]]
) -> frozenset[str]:
    """Pair what one claim writes short; the keys of the further words of long forms, which count no more."""
    further: set[str] = set()
    for part_a, part_b in find_shortened(a, left_a, b, left_b):
        first_a, first_b = part_a[0].key, part_b[0].key
        if first_a not in pairs and all(first_b != other for other, _ in pairs.values()):
            pairs[first_a] = (first_b, SPELLING)
            further |= {term.key for term in (*part_a[1:], *part_b[1:])}
    return frozenset(further)


def _is_aside(term: Term, spelled: frozenset[str]) -> bool:
    return term.is_aside or term.key in spelled


def _rank_kin(
    a: Reading, left_a: list[Term], b: Reading, left_b: list[Term]
) -> list[tuple[float, Term, Term]]:
    """Terms that mean the same in other words, surest first; only likely pairs are looked at."""
    by_key = {term.key: term for term in left_b}
    by_start: dict[str, list[Term]] = {}
    for term in left_b:
        by_start.setdefault(_start(term.key), []).append(term)
    seats = {country: by_key[key] for key, country in b.seats.items() if key in by_key}
    kin = []
    for one in left_a:
        likely: Sequence[Term] = by_start.get(_start(one.key), ())
        synonyms = find_synonyms(one.key)
        if synonyms and (related := synonyms & by_key.keys()):
            likely = [*likely, *(by_key[key] for key in sorted(related) if by_key[key] not in likely)]
        if seat := seats.get(one.key):
            likely = [*likely, seat]
        if (country := a.seats.get(one.key)) and country in by_key:
            likely = [*likely, by_key[country]]
        kin += [(credit, one, other) for other in likely if (credit := find_kinship(one, other))]
    return sorted(kin, key=lambda found: (-found[0], *sorted((found[1].key, found[2].key))))


def _start(key: str) -> str:
    return key[0] if key[0] in "#@" else key[:2]


_LONGEST_EXCHANGE = 3


def _find_exchanges(alignment: Alignment) -> Iterator[Exchange]:
    pairs, spelled = alignment.pairs, alignment.spelled
    terms_a, terms_b = alignment.a.terms, alignment.b.terms
    keys_a = [pairs[key][0] if key in pairs else key for key in alignment.a.keys]
    keys_b = alignment.b.keys
    shared = set(keys_a) & set(keys_b)
    for range_a, range_b in find_changes(keys_a, keys_b):
        part_a = tuple(terms_a[place] for place in range_a if _is_alone(terms_a[place], pairs, spelled))
        part_b = tuple(terms_b[place] for place in range_b if _is_alone(terms_b[place], shared, spelled))
        if part_a and part_b and max(len(part_a), len(part_b)) <= _LONGEST_EXCHANGE:
            yield part_a, part_b


def _is_alone(term: Term, shared: Container[str], spelled: frozenset[str]) -> bool:
    return term.key not in shared and not _is_aside(term, spelled)


def _find_changed_tokens(a: Reading, b: Reading) -> Iterator[tuple[int, int]]:
    words_a, words_b = [token.word for token in a.tokens], [token.word for token in b.tokens]
    for range_a, range_b in find_changes(words_a, words_b):
        if len(range_a) <= _LONGEST_EXCHANGE and len(range_b) <= _LONGEST_EXCHANGE:
            yield from product(range_a, range_b)


def find_changes(keys_a: Sequence[str], keys_b: Sequence[str]) -> list[tuple[range, range]]:
    """The stretches between equal ones, as ranges of positions in both; one of them may be empty."""
    changes: list[tuple[range, range]] = []
    for operation in Levenshtein.opcodes(keys_a, keys_b):
        if operation.tag == "equal":
            continue
        range_a = range(operation.src_start, operation.src_end)
        range_b = range(operation.dest_start, operation.dest_end)
        if changes and changes[-1][0].stop == range_a.start and changes[-1][1].stop == range_b.start:
            before_a, before_b = changes.pop()
            range_a, range_b = range(before_a.start, range_a.stop), range(before_b.start, range_b.stop)
        changes.append((range_a, range_b))
    return changes
