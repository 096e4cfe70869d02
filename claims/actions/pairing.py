"""Claims compared with those that share keys with them, and what comes of it stored as matches."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from heapq import nlargest
from itertools import batched, combinations
from math import log
from typing import Any

from django.db.models import Max, Q
from django.utils import timezone

from claims.actions.keys import Holder, Keyring, find_holders
from claims.matching import MATCHER_VERSION, compare
from claims.matching.keys import Keys, find_terms, pair_key, term_key
from claims.models import Claim, Match
from claims.models.connected import MOST_VALUES
from claims.records import Comparison, MatchReason, Span

type Pair = tuple[int, int]

# What is said of two claims that have nothing to do with each other.
NOTHING = Comparison(0.0, "unrelated", None, ())
# A word of more claims than this finds nobody by itself.
MOST_CLAIMS_OF_A_TERM = 100
# With so many others a claim is compared at most: those that share most with it, and of those that share
# less than NEAR_OVERLAP of the weight of the shorter one's words only a few.
MOST_NEIGHBOURS = 12
MOST_FAR = 8
NEAR_OVERLAP = 0.3
# Claims that share less, by their keys or by all their words, are not compared.
LEAST_OVERLAP = 0.15
LEAST_ALIKE = 0.2


@dataclass(frozen=True, slots=True)
class Statement:
    """What the matcher reads of a claim: its words, where they stand, the day of the article."""

    text: str
    source_id: int
    span: Span
    written_on: date | None

    def overlaps(self, other: "Statement") -> bool:
        """Whether both are made of the same words of one source."""
        if self.source_id != other.source_id:
            return False
        return self.span.start < other.span.end and other.span.start < self.span.end


def read_statements(claim_ids: Iterable[int]) -> dict[int, Statement]:
    """The statements of claims, by id."""
    columns = ("id", "text", "source_id", "start", "end", "source__published_at")
    found = {}
    for chunk in batched(sorted(claim_ids), MOST_VALUES):
        for pk, text, source_id, start, end, at in Claim.objects.filter(pk__in=chunk).values_list(*columns):
            found[pk] = Statement(text, source_id, Span(start, end), day_of(at))
    return found


def read_texts(claim_ids: Iterable[int]) -> dict[int, str]:
    """The texts of claims, by id."""
    found: dict[int, str] = {}
    for chunk in batched(sorted(claim_ids), MOST_VALUES):
        found.update(Claim.objects.filter(pk__in=chunk).values_list("id", "text"))
    return found


def day_of(published_at: datetime | None) -> date | None:
    """The day on which an article was published, where the desk is."""
    if published_at is None:
        return None
    return timezone.localdate(published_at, timezone.get_default_timezone())


def find_pairs(keyring: Keyring) -> set[Pair]:
    """The pairs worth comparing of the claims of a keyring, each with those that share most with it."""
    rare = {key for key, count in keyring.counts.items() if 1 < count <= MOST_CLAIMS_OF_A_TERM}
    holders = {**find_holders(rare), **keyring.holders}
    total = 1 + (Claim.objects.aggregate(last=Max("id"))["last"] or 0)
    weights = {key: log(1 + total / count) for key, count in keyring.counts.items()}
    near: set[Pair] = set()
    far: set[Pair] = set()
    for pk, keys in keyring.keys.items():
        closest, others = _find_closest(pk, keys, holders, weights)
        near.update((pk, other) for other in closest)
        far.update((pk, other) for other in others)
    near |= _find_alike(far, keyring, weights)
    return {(min(pair), max(pair)) for pair in near}


def _find_closest(
    pk: int, keys: Keys, holders: Mapping[int, Sequence[Holder]], weights: Mapping[int, float]
) -> tuple[list[int], list[int]]:
    """The claims that share most with one, by the weight of shared words; then some that share little.

    A shared key of a pair tells of two words; what is no pair of words, such as a figure, counts as two.
    """
    size = len(keys.terms)
    mean = sum(weights[key] for key in keys.terms) / max(1, size)
    shared = _find_shared(keys, holders)
    shared.pop((pk, size), None)
    near: list[tuple[float, int]] = []
    far: list[tuple[float, int]] = []
    for (other, terms), words in shared.items():
        weight = sum(weights.get(word, 2 * mean) for word in words)
        overlap = round(weight / (mean * max(1, min(size, terms))), 9)
        if overlap >= LEAST_OVERLAP:
            (near if overlap >= NEAR_OVERLAP else far).append((overlap, -other))
    closest = [-other for _, other in nlargest(MOST_NEIGHBOURS, near)]
    return closest, [-other for _, other in nlargest(MOST_FAR, far)]


def _find_alike(far: set[Pair], keyring: Keyring, weights: Mapping[int, float]) -> set[Pair]:
    """Of pairs known to share little, those whose texts share more words than their keys tell."""
    texts = read_texts({other for _, other in far})
    terms = {pk: set(map(term_key, find_terms(text))) for pk, text in texts.items()}

    def overlap(pk: int, other: int) -> float:
        own = [weights[key] for key in keyring.keys[pk].terms]
        shared = sum(weights[key] for key in keyring.keys[pk].terms if key in terms[other])
        return shared * len(own) / (sum(own) * min(len(own), len(terms[other])))

    return {pair for pair in far if overlap(*pair) >= LEAST_ALIKE}


def _find_shared(keys: Keys, holders: Mapping[int, Sequence[Holder]]) -> dict[Holder, set[int]]:
    """The other holders of the keys, with the words they are known to share."""
    words_of: dict[int, tuple[int, ...]] = {
        pair_key(one, other): (one, other) for one, other in combinations(keys.terms, 2)
    }
    shared: dict[Holder, set[int]] = defaultdict(set)
    for key in dict.fromkeys((*keys.terms, *keys.pairs)):
        words = words_of.get(key, (key,))
        for holder in holders.get(key, ()):
            shared[holder].update(words)
    return shared


def store_matches(pairs: Iterable[Pair]) -> None:
    """Compare pairs of claims, and keep what has to do with each other."""
    found = compare_pairs(pairs)
    save_comparisons({pair: comparison for pair, comparison in found.items() if comparison})


def compare_pairs(pairs: Iterable[Pair]) -> dict[Pair, Comparison | None]:
    """How pairs of claims stand to each other; None for those that have nothing to do with each other."""
    wanted = sorted(pairs)
    statements = read_statements({pk for pair in wanted for pk in pair})
    return {(a, b): compare_statements(statements[a], statements[b]) for a, b in wanted}


def compare_statements(a: Statement, b: Statement) -> Comparison | None:
    """How two claims stand to each other, the days of their articles considered; None for not at all.

    Claims made of the same words of one source are no two voices: they are not compared.
    """
    if a.overlaps(b):
        return None
    comparison = compare(a.text, b.text, dates=(a.written_on, b.written_on))
    return comparison if comparison.relation != "unrelated" else None


def save_comparisons(comparisons: Mapping[Pair, Comparison]) -> None:
    """Store or renew the matches of pairs, none of them unrelated."""
    Match.objects.bulk_create(
        [as_match(pair, comparison) for pair, comparison in sorted(comparisons.items())],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["a", "b"],
        update_fields=["probability", "relation", "differs_in", "rule", "reasons", "matcher_version"],
    )


def as_match(pair: Pair, comparison: Comparison) -> Match:
    """The row that keeps a comparison."""
    return Match(
        a_id=pair[0],
        b_id=pair[1],
        probability=comparison.probability,
        relation=comparison.relation,
        differs_in=comparison.differs_in or "",
        rule=comparison.rule[:200],
        reasons=[_as_row(reason) for reason in comparison.reasons],
        matcher_version=MATCHER_VERSION,
    )


def _as_row(reason: MatchReason) -> dict[str, Any]:
    """What `dataclasses.asdict` gives, in a twentieth of its time."""
    sides = {"a_spans": reason.a_spans, "b_spans": reason.b_spans}
    spans = {name: [{"start": span.start, "end": span.end} for span in side] for name, side in sides.items()}
    return {"kind": reason.kind, "words": reason.words, **spans}


def drop_matches(pairs: Iterable[Pair]) -> None:
    """Drop the matches of pairs, if there are any."""
    for some in batched(sorted(pairs), 400):  # SQLite takes conditions nested up to a thousand deep
        condition = Q(pk__in=())
        for a, b in some:
            condition |= Q(a=a, b=b)
        Match.objects.filter(condition).delete()


def find_known_pairs(claim_ids: Iterable[int]) -> set[Pair]:
    """The pairs of which a match is stored, of claims with any others."""
    return {
        pair
        for ids in batched(sorted(claim_ids), MOST_VALUES // 2)
        for pair in Match.objects.filter(Q(a__in=ids) | Q(b__in=ids)).values_list("a_id", "b_id")
    }


def renew_matches(pairs: Iterable[Pair]) -> None:
    """Compare pairs anew: their matches are changed, added and dropped as is found now."""
    found = compare_pairs(pairs)
    drop_matches(pair for pair, comparison in found.items() if comparison is None)
    save_comparisons({pair: comparison for pair, comparison in found.items() if comparison})
